import type { KeptReceipts } from '../domain/receipt.ts'
import { momentInWords } from '../text/dates.ts'
import { codeSpan, reasonInWords, verdicts, commentWords as words } from '../text/review.ts'
import { visible } from '../text/visible.ts'
import { type CommentState, stateLine } from './comment-state.ts'
import { labelOf } from './label.ts'
import type { ReviewReport } from './report.ts'
import { safeMarkdown } from './safe-markdown.ts'

/** GitHub ends a comment at 65,536 characters. */
const LONGEST = 65_000
/** Of the first line, so that the text has room. */
const LONGEST_STATE = 40_000
const MOST_RUNS = 500
const MOST_RECEIPTS = 40

/** The one comment of a pull request: what was judged, the outcome, the times of receipt, and what the judge found. */
export async function commentOf(
  report: ReviewReport,
  status: CommentState['status'],
  siteUrl: string | undefined,
): Promise<string> {
  const { head, tip, judgedAt, unanswered, receipts, reasons } = report
  const label = labelOf(reasons)
  const first = await firstLine({ head, tip, judgedAt, label, status, unanswered, receipts })
  const own = [
    `## ${words.heading(label)}`,
    [verdicts[label], ...reasons.map((reason) => `- ${reasonInWords(reason)}`)].join('\n'),
    ...(report.rightsNotCounted ? [words.rightsNotCounted] : []),
    factsTable(report),
    words.about,
    ...receiptTable(receipts),
  ].join('\n\n')
  const safe = visibleLines(`${own}\n\n${report.body}`)
  return `${first}\n${safeMarkdown(cut(safe, LONGEST - first.length), siteUrl)}\n`
}

/** What the oldest runs had, as far as a comment holds it; of later ones the host is asked again. */
async function firstLine(state: CommentState): Promise<string> {
  const runs = state.receipts.runs.slice(0, MOST_RUNS)
  for (let most = runs.length; ; most = Math.floor(most * 0.8)) {
    const held = runs.map(({ entries, ...run }, at) => (entries && at < most ? { ...run, entries } : run))
    const line = await stateLine({ ...state, receipts: { runs: held } })
    if (line.length <= LONGEST_STATE || most === 0) return line
  }
}

function factsTable({ head, tip, receivedAt, judgedAt }: ReviewReport): string {
  const moment = (at: string | undefined) => (at ? words.inChina(momentInWords(at)) : words.unknown)
  return [
    `| ${words.head} | \`${head}\` |`,
    '|---|---|',
    `| ${words.tip} | \`${tip}\` |`,
    `| ${words.receivedAt} | ${moment(receivedAt)} |`,
    `| ${words.judgedAt} | ${moment(judgedAt)} |`,
  ].join('\n')
}

function receiptTable({ runs }: KeptReceipts): string[] {
  const rows = runs.flatMap(({ receivedAt, entries = [] }) =>
    entries.map(
      ({ file, blob }) =>
        `| ${codeSpan(file)} | ${codeSpan(blob.slice(0, 12))} | ${momentInWords(receivedAt)} |`,
    ),
  )
  if (rows.length === 0) return []
  const left = rows.length - MOST_RECEIPTS
  const table = [`| ${words.receiptColumns.join(' | ')} |`, '|---|---|---|', ...rows.slice(0, MOST_RECEIPTS)]
  return [`### ${words.receipts}`, table.join('\n'), ...(left > 0 ? [words.moreReceipts(left)] : [])]
}

/** Control characters are shown, line by line. */
function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n')
}

/** Whole lines. The escapes that come after may lengthen the text by a few characters for each that they replace. */
function cut(text: string, longest: number): string {
  if (text.length <= longest * 0.9) return text
  const kept = text.slice(0, Math.floor(longest * 0.9))
  return kept.slice(0, kept.lastIndexOf('\n'))
}
