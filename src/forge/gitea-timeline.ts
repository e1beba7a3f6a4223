import type { Client } from './client.ts'
import type { GiteaOperations } from './gitea-operations.ts'
import type { Send } from './operation.ts'
import type { HostReceipt, ReviewHost } from './review-host.ts'
import { untilEmpty } from './review-parts.ts'
import { instant, list, objectId, ShapeError, text, type Untrusted } from './untrusted.ts'

const PAGE = 50
/** Entries that the token may not see are left out of a page, so empty ones may stand before the last. */
const EMPTY_PAGES = 5

/**
 * Times of receipt: the timeline names each push with its commits and the host's time. The commits of the opening may
 * be in none of them. They are told as assumed, and only where the pull request was never closed: pushes to a closed one
 * are not recorded. Of a branch that was forced, only what the first push replaced is.
 */
export function giteaReceipts(
  client: Client,
  send: Send<GiteaOperations>,
  main: { owner: string; repo: string },
): ReviewHost['receipts'] {
  return async ({ number, openedAt }) => {
    client.enter('receipts')
    const parameters = { ...main, index: String(number) }
    const events = await untilEmpty(async (page) => {
      const query = { limit: PAGE, page }
      const operation = 'GET /repos/{owner}/{repo}/issues/{index}/timeline'
      return list((await send(operation, parameters, { query })).body ?? [])
    }, EMPTY_PAGES)
    const pushes = events.filter((event) => text(event?.type) === 'pull_push').map(pushOf)
    const receipts = pushes.flatMap(({ commits, at }) =>
      commits.map((commit): HostReceipt => ({ commit, at })),
    )
    const wasClosed = events.some((event) => ['close', 'reopen'].includes(text(event?.type)))
    if (wasClosed) return receipts
    const assumed = (commit: string): HostReceipt => ({ commit, at: openedAt, assumed: true })
    if (pushes.some(({ isForced }) => isForced)) {
      // What the first forced push replaced, nobody had pushed since the opening.
      const opened = pushes[0]!.isForced ? pushes[0]!.commits.slice(0, 1) : []
      return [...receipts, ...opened.map(assumed)]
    }
    const commits = await untilEmpty(async (page) => {
      const query = { limit: PAGE, page, verification: false, files: false }
      const operation = 'GET /repos/{owner}/{repo}/pulls/{index}/commits'
      return list((await send(operation, parameters, { query })).body ?? [])
    })
    const pushed = new Set(receipts.map(({ commit }) => commit))
    const first = commits.map((commit) => objectId(commit?.sha)).filter((commit) => !pushed.has(commit))
    return [...receipts, ...first.map(assumed)]
  }
}

type Event = GiteaOperations['GET /repos/{owner}/{repo}/issues/{index}/timeline']['response'][number]

/** The body is JSON: the new commits; of a forced push the old head and the new one. */
function pushOf(event: Untrusted<Event>): { commits: string[]; isForced: boolean; at: string } {
  const body = parsed(text(event?.body))
  if (typeof body?.is_force_push !== 'boolean') throw new ShapeError('not a push')
  const commits = list(body.commit_ids).map(objectId)
  return { commits, isForced: body.is_force_push, at: instant(event?.created_at) }
}

function parsed(json: string): Untrusted<{ is_force_push: boolean; commit_ids: string[] }> {
  try {
    return JSON.parse(json)
  } catch {
    throw new ShapeError('not JSON')
  }
}
