import type { NoStory } from '../domain/no-story.ts'
import { dateInWords, monthInWords } from './dates.ts'

/** Wording of a story's draft: what is known as figures, and what an editor has to ask. */
export const storyDraft = {
  fileName: (district: string, alias: string) => `典型草稿-${district}-${alias}.mdx`,
  title: '（请拟标题，60字以内）',
  summary: '（请写摘要，200字以内：卡在哪里，怎么解决，现在怎么样）',
  labels: {
    challenges: '提出的技术创新难题',
    days: (from: string, to: string) =>
      from === to
        ? `到企业服务（${monthInWords(from)}）`
        : `到企业服务（${monthInWords(from)}至${monthInWords(to)}）`,
  },
  units: { challenges: '个', days: '天' },
  sources: {
    demand: '企业填报的附件1',
    reports: (count: number) => `经企业确认的双月报，共${count}份`,
  },
} as const

interface DraftFacts {
  /** Figures that the head of the file has no room for. */
  more: readonly { label: string; value: string; unit: string; asOf: string; source: string }[]
  unconfirmed: number
  hasDemand: boolean
}

const QUESTIONS: readonly { title: string; questions: readonly string[] }[] = [
  {
    title: '原来卡在哪里',
    questions: [
      '企业当初遇到的是什么问题？在哪台设备、哪道工序、什么时候最明显？',
      '问题一个月要损失多少？是谁最先受不了的？',
      '请专家以前，企业自己试过什么办法？为什么不行？',
    ],
  },
  {
    title: '怎么弄清原因',
    questions: [
      '专家第一次到厂里，先看了什么、测了什么？',
      '有没有先判断错、改错的时候？后来怎么发现的？',
      '真正的原因是什么？用外行听得懂的话怎么说？',
    ],
  },
  {
    title: '怎么解决',
    questions: [
      '改了什么？谁动手，专家、企业各做了哪一部分？',
      '花了多长时间、多少钱？中间哪一步差点做不下去？',
    ],
  },
  {
    title: '现在怎么样',
    questions: [
      '原来是多少，现在是多少？哪天测的，谁测的，记录在哪里？',
      '文件头里的数字和企业手里的记录对得上吗？说明不了问题的数字请删去，换成这一个问题的指标。',
      '还有什么没有解决？下一步打算做什么？',
    ],
  },
  {
    title: '当事人的话',
    questions: ['车间、研发和企业负责人各怎么说？请记原话，注明姓名和职务，本人同意才写。'],
  },
]

const BEFORE_PUBLISHING = [
  '企业、专家和派出单位都看过全文，同意公开自己的名称和姓名。',
  '没有手机号、邮箱、证件号，没有企业不愿意公开的工艺和价格。',
  '写到的其他人，也都同意写进来。',
  '上面的问题都已经写成文章，标题和摘要已经拟好，这一节也已经删去。',
]

/** The body: sentences of our own and numbers, nothing that somebody has written. */
export function draftBody({ more, unconfirmed, hasDemand }: DraftFacts): string {
  const list = (lines: readonly string[]) => lines.map((line) => `- ${line}`).join('\n')
  const notes = [
    ...(unconfirmed > 0 ? [`有${unconfirmed}份双月报企业还没有确认，没有算进数字。`] : []),
    ...(hasDemand ? [] : ['没有这一年的需求文件，行业领域先写了“其他”，请改成企业所在的行业。']),
  ]
  return [
    '这是草稿，不会公开：文件头的数字来自附件1和经企业确认的双月报，其余都要去问。逐条写成文章，再把问题删去。',
    ...(notes.length > 0 ? [list(notes)] : []),
    ...QUESTIONS.map(({ title, questions }) => `## ${title}\n\n${list(questions)}`),
    ...(more.length > 0 ? [`## 另有的数字\n\n${list(more.map(figureLine))}`] : []),
    `## 公开以前\n\n${list(BEFORE_PUBLISHING)}`,
  ].join('\n\n')
}

const figureLine = ({ label, value, unit, asOf, source }: DraftFacts['more'][number]) =>
  `${label}：${value}${unit}（截至${dateInWords(asOf)}，${source}）`

/** Why there is no draft, and what can be done. */
export const noStoryText: Record<NoStory, string> = {
  sealed: '非公开部分已加密，这里没有能打开它的密钥。请加 --identity。',
  anonymous:
    '对应的需求没有公开企业名称。典型要写企业名称，写出来就等于说出那份需求是谁的；请先请企业在需求里公开名称，再写典型。',
  'not-on-duty': '专家还没有到岗，没有可以写的。',
  'unknown-pair':
    '看不出是哪家企业、哪位专家：需求不在，选派名单里也没有这一对。请先运行 npm run check 查看。',
}

export const draftNext = (secret: boolean) =>
  `${secret ? '打开以后，' : ''}照里面的问题写成文章，当事人同意以后把 consent 的 given 改为“是”，另取一个英文文件名放进 content/showcase/（不要用对接签约的编号）。`
