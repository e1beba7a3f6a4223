import type { Client } from './client.ts'
import { clientFor } from './client-for.ts'
import type { GiteaOperations } from './gitea-operations.ts'
import type { GitHubOperations } from './github-operations.ts'
import type { GitLabOperations } from './gitlab-operations.ts'
import { guarded, inPath, ownerAndRepo } from './host-parts.ts'
import type { Connection, ForgeSettings } from './submission.ts'
import { instant, list, text } from './untrusted.ts'

/** When the review ran last by the host's own list of runs, for who has it run there. */
export interface ReviewRuns {
  ranAt: string
  outcome: 'done' | 'failed'
  doneAt?: string
}

export interface RunsHost {
  /** Undefined where the host has none, or does not tell. */
  lastReview(): Promise<ReviewRuns | undefined>
  /** The last day of the token, `2026-03-01`; undefined where it has no end, or the host does not tell. */
  tokenEnd(): Promise<string | undefined>
}

const WORKFLOW = 'review.yml'
const EVENTS = ['pull_request_target', 'schedule', 'push']
/** Newest runs that are looked at. */
const MOST = 50

const hosts = {
  github: githubRuns,
  gitea: giteaRuns,
  gitlab: gitlabRuns,
}

/** @throws ForgeError where the token must not be sent */
export function connectRuns(settings: ForgeSettings, token: string, connection: Connection): RunsHost {
  const client = clientFor(settings, token, connection)
  return guarded(hosts[settings.kind](client, settings), client)
}

function githubRuns(client: Client, settings: ForgeSettings): RunsHost {
  const main = ownerAndRepo(`${settings.owner}/${settings.repository}`)
  const send = client.operations<GitHubOperations>(inPath)
  return {
    async lastReview() {
      const operation = 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs'
      const options = { query: { per_page: MOST }, accept: [403, 404] }
      const { status, body } = await send(operation, { ...main, workflow_id: WORKFLOW }, options)
      if (status !== 200) return undefined
      return lastOf(
        list(body?.workflow_runs ?? []).map((run) => ({
          at: instant(run?.created_at),
          outcome: text(run?.conclusion ?? ''),
        })),
      )
    },
    tokenEnd: async () => undefined,
  }
}

function giteaRuns(client: Client, settings: ForgeSettings): RunsHost {
  const main = ownerAndRepo(`${settings.owner}/${settings.repository}`)
  const send = client.operations<GiteaOperations>(inPath)
  return {
    async lastReview() {
      const options = { query: { limit: MOST }, accept: [403, 404] }
      const { status, body } = await send('GET /repos/{owner}/{repo}/actions/tasks', main, options)
      if (status !== 200) return undefined
      const runs = list(body?.workflow_runs ?? []).filter(
        (run) => text(run?.workflow_id) === WORKFLOW && EVENTS.includes(text(run?.event)),
      )
      return lastOf(runs.map((run) => ({ at: instant(run?.created_at), outcome: text(run?.status) })))
    },
    tokenEnd: async () => undefined,
  }
}

function gitlabRuns(client: Client, settings: ForgeSettings): RunsHost {
  const main = { id: `${settings.owner}/${settings.repository}` }
  const send = client.operations<GitLabOperations>(encodeURIComponent)
  return {
    async lastReview() {
      const query = { source: 'schedule', ref: settings.branch, per_page: MOST }
      const options = { query, accept: [403, 404] }
      const { status, body } = await send('GET /projects/{id}/pipelines', main, options)
      if (status !== 200) return undefined
      return lastOf(
        list(body).map((pipeline) => ({
          at: instant(pipeline?.created_at),
          outcome: text(pipeline?.status),
        })),
      )
    },
    async tokenEnd() {
      const operation = 'GET /personal_access_tokens/self'
      const { status, body } = await send(operation, {}, { accept: [403, 404] })
      const end = status === 200 ? body?.expires_at : undefined
      return end === undefined || end === null ? undefined : text(end).slice(0, 10)
    },
  }
}

const FINISHED = { success: 'done', failure: 'failed', failed: 'failed', timed_out: 'failed' } as const

/** Of the runs that ended by themselves; one that was cancelled or still runs says nothing. */
function lastOf(runs: readonly { at: string; outcome: string }[]): ReviewRuns | undefined {
  const finished = runs
    .flatMap(({ at, outcome }) =>
      Object.hasOwn(FINISHED, outcome) ? [{ at, outcome: FINISHED[outcome as keyof typeof FINISHED] }] : [],
    )
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const [newest] = finished
  const done = finished.find(({ outcome }) => outcome === 'done')
  return newest && { ranAt: newest.at, outcome: newest.outcome, ...(done && { doneAt: done.at }) }
}
