import type { GitHubOperations } from './github-operations.ts'
import type { Send } from './operation.ts'
import type { HostReceipt, ReviewPull } from './review-host.ts'
import { instant, integer, list, text, type Untrusted } from './untrusted.ts'

const PAGE = 100
/** “This endpoint will return up to 1,000 results for each search when using the following parameters: … created, event …” */
const MOST_FOUND = 1000
const EVENT = 'pull_request_target'

/** The `run-name` of the review's workflow; so a run names the head that it was started for. */
export function runTitle({ number, head }: Pick<ReviewPull, 'number' | 'head'>): string {
  return `核对 #${number} ${head}`
}

const TITLE = /^核对 #([1-9]\d{0,9}) ([0-9a-f]{40}|[0-9a-f]{64})$/

interface Run {
  id: number
  number: number
  commit: string
  at: string
}

type Runs = GitHubOperations['GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs']

/**
 * Times of receipt from the runs of the review's workflow. The base's file runs for `pull_request_target`, so its
 * title cannot be forged from a fork; `head_sha` is not used, because GitHub does not say which commit it is there.
 * The runs are read once, from the oldest pull request on that was asked for.
 */
export function githubRuns(
  send: Send<GitHubOperations>,
  main: { owner: string; repo: string },
  workflow_id: string,
): (pull: ReviewPull) => Promise<HostReceipt[] | undefined> {
  let since = ''
  let known: Run[] | undefined = []
  return async ({ number, openedAt }) => {
    if (since === '' || openedAt < since) {
      since = openedAt
      known = await runsSince(openedAt)
    }
    return known?.filter((run) => run.number === number).map(({ commit, at }) => ({ commit, at }))
  }

  /** `undefined` where the workflow or the right is missing, or the host does not give all. */
  async function runsSince(from: string): Promise<Run[] | undefined> {
    const all = new Map<number, Run | undefined>()
    // A search ends at 1,000; the next one ends at the oldest run of the last.
    for (let until: string | undefined; ; ) {
      const found = await search(from, until)
      if (!found) return undefined
      const size = all.size
      for (const { id, run } of found.runs) all.set(id, run)
      if (found.total <= MOST_FOUND) return [...all.values()].filter((run) => run !== undefined)
      if (all.size === size || !found.oldest || found.oldest === until) return undefined
      until = found.oldest
    }
  }

  async function search(from: string, until: string | undefined) {
    const runs: { id: number; run: Run | undefined }[] = []
    let oldest: string | undefined
    for (let page = 1; ; page++) {
      const created = until ? `${seconds(from)}..${seconds(until)}` : `>=${seconds(from)}`
      const query = { event: EVENT, created, per_page: PAGE, page }
      const { status, body } = await send(
        'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
        { ...main, workflow_id },
        { query, accept: [403, 404] },
      )
      if (status !== 200) return undefined
      const part = list(body?.workflow_runs)
      for (const one of part) {
        const at = instant(one?.created_at)
        if (oldest === undefined || at < oldest) oldest = at
        runs.push({ id: integer(one?.id), run: runOf(one, at) })
      }
      const total = integer(body?.total_count)
      if (part.length === 0 || runs.length >= Math.min(total, MOST_FOUND)) return { runs, oldest, total }
    }
  }
}

function runOf(run: Untrusted<Runs['response']['workflow_runs'][number]>, at: string): Run | undefined {
  if (text(run?.event) !== EVENT) return undefined
  const [, number, commit] = TITLE.exec(text(run?.display_title ?? '')) ?? []
  return number && commit ? { id: integer(run?.id), number: Number(number), commit, at } : undefined
}

/** GitHub's searches take no fractions of a second. */
const seconds = (time: string) => time.replace(/\.\d+Z$/, 'Z')
