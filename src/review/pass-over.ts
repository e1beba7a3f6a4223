import type { CommentState } from './comment-state.ts'
import { labels, type StatusState } from './label.ts'

/** What stands at a pull request now. */
export interface Standing {
  head: string
  tip: string
  labels: readonly string[]
  /** Ours, on the head; `unsupported` where it can have none. */
  status: StatusState | 'unsupported' | undefined
}

/** Whether a pull request was judged as it is, and everything that was found stands there. */
export function isDone(state: CommentState | undefined, now: Standing): boolean {
  if (!state || state.unanswered) return false
  const ours = now.labels.filter((label) => (labels as readonly string[]).includes(label))
  const isLabelled = ours.length === 1 && ours[0] === state.label
  const hasStatus = now.status === state.status
  return state.head === now.head && state.tip === now.tip && isLabelled && hasStatus
}
