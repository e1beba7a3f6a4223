import type { ReviewHost, ReviewPull, StatusState } from '../../src/forge/review-host.ts'
import { commentOf } from '../../src/review/comment.ts'
import type { CommentState } from '../../src/review/comment-state.ts'
import { labelOf, labels, statusOf } from '../../src/review/label.ts'
import type { ReviewReport } from '../../src/review/report.ts'
import { statusWords } from '../../src/text/review.ts'
import { ownComments, stateIn } from './own-comments.ts'

export type Posted =
  | 'posted'
  /** The comment stands; label or status need a token with more rights. */
  | 'without-rights'
  /** Closed, retargeted or pushed to meanwhile: the next run has it. */
  | 'moved'
  /** A later judging of the same commit was faster. */
  | 'outrun'

/** Writes status, comment and label of one report: the head is asked once more before. */
export async function postReport(
  host: ReviewHost,
  report: ReviewReport,
  siteUrl: string | undefined,
): Promise<Posted> {
  const pull = await host.pull(report.number)
  const isMoved =
    pull?.state !== 'open' || pull.head !== report.head || pull.target !== (await host.defaultBranch())
  if (isMoved) return 'moved'
  const before = await stateIn(await ownComments(host, pull))
  if (before?.head === report.head && Date.parse(before.judgedAt) > Date.parse(report.judgedAt)) return 'outrun'
  const state = statusOf(report.reasons, report.isBureausOwn)
  // Nothing that stands there from before is a success while this is written.
  const pending = await setStatus(host, pull, 'pending')
  const status = pending === 'unsupported' ? pending : state
  await writeOneComment(host, pull, report, await commentOf(report, status, siteUrl))
  const labelled = await setLabel(host, pull, labelOf(report.reasons))
  const isSet = state === 'pending' ? pending : await setStatus(host, pull, state)
  return labelled === 'refused' || isSet === 'refused' ? 'without-rights' : 'posted'
}

/** Exactly one of the three. */
async function setLabel(host: ReviewHost, pull: ReviewPull, label: string) {
  const present = await host.labels(pull)
  const others = labels.filter((each) => each !== label && present.includes(each))
  const missing = present.includes(label) ? [] : [label]
  return missing.length + others.length === 0 ? 'done' : host.setLabels(pull, missing, others)
}

function setStatus(host: ReviewHost, pull: ReviewPull, state: StatusState) {
  return host.setStatus(pull, state, statusWords[state], pull.url)
}

/** Two runs at once may each write a comment: each leaves the oldest alone, with what was judged last. */
async function writeOneComment(
  host: ReviewHost,
  pull: ReviewPull,
  report: ReviewReport,
  body: string,
): Promise<void> {
  const [known] = await ownComments(host, pull)
  await host.writeComment(pull, body, known?.id)
  const all = await ownComments(host, pull)
  const [first, ...duplicates] = all
  if (!first || duplicates.length === 0) return
  const newest = await stateIn(all)
  if (isOlder(report, newest)) return
  if (first.body !== body) await host.writeComment(pull, body, first.id)
  for (const { id } of duplicates) await host.deleteComment(pull, id)
}

/** Then the other run tidies up. */
function isOlder({ judgedAt }: ReviewReport, newest: CommentState | undefined): boolean {
  return newest !== undefined && Date.parse(newest.judgedAt) > Date.parse(judgedAt)
}
