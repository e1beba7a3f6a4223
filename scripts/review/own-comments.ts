import { type HostComment, type ReviewHost, type ReviewPull, sameAccount } from '../../src/forge/review-host.ts'
import { type CommentState, hasMarker, readState } from '../../src/review/comment-state.ts'

/** Our comments at a pull request, known by account and marker: anybody may write the marker. The oldest first. */
export async function ownComments(host: ReviewHost, pull: ReviewPull): Promise<HostComment[]> {
  const account = await host.account()
  const comments = await host.comments(pull)
  return comments.filter(({ author, body }) => sameAccount(author, account) && hasMarker(body))
}

/** The state that the newest judging left. */
export async function stateIn(comments: readonly HostComment[]): Promise<CommentState | undefined> {
  const states = await Promise.all(comments.map(({ body }) => readState(body)))
  const known = states.filter((state) => state !== undefined)
  return known.sort((a, b) => Date.parse(b.judgedAt) - Date.parse(a.judgedAt))[0]
}
