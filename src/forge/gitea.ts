import { segments } from './address.ts'
import { integer, list, maybe, objectId, ShapeError, text, webAddress } from './answers.ts'
import { fromBase64, toBase64, utf8 } from './bytes.ts'
import type { Client } from './client.ts'
import type { Host, Place, Pull } from './host.ts'
import type { Operation } from './operations.ts'
import { allPages } from './pages-of.ts'
import type { ForgeSettings } from './types.ts'
import { treeWalker } from './walk-tree.ts'

export function giteaHeaders(token: string): Record<string, string> {
  return { Authorization: `token ${token}`, Accept: 'application/json' }
}

/** The largest page that Gitea and Forgejo give as they are installed. */
const PAGE = 50
/** Pull requests that are done, newest first: one whose branch is still there is seldom older than these. */
const CLOSED_PAGES = 4
const FORK_TRIES = 30
const FORK_PAUSE = 2_000

/**
 * Gitea 1.20 and later, Forgejo: `/api/swagger` of every installation describes the calls. A commit of several
 * files is one call, and each file that it replaces is named by its blob, so a change in between is refused.
 */
export function gitea(client: Client, settings: ForgeSettings): Host {
  const main = `${settings.owner}/${settings.repository}`
  const ask = client.ask.bind(client)
  const pulls = async (query: Record<string, string | number>) => {
    const { body } = await ask(`${repo(main)}/pulls`, { query })
    return list(body)
  }
  const intoMain = (pull: unknown) => text(pull, 'base', 'ref') === settings.branch
  const listed = treeWalker(async (place, tree) => {
    const entries: unknown[] = []
    for (let page = 1; ; page++) {
      const { body } = await ask(`${repo(place)}/git/trees${segments(tree)}`, { query: { page } })
      // Where nothing is left, the list is null.
      const part = maybe(body, 'tree') === undefined ? [] : list(body, 'tree')
      entries.push(...part)
      if (maybe(body, 'truncated') !== true || part.length === 0) break
    }
    return entries.map((entry) => ({
      name: text(entry, 'path'),
      type: text(entry, 'type'),
      id: objectId(entry, 'sha'),
    }))
  })
  const head: Host['head'] = async ({ id }, branch) => {
    const { status, body } = await ask(`${repo(id)}/branches${path(branch)}`, { accept: [404] })
    return status === 200 ? objectId(body, 'commit', 'id') : undefined
  }

  return {
    head,
    list: ({ id }, commit, folder) => listed(id, commit, folder),

    async account() {
      return text((await ask('/user')).body, 'login')
    },

    async repository() {
      const { body } = await ask(repo(main))
      const canPush = maybe(body, 'permissions', 'push') === true
      return { ...placeIn(body), url: webAddress(body, 'html_url'), canPush }
    },

    async fork(account, repository) {
      const made = await ask(`${repo(main)}/forks`, { method: 'POST', body: {}, accept: [409] })
      const place = made.status === 409 ? await existingFork(account) : placeIn(made.body)
      if (!place) throw client.fault('fork-not-ready')
      for (let tries = 1; (await head(place, settings.branch)) === undefined; tries++) {
        if (tries === FORK_TRIES) throw client.fault('fork-not-ready')
        await client.wait(FORK_PAUSE)
      }
      // Gitea since 1.23. Forgejo and older ones have no such call: then the branch starts at an older state of
      // the main branch, and the pull request shows the same change all the same.
      const body = { branch: settings.branch }
      await ask(`${repo(place.id)}/merge-upstream`, {
        method: 'POST',
        body,
        accept: [400, 404, 405, 409, 422],
      })
      const base = await head(place, settings.branch)
      if (base === undefined || repository.id === place.id) throw client.fault('fork-diverged')
      return { place, base }
    },

    async branches({ id }, prefix) {
      const { status, body } = await ask(`${repo(id)}/git/refs/heads${path(prefix)}`, { accept: [404] })
      if (status === 404) return []
      // Older ones answer a single exact match without a list.
      return (Array.isArray(body) ? list(body) : [body]).map((ref) => ({
        name: text(ref, 'ref').replace('refs/heads/', ''),
        commit: objectId(ref, 'object', 'sha'),
      }))
    },

    async openPulls() {
      const all = await allPages(PAGE, (page) => pulls({ state: 'open', limit: PAGE, page }))
      return all.filter(intoMain).flatMap(pullIn)
    },

    async closedPulls(place, branch) {
      const found: Pull[] = []
      for (let page = 1; page <= CLOSED_PAGES; page++) {
        const part = await pulls({ state: 'closed', sort: 'recentupdate', limit: PAGE, page })
        found.push(...part.filter(intoMain).flatMap(pullIn))
        if (part.length < PAGE) break
      }
      return found.filter((pull) => pull.branch === branch && pull.place.id === place.id)
    },

    async ahead({ id }, base, branchHead) {
      const { body } = await ask(`${repo(id)}/compare${segments(`${base}...${branchHead}`)}`)
      if (maybe(body, 'commits') === undefined && integer(body, 'total_commits') === 0) return []
      return list(body, 'commits').map((commit) => objectId(commit, 'sha'))
    },

    async read({ id }, blob) {
      const { body } = await ask(`${repo(id)}/git/blobs${segments(blob)}`)
      const bytes = text(body, 'encoding') === 'base64' ? fromBase64(text(body, 'content')) : undefined
      if (!bytes) throw new ShapeError('content')
      return bytes
    },

    async commit({ place, branch, exists, message, operations }) {
      client.enter('files', { done: 0, total: operations.length })
      const where = exists ? { branch } : { branch: settings.branch, new_branch: branch }
      const body = { ...where, message, files: operations.map(fileOf) }
      const answer = await ask(`${repo(place.id)}/contents`, {
        method: 'POST',
        body,
        accept: [404, 409, 422],
      })
      if (answer.status >= 300) {
        // The blob is another one, the file came or went, the branch did: all found by looking again.
        const moved = /already exists|does not (?:exist|match)|not exist|sha|out of date/i.test(
          answer.message,
        )
        throw client.refusal(moved ? 'conflict' : undefined, answer)
      }
      client.enter('files', { done: operations.length, total: operations.length })
      client.enter('commit')
      return objectId(answer.body, 'commit', 'sha')
    },

    async open(place, branch, { title, body }) {
      const from = place.id === main ? branch : `${place.owner}:${branch}`
      const pull = { title, body, head: from, base: settings.branch }
      const answer = await ask(`${repo(main)}/pulls`, { method: 'POST', body: pull, accept: [409] })
      if (answer.status === 409) throw client.fault('conflict', 409)
      return pullIn(answer.body)[0]!
    },
  }

  async function existingFork(account: string): Promise<Place | undefined> {
    const forks = await allPages(PAGE, async (page) => {
      const { body } = await ask(`${repo(main)}/forks`, { query: { limit: PAGE, page } })
      return list(body).map(placeIn)
    })
    return forks.find(({ owner }) => owner.toLowerCase() === account.toLowerCase())
  }
}

const path = (name: string) => segments(...name.split('/'))
const repo = (id: string) => `/repos${path(id)}`

function fileOf(operation: Operation) {
  const { kind, path } = operation
  const was = kind === 'create' ? {} : { sha: operation.was }
  const content = kind === 'delete' ? {} : { content: toBase64(utf8(operation.text)) }
  return { operation: kind, path, ...was, ...content }
}

function placeIn(repository: unknown): Place {
  return { id: text(repository, 'full_name'), owner: text(repository, 'owner', 'login') }
}

/** None where the fork that it came from is deleted. */
function pullIn(pull: unknown): Pull[] {
  const repository = maybe(pull, 'head', 'repo')
  if (repository === undefined) return []
  return [
    {
      number: integer(pull, 'number'),
      url: webAddress(pull, 'html_url'),
      place: placeIn(repository),
      branch: text(pull, 'head', 'ref'),
      head: objectId(pull, 'head', 'sha'),
    },
  ]
}
