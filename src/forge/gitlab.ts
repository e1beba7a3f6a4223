import { segments } from './address.ts'
import { integer, list, maybe, objectId, ShapeError, text, webAddress } from './answers.ts'
import { fromBase64, toBase64, utf8 } from './bytes.ts'
import type { Client } from './client.ts'
import type { Host, Place, Pull } from './host.ts'
import type { Operation } from './operations.ts'
import { allPages } from './pages-of.ts'
import type { ForgeSettings } from './types.ts'

export function gitlabHeaders(token: string): Record<string, string> {
  return { 'PRIVATE-TOKEN': token, Accept: 'application/json' }
}

/** The largest page that GitLab gives. */
const PAGE = 100
/** Who may push: the role Developer. https://docs.gitlab.com/api/access_requests/ */
const DEVELOPER = 30
const FORK_TRIES = 30
const FORK_PAUSE = 2_000

/**
 * https://docs.gitlab.com/api/: `commits`, `branches`, `merge_requests`, `project_forks`, `repositories`.
 * A project is known by its number. A new branch of a fork starts at a commit of the main project
 * (`start_project`), so a fork need not be synchronised.
 */
export function gitlab(client: Client, settings: ForgeSettings): Host {
  const main = `/projects${segments(`${settings.owner}/${settings.repository}`)}`
  const ask = client.ask.bind(client)
  let mainId = ''
  const pages = (address: string, query: Record<string, string | number>, accept: number[] = []) =>
    allPages(PAGE, async (page) => {
      const answer = await ask(address, { query: { ...query, per_page: PAGE, page }, accept })
      return answer.status === 200 ? list(answer.body) : []
    })
  const head: Host['head'] = async ({ id }, branch) => {
    const { status, body } = await ask(`${repository(id)}/branches${segments(branch)}`, { accept: [404] })
    return status === 200 ? objectId(body, 'commit', 'id') : undefined
  }

  return {
    head,

    async account() {
      return text((await ask('/user')).body, 'username')
    },

    async repository() {
      const { body } = await ask(main)
      const place = placeIn(body)
      mainId = place.id
      const levels = ['project_access', 'group_access'].map((key) =>
        maybe(body, 'permissions', key, 'access_level'),
      )
      const canPush = levels.some((level) => Number(level ?? 0) >= DEVELOPER)
      return { ...place, url: webAddress(body, 'web_url'), canPush }
    },

    async fork(account, _main, base) {
      const made = await ask(`${main}/fork`, { method: 'POST', body: {}, accept: [409] })
      const place = made.status === 409 ? await existingFork(account) : placeIn(made.body)
      if (!place) throw client.fault('fork-not-ready')
      for (let tries = 1; ; tries++) {
        const { body } = await ask(`/projects${segments(place.id)}`)
        if (['finished', 'none'].includes(text(body, 'import_status'))) break
        if (tries === FORK_TRIES) throw client.fault('fork-not-ready')
        await client.wait(FORK_PAUSE)
      }
      return { place, base }
    },

    async branches({ id }, prefix) {
      const all = await pages(`${repository(id)}/branches`, { search: `^${prefix}` })
      return all.map((branch) => ({ name: text(branch, 'name'), commit: objectId(branch, 'commit', 'id') }))
    },

    openPulls: () => pulls({ state: 'opened' }),

    async closedPulls(place, branch) {
      const done = await Promise.all(
        ['closed', 'merged'].map((state) => pulls({ state, source_branch: branch })),
      )
      return done.flat().filter((pull) => pull.place.id === place.id)
    },

    async ahead({ id }, base, branchHead) {
      const query = { from: base, to: branchHead, ...(id === mainId ? {} : { from_project_id: mainId }) }
      const { body } = await ask(`${repository(id)}/compare`, { query })
      return list(body, 'commits').map((commit) => objectId(commit, 'id'))
    },

    async list({ id }, commit, folder) {
      // Where there is no such folder, GitLab says 404.
      const entries = await pages(`${repository(id)}/tree`, { path: folder, ref: commit }, [404])
      return entries
        .filter((entry) => text(entry, 'type') === 'blob')
        .map((entry) => ({ path: text(entry, 'path'), id: objectId(entry, 'id') }))
    },

    async read({ id }, blob) {
      const { body } = await ask(`${repository(id)}/blobs${segments(blob)}`)
      const bytes = text(body, 'encoding') === 'base64' ? fromBase64(text(body, 'content')) : undefined
      if (!bytes) throw new ShapeError('content')
      return bytes
    },

    async commit({ place, branch, parent, exists, message, operations }) {
      client.enter('files', { done: 0, total: operations.length })
      const elsewhere = place.id === mainId ? {} : { start_project: mainId }
      const start = exists ? {} : { start_sha: parent, ...elsewhere }
      const body = { branch, ...start, commit_message: message, actions: operations.map(actionOf) }
      const question = { method: 'POST', body, accept: [400] } as const
      const answer = await ask(`${repository(place.id)}/commits`, question)
      if (answer.status >= 300) {
        const moved = /already exists|doesn't exist|does not exist|has changed|could not update/i
        throw client.refusal(moved.test(answer.message) ? 'conflict' : undefined, answer)
      }
      client.enter('files', { done: operations.length, total: operations.length })
      client.enter('commit')
      return objectId(answer.body, 'id')
    },

    async open(place, branch, { title, body }) {
      const request = {
        source_branch: branch,
        target_branch: settings.branch,
        target_project_id: Number(mainId),
        title,
        description: body,
      }
      const question = { method: 'POST', body: request, accept: [409] } as const
      const answer = await ask(`/projects${segments(place.id)}/merge_requests`, question)
      if (answer.status === 409) throw client.fault('conflict', 409)
      return pullIn(answer.body)
    },
  }

  async function pulls(query: Record<string, string>): Promise<Pull[]> {
    const all = await pages(`${main}/merge_requests`, { target_branch: settings.branch, ...query })
    return all.filter((pull) => maybe(pull, 'source_project_id') !== undefined).map(pullIn)
  }

  async function existingFork(account: string): Promise<Place | undefined> {
    const forks = (await pages(`${main}/forks`, { owned: 'true' })).map(placeIn)
    return forks.find(({ owner }) => owner.toLowerCase() === account.toLowerCase()) ?? forks[0]
  }

  function pullIn(pull: unknown): Pull {
    return {
      number: integer(pull, 'iid'),
      url: webAddress(pull, 'web_url'),
      // Whose project it is, the list does not say: the author's.
      place: { id: String(integer(pull, 'source_project_id')), owner: text(pull, 'author', 'username') },
      branch: text(pull, 'source_branch'),
      head: objectId(pull, 'sha'),
    }
  }
}

const repository = (id: string) => `/projects${segments(id)}/repository`

function placeIn(project: unknown): Place {
  return { id: String(integer(project, 'id')), owner: text(project, 'namespace', 'path') }
}

function actionOf(operation: Operation) {
  const { kind, path } = operation
  if (kind === 'delete') return { action: kind, file_path: path }
  return { action: kind, file_path: path, content: toBase64(utf8(operation.text)), encoding: 'base64' }
}
