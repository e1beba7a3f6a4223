import {
  type HostComment,
  type ReviewHost,
  type ReviewPull,
  sameAccount,
} from '../../src/forge/review-host.ts'
import { type CommentState, hasMarker, readState } from '../../src/review/comment-state.ts'

/** Our comments at a pull request, known by account and marker: anybody may write the marker. The oldest first. */
export async function ownComments(host: ReviewHost, pull: ReviewPull): Promise<HostComment[]> {
  const account = await host.account()
  const comments = await host.comments(pull)
  return comments.filter(({ author, body }) => sameAccount(author, account) && hasMarker(body))
}

/** The state that the newest judging left. */
export async function stateIn(comments: readonly HostComment[]): Promise<CommentState | undefined> {
  const newest = await newestOf(comments)
  return newest && readState(newest.body)
}

/** The comment of the newest judging; of two that are as new, the older comment. */
export async function newestOf(comments: readonly HostComment[]): Promise<HostComment | undefined> {
  let newest: { comment: HostComment; at: number } | undefined
  for (const comment of comments) {
    const state = await readState(comment.body)
    const at = state ? Date.parse(state.judgedAt) : Number.NEGATIVE_INFINITY
    if (!newest || at > newest.at) newest = { comment, at }
  }
  return newest?.comment
}
