import { toBase64, utf8 } from './bytes.ts'
import type { FileChange } from './changes.ts'
import type { Client } from './client.ts'
import type { GitLabOperations } from './gitlab-operations.ts'
import type { Host, PullRequest, RepositoryRef } from './host.ts'
import { allPages, blobBytes, waitForFork } from './host-parts.ts'
import type { ForgeSettings } from './submission.ts'
import { integer, list, objectId, text, type Untrusted, webAddress } from './untrusted.ts'

export function gitlabHeaders(token: string): Record<string, string> {
  return { 'PRIVATE-TOKEN': token, Accept: 'application/json' }
}

/** The largest page that GitLab gives. */
const PAGE = 100
/** Who may push: the role Developer. https://docs.gitlab.com/api/access_requests/ */
const DEVELOPER = 30
const FORK_PAUSE = 2_000
const DIFF_LOOKS = 8
const DIFF_PAUSE = 1_000

type MergeRequests = GitLabOperations['GET /projects/{id}/merge_requests']

/**
 * https://docs.gitlab.com/api/: `commits`, `branches`, `merge_requests`, `project_forks`, `repositories`.
 * A project is known by its number. A new branch of a fork starts at a commit of the main project
 * (`start_project`), so a fork need not be synchronised.
 */
export function gitlab(client: Client, settings: ForgeSettings): Host {
  const main = { id: `${settings.owner}/${settings.repository}` }
  const send = client.operations<GitLabOperations>(encodeURIComponent)
  let mainId = ''

  return {
    async account() {
      return text((await send('GET /user', {})).body?.username)
    },

    async repository() {
      const { body } = await send('GET /projects/{id}', main)
      const ref = projectRef(body)
      mainId = ref.id
      const { project_access, group_access } = body?.permissions ?? {}
      const levels = [project_access?.access_level, group_access?.access_level]
      const canPush = levels.some((level) => Number(level ?? 0) >= DEVELOPER)
      return { ...ref, url: webAddress(body?.web_url), canPush, isArchived: body?.archived === true }
    },

    async fork(account, _main, base) {
      const made = await send('POST /projects/{id}/fork', main, { body: {}, accept: [409] })
      const repository = made.status === 409 ? await existingFork(account) : projectRef(made.body)
      if (!repository) throw client.fault('name-taken')
      await waitForFork(client, FORK_PAUSE, async () => {
        const { body } = await send('GET /projects/{id}', { id: repository.id })
        return ['finished', 'none'].includes(text(body?.import_status))
      })
      return { repository, base }
    },

    async head({ id }, branch) {
      const { status, body } = await send(
        'GET /projects/{id}/repository/branches/{branch}',
        { id, branch },
        { accept: [404] },
      )
      return status === 200 ? objectId(body?.commit?.id) : undefined
    },

    async branches({ id }, prefix) {
      const all = await allPages(PAGE, async (page) => {
        const query = { search: `^${prefix}`, per_page: PAGE, page }
        return list((await send('GET /projects/{id}/repository/branches', { id }, { query })).body)
      })
      return all.map((branch) => ({ name: text(branch?.name), commit: objectId(branch?.commit?.id) }))
    },

    openPulls: () => pulls({ state: 'opened' }),

    async closedPulls({ id }, branch) {
      const done = await Promise.all(
        (['closed', 'merged'] as const).map((state) => pulls({ state, source_branch: branch })),
      )
      return done.flat().filter(({ repository }) => repository.id === id)
    },

    async ahead({ id }, base, branch) {
      const query = {
        from: base.commit,
        to: branch.commit,
        ...(id === mainId ? {} : { from_project_id: mainId }),
      }
      const { body } = await send('GET /projects/{id}/repository/compare', { id }, { query })
      return list(body?.commits).map((commit) => objectId(commit?.id))
    },

    async list({ id }, commit, folder, depth) {
      const entries = await allPages(PAGE, async (page) => {
        const recursive = depth === 'inside' ? { recursive: true } : {}
        const query = { path: folder, ref: commit, per_page: PAGE, page, ...recursive }
        // GitLab answers 404 for a missing folder.
        const accept = [404]
        const { status, body } = await send('GET /projects/{id}/repository/tree', { id }, { query, accept })
        return status === 200 ? list(body) : []
      })
      return entries
        .filter((entry) => text(entry?.type) === 'blob')
        .map((entry) => ({ path: text(entry?.path), id: objectId(entry?.id) }))
    },

    async read({ id }, blob) {
      return blobBytes((await send('GET /projects/{id}/repository/blobs/{sha}', { id, sha: blob })).body)
    },

    async mergeBase({ number }) {
      const parameters = { ...main, iid: String(number) }
      for (let look = 1; ; look++) {
        const { body } = await send('GET /projects/{id}/merge_requests/{iid}', parameters)
        const base = body?.diff_refs?.base_sha
        // Empty for some seconds after the opening: https://gitlab.com/gitlab-org/gitlab/-/issues/386562
        if (base || look === DIFF_LOOKS) return objectId(base)
        await client.wait(DIFF_PAUSE)
      }
    },

    async commit({ repository: { id }, branch, parent, exists, message, changes }) {
      client.enter('files', { done: 0, total: changes.length })
      const elsewhere = id === mainId ? {} : { start_project: mainId }
      const start = exists ? {} : { start_sha: parent, ...elsewhere }
      const response = await send(
        'POST /projects/{id}/repository/commits',
        { id },
        {
          body: { branch, ...start, commit_message: message, actions: changes.map(actionOf) },
          accept: [400],
        },
      )
      if (response.status >= 300) {
        const moved = /already exists|doesn't exist|does not exist|has changed|could not update/i
        throw client.refusal(moved.test(response.message) ? 'conflict' : undefined, response)
      }
      client.enter('files', { done: changes.length, total: changes.length })
      client.enter('commit')
      return objectId(response.body?.id)
    },

    async openPull({ id }, branch, { title, body }) {
      const request = {
        source_branch: branch,
        target_branch: settings.branch,
        target_project_id: Number(mainId),
        title,
        description: body,
      }
      const accept = [409]
      const response = await send('POST /projects/{id}/merge_requests', { id }, { body: request, accept })
      if (response.status === 409) throw client.fault('conflict', 409)
      return pullRequest(response.body)
    },
  }

  async function pulls(query: MergeRequests['query']): Promise<PullRequest[]> {
    const all = await allPages(PAGE, async (page) => {
      const paged = { target_branch: settings.branch, ...query, per_page: PAGE, page }
      return list((await send('GET /projects/{id}/merge_requests', main, { query: paged })).body)
    })
    return all.filter((pull) => (pull?.source_project_id ?? undefined) !== undefined).map(pullRequest)
  }

  async function existingFork(account: string): Promise<RepositoryRef | undefined> {
    const forks = await allPages(PAGE, async (page) => {
      const query = { owned: true, per_page: PAGE, page }
      return list((await send('GET /projects/{id}/forks', main, { query })).body).map(projectRef)
    })
    return forks.find(({ owner }) => owner.toLowerCase() === account.toLowerCase()) ?? forks[0]
  }
}

function pullRequest(pull: Untrusted<MergeRequests['response'][number]>): PullRequest {
  return {
    number: integer(pull?.iid),
    url: webAddress(pull?.web_url),
    // The list does not name the project's owner: it is the author.
    repository: { id: String(integer(pull?.source_project_id)), owner: text(pull?.author?.username) },
    branch: text(pull?.source_branch),
    head: objectId(pull?.sha),
  }
}

function projectRef(project: Untrusted<GitLabOperations['GET /projects/{id}']['response']>): RepositoryRef {
  return { id: String(integer(project?.id)), owner: text(project?.namespace?.path) }
}

function actionOf(change: FileChange) {
  const { kind: action, path: file_path } = change
  if (change.kind === 'delete') return { action, file_path }
  return { action, file_path, content: toBase64(utf8(change.text)), encoding: 'base64' }
}
