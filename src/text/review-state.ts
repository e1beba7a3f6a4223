import { momentInWords } from './dates.ts'

/** Whether the review still runs, as `npm run status` and the desk say it. */

type StateWords = {
  stopped: (at: string) => string
  failing: (at: string, since: string | undefined) => string
}

const lastDone = (since: string | undefined) =>
  since ? `最近一次全部做完是${momentInWords(since)}` : '还没有全部做完过'

/** For the bureau. */
export const reviewStatus = {
  current: (at: string) => `核对：在运行，最近一次${momentInWords(at)}。`,
  stopped: (at) =>
    `核对：从${momentInWords(at)}起没有运行。请看市级机器上的定时任务（systemctl status kjfz.timer），或平台上的运行记录。`,
  failing: (at, since) =>
    `核对：${momentInWords(at)}那一次没有做完，${lastDone(since)}。请运行 npm run review -- --all --token-file 令牌文件，照它说的处理。`,
  unknown:
    '核对：没有找到运行的记录。还没有运行过的，照 docs/deploy.md 设定时任务；在平台上运行的，加 --token-file 查平台的记录。',
  tokenEnds: (day: string) =>
    `令牌：${day}到期，到期以后核对不了。请在平台的“Settings → Access tokens”里轮换（Rotate），换掉令牌文件或变量。`,
} as const satisfies StateWords & Record<string, unknown>

/** For districts. */
export const reviewNotice = {
  stopped: (at) =>
    `自动核对已停：最近一次是${momentInWords(at)}。可以照常提交，收到的时间以代码托管平台为准，不受影响；核对结果会晚到。请告诉市级管理员。`,
  failing: (at, since) =>
    `自动核对没有做完（${momentInWords(at)}，${lastDone(since)}）。可以照常提交，收到的时间以代码托管平台为准，不受影响；核对结果会晚到。请告诉市级管理员。`,
} as const satisfies StateWords
