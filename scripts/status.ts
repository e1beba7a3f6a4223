import { chinaDay } from '../src/domain/china-day.ts'
import type { Cycle } from '../src/domain/cycle.ts'
import { dueLines, filedDistricts, nextPeriods, unreadYears } from '../src/domain/due-list.ts'
import { pathOf } from '../src/domain/kinds.ts'
import { type LastReview, reviewState, tokenEndsSoon } from '../src/domain/last-review.ts'
import type { Ledger } from '../src/domain/ledger.ts'
import { connectRuns } from '../src/forge/review-runs.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { checkFolder } from '../src/node/check-folder.ts'
import { listContent } from '../src/node/folder.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { dueListText as dueText } from '../src/text/due-list.ts'
import { reviewStatus as words } from '../src/text/review-state.ts'
import { readContentFile } from '../src/yaml/content-file.ts'
import { requireFittingKey } from './closing-lines.ts'
import { optionsOrHelp, ROOT } from './command-options.ts'
import { inOneSentence, siteOf, tokenOf, tokenOptions } from './review/host-of-settings.ts'
import { readLastReview } from './review/last-run.ts'
import { EXIT, type Main, type Output, runAsScript, standardOutput } from './run.ts'
import { momentOf, TODAY } from './today.ts'

const HELP = `市级现在要办的事：核对是否还在运行，报送、对接、签约、到岗、双月报有哪些到期没有办。

用法：npm run status -- [选项]

  --now TIME         当作现在的时间，如 2023-03-09T09:00:00+08:00（默认现在；样例按其中最晚的日期）
  --identity FILE    密钥文件（可写多次）：加密的部分打开了才知道谁已结束、谁没有报；也可放进环境变量 AGE_IDENTITY
  --token-file FILE  令牌文件：核对在平台上运行的，查平台的运行记录和令牌的到期日；也可放进环境变量 REVIEW_TOKEN
  --root DIR         content 所在的目录（默认当前目录）
  --help             显示本说明

定时任务的记录在 out/last-review.json。截止前三天到截止后一天，几个小时没有运行就提醒。
退出码：0 没有要办的；1 有；2 无法运行。
`

/** What is due for the bureau now. */
export const main: Main = async (argv, output = standardOutput) => {
  const given = optionsOrHelp(argv, output, {
    name: 'status',
    help: HELP,
    options: {
      now: { type: 'string' },
      identity: { type: 'string', multiple: true, default: [] },
      ...tokenOptions,
      root: ROOT,
    },
  })
  if (!given) return EXIT.ok
  const { root, now: wanted, identity, ...token } = given.values
  const now = wanted === undefined || wanted === TODAY ? Date.now() : Date.parse(wanted)
  if (Number.isNaN(now)) throw new CannotRun('--now 要写成 2023-03-09T09:00:00+08:00。')
  const hosted = await ofHost(root, token).catch((error: unknown) => {
    throw inOneSentence(error)
  })
  const lines = [reviewLine(newest(await readLastReview(root), hosted.last), now, deadlinesOf(root))]
  if (hosted.tokenEnd !== undefined && tokenEndsSoon(hosted.tokenEnd, now))
    lines.push({ text: words.tokenEnds(hosted.tokenEnd), isDue: true })
  const key = await keyFrom(identity, process.env)
  const checked = await checkFolder(root, { key })
  requireFittingKey(checked)
  const { ledger } = checked
  lines.push(...dueNow(ledger, wanted))
  return say(lines, output)
}

/** What time has made due; where nobody says `wanted`, samples say their own. */
function dueNow(ledger: Ledger, wanted: string | undefined): Line[] {
  const { at: moment, ofSamples } = momentOf(ledger, wanted)
  const today = chinaDay(moment)
  const nameOf = new Map(ledger.districts.map(({ slug, shortName }) => [slug, shortName]))
  const due = dueLines(ledger, today).map((line) => ({
    text: dueText.due(line, (slug) => nameOf.get(slug) ?? slug),
    isDue: true,
  }))
  const newest = [...ledger.cycles.values()].findLast(({ cycle }) => cycle)
  const told: string[] = []
  if (ofSamples) told.push(dueText.asOf(ofSamples))
  if (newest?.cycle && Date.parse(newest.cycle.deadline) >= moment) {
    const { filed, missing } = filedDistricts(newest, ledger.districts)
    told.push(dueText.deadline(newest.cycle.deadline, moment, filed, missing))
  }
  const placements = [...ledger.cycles.values()].flatMap((cycle) => cycle.placements)
  if (placements.some(({ partial }) => partial.private === undefined)) told.push(dueText.sealed)
  for (const { period, dueOn } of nextPeriods(ledger, today)) told.push(dueText.next(period, dueOn))
  const unread = unreadYears(ledger).map((year) => ({ text: dueText.unread(year), isDue: true }))
  return [...told.map((text) => ({ text, isDue: false })), ...unread, ...due]
}

interface Line {
  text: string
  isDue: boolean
}

function say(lines: readonly Line[], output: Output): number {
  for (const { text } of lines) output.write(`${text}\n`)
  return lines.some(({ isDue }) => isDue) ? EXIT.errors : EXIT.ok
}

/** Nothing without a token. */
async function ofHost(root: string, token: { 'token-file'?: string; account?: string }) {
  const { forge } = siteOf(root)
  if (!forge || !(token['token-file'] || process.env['REVIEW_TOKEN'])) return {}
  const host = connectRuns(forge, await tokenOf(token, root), { fetch })
  const [last, tokenEnd] = [await host.lastReview(), await host.tokenEnd()]
  return { ...(last && { last }), ...(tokenEnd && { tokenEnd }) } as {
    last?: LastReview
    tokenEnd?: string
  }
}

function newest(...all: (LastReview | undefined)[]): LastReview | undefined {
  const found = all.filter((one) => one !== undefined)
  return found.sort((a, b) => Date.parse(b.ranAt) - Date.parse(a.ranAt))[0]
}

function reviewLine(last: LastReview | undefined, now: number, deadlines: readonly number[]): Line {
  if (!last) return { text: words.unknown, isDue: true }
  const state = reviewState(last, now, deadlines)
  if (state.code === 'current') return { text: words.current(state.at), isDue: false }
  if (state.code === 'stopped') return { text: words.stopped(state.at), isDue: true }
  return { text: words.failing(state.at, state.since), isDue: true }
}

/** Of every cycle that can be read, with its extensions. */
function deadlinesOf(root: string): number[] {
  const { files, read } = listContent(root)
  return files.flatMap(({ file }) => {
    const year = /^content\/cycles\/(\d{4})\/cycle\.yaml$/.exec(file)?.[1]
    if (year === undefined || file !== pathOf('cycle', { year })) return []
    const cycle = readContentFile(file, read(file))?.value as Cycle | undefined
    return cycle ? deadlinesIn(cycle) : []
  })
}

const deadlinesIn = ({ deadline, extensions = [] }: Cycle): number[] =>
  [deadline, ...extensions.map(({ until }) => until)].map((moment) => Date.parse(moment))

await runAsScript(import.meta.url, main)
