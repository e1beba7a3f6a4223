import { join, relative, resolve, sep } from 'node:path'
import { type Engagement, engagementsOf } from '../src/domain/engagement.ts'
import type { Finding } from '../src/domain/finding.ts'
import { classify, pathOf } from '../src/domain/kinds.ts'
import type { Ledger } from '../src/domain/ledger.ts'
import { noStoryOf } from '../src/domain/no-story.ts'
import { isPlainSite } from '../src/domain/site.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { checkFolder } from '../src/node/check-folder.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { mayBeCommittedBelow } from '../src/node/outside-git.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { recipientsFor } from '../src/sealed/recipients.ts'
import { draftNext, noStoryText, storyDraft as words } from '../src/text/story-draft.ts'
import { visible } from '../src/text/visible.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { EXIT, type Main, progress, runAsScript, standardOutput } from './run.ts'
import { encrypted, type Paper } from './sealed-papers.ts'
import { storyDraft } from './story-draft.ts'
import { todayOf } from './today.ts'

const HELP = `起草一篇优秀典型（六（三））：数字取自需求和经企业确认的双月报，正文是要去问的问题。

用法：npm run draft-story -- 2023/hongshan/n4s8qa [选项]

  年度/区/编号       对接签约文件：content/cycles/2023/placements/hongshan/n4s8qa.yaml
  --identity FILE    密钥文件（可写多次）：打开加密的非公开部分；也可放进环境变量 AGE_IDENTITY
  --encrypt          加密成 .age 再输出，给市级和本区（用 npm run unseal 打开）
  --now TIME         起草的日期按什么时候，如 2024-01-10T09:00:00+08:00（默认现在；样例按其中最晚的日期）
  --out DIR          输出目录（默认 out），不能在 content 里
  --root DIR         content 所在的目录（默认当前目录）
  --help             显示本说明

草稿写着“没有同意”（consent 的 given 是“否”），照样放进 content 会被核对拦下，不会公开。
需求没有公开企业名称的不起草。退出码：0 写好了；2 没有写成。
`

/** Writes a draft below `<out>/<year>/`, never where it could be published. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'draft-story',
    help: HELP,
    takesWords: true,
    options: {
      identity: { type: 'string', multiple: true, default: [] },
      encrypt: { type: 'boolean', default: false },
      now: { type: 'string' },
      out: { type: 'string', default: 'out' },
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { positionals, values } = given
  const place = placeOf(positionals)
  refuseOpenFolder(values)
  const key = await keyFrom(values.identity, process.env)
  const { ledger, findings } = await checkFolder(values.root, { onProgress: progress('正在核对'), key })
  if (!isPlainSite(ledger.settings) && !values.encrypt && (await mayBeCommittedBelow(values.out))) {
    throw new CannotRun(
      `${values.out} 在 git 仓库里，明文可能被提交。请换一个目录（默认的 out 已被忽略），或用 --encrypt 加密输出。`,
    )
  }
  const engagement = engagementAt(place, ledger, findings)
  const text = storyDraft(engagement, place.year, todayOf(ledger, values.now))
  const name = words.fileName(place.district, place.alias)
  const plain: Paper = { name, bytes: new TextEncoder().encode(text), note: '' }
  const readers = recipientsFor(ledger.site?.recipients ?? [], place.district)
  for (const { name, bytes } of values.encrypt ? await encrypted([plain], readers) : [plain]) {
    const path = join(values.out, place.year, name)
    await writeWhole(path, bytes)
    output.write(`${path}\n${draftNext(values.encrypt)}\n`)
  }
  return EXIT.ok
}

interface Place {
  year: string
  district: string
  alias: string
}

/** @throws CannotRun */
function placeOf(words: readonly string[]): Place {
  const [year = '', district = '', alias = '', ...rest] = (words[0] ?? '').split('/')
  const place = { year, district, alias }
  const isPath = classify(pathOf('placement', place)).kind === 'placement'
  if (words.length === 1 && rest.length === 0 && isPath) return place
  throw new CannotRun('请写一份对接签约的 年度/区/编号，例如：npm run draft-story -- 2023/hongshan/n4s8qa')
}

/** What lies in `content/` is public sooner or later. @throws CannotRun */
function refuseOpenFolder({ root, out }: { root: string; out: string }): void {
  const [first] = relative(resolve(root, 'content'), resolve(out)).split(sep)
  if (first === '..') return
  throw new CannotRun('草稿不写进 content：那里的文件会公开。请用 --out 另选一个目录（默认 out）。')
}

/** @throws CannotRun where there is none, or nothing to tell */
function engagementAt(
  { year, district, alias }: Place,
  ledger: Ledger,
  findings: readonly Finding[],
): Engagement {
  const file = pathOf('placement', { year, district, alias })
  const cycle = ledger.cycles.get(year)
  const engagement = cycle && engagementsOf(cycle).find((one) => one.placement.file === file)
  if (!engagement) throw new CannotRun(`没有 ${visible(file)} 这个文件。`)
  const read = [file, engagement.demand?.file, ...engagement.reports.map((report) => report.file)]
  const faulty = findings.filter(({ severity }) => severity === 'error').map((found) => found.file)
  const obstacles = [...new Set(faulty)].filter((each) => read.includes(each))
  if (obstacles.length > 0) {
    throw new CannotRun(`有文件还有错误，请先运行 npm run check 改正：${obstacles.map(visible).join('、')}`)
  }
  const sealedReport = engagement.reports.some(({ partial }) => partial.private === undefined)
  const reason = noStoryOf(engagement) ?? (sealedReport ? 'sealed' : undefined)
  if (reason) throw new CannotRun(`${visible(file)}：${noStoryText[reason]}`)
  return engagement
}

await runAsScript(import.meta.url, main)
