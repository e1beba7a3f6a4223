import type { ReviewHost, ReviewPull, StatusState } from '../../src/forge/review-host.ts'
import { commentOf } from '../../src/review/comment.ts'
import { labelOf, labels, statusOf } from '../../src/review/label.ts'
import type { ReviewReport } from '../../src/review/report.ts'
import { statusWords } from '../../src/text/review.ts'
import { newestOf, ownComments, stateIn } from './own-comments.ts'

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
  if (before?.head === report.head && Date.parse(before.judgedAt) > Date.parse(report.judgedAt))
    return 'outrun'
  const state = statusOf(report.reasons, report.isBureausOwn)
  const isElsewhere = state !== 'success' && (await isSuccessElsewhere(host, pull, report))
  // Nothing that stands there from before is a success while this is written.
  const pending = isElsewhere ? 'done' : await setStatus(host, pull, 'pending')
  const status = pending === 'unsupported' ? pending : state
  const body = await commentOf(report, status, siteUrl)
  if (!(await writeOneComment(host, pull, report, body))) return 'outrun'
  const labelled = await setLabel(host, pull, labelOf(report.reasons))
  const isSet = state === 'pending' || isElsewhere ? pending : await setStatus(host, pull, state)
  return labelled === 'refused' || isSet === 'refused' ? 'without-rights' : 'posted'
}

/**
 * A status belongs to a commit. Whoever opens another pull request of a district's very commit does not take away what
 * was found for the district; merging either gives the same.
 */
async function isSuccessElsewhere(
  host: ReviewHost,
  pull: ReviewPull,
  { tip }: ReviewReport,
): Promise<boolean> {
  for (const other of await host.openPulls()) {
    if (other.head !== pull.head || other.number === pull.number) continue
    const state = await stateIn(await ownComments(host, other))
    if (state?.head === pull.head && state.tip === tip && state.status === 'success') return true
  }
  return false
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

/**
 * Two runs at once may each write a comment. Whoever sees both leaves the oldest alone, with what was judged last;
 * false if that is another run's.
 */
async function writeOneComment(
  host: ReviewHost,
  pull: ReviewPull,
  { judgedAt }: ReviewReport,
  body: string,
): Promise<boolean> {
  const [known] = await ownComments(host, pull)
  await host.writeComment(pull, body, known?.id)
  const all = await ownComments(host, pull)
  const newest = await newestOf(all)
  const [first, ...duplicates] = all
  if (first && newest && first.body !== newest.body) await host.writeComment(pull, newest.body, first.id)
  for (const { id } of duplicates) await host.deleteComment(pull, id)
  const state = newest && (await stateIn([newest]))
  return state === undefined || Date.parse(state.judgedAt) <= Date.parse(judgedAt)
}
