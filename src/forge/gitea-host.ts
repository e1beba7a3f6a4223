import { toBase64, utf8 } from './bytes.ts'
import type { FileChange } from './changes.ts'
import type { Client } from './client.ts'
import type { GiteaOperations } from './gitea-operations.ts'
import type { Host, PullRequest, RepositoryRef } from './host.ts'
import {
  allPages,
  blobBytes,
  inPath,
  ownerAndRepo,
  pullRequests,
  repositoryRef,
  treeWalker,
  waitForFork,
} from './host-parts.ts'
import type { ForgeSettings } from './submission.ts'
import { integer, list, objectId, text, type Untrusted, webAddress } from './untrusted.ts'

export function giteaHeaders(token: string): Record<string, string> {
  return { Authorization: `token ${token}`, Accept: 'application/json' }
}

/** The largest page that Gitea and Forgejo give as they are installed. */
const PAGE = 50
/** Pages of closed pull requests that are read, newest first: a branch that still exists is seldom older. */
const CLOSED_PAGES = 4
const FORK_PAUSE = 2_000

/**
 * Gitea 1.20 and later, Forgejo: `/api/swagger` of every installation describes the calls. A commit of several
 * files is one call, and each file that it replaces is named by its blob, so a change in between is refused.
 */
export function gitea(client: Client, settings: ForgeSettings): Host {
  const mainId = `${settings.owner}/${settings.repository}`
  const main = ownerAndRepo(mainId)
  const send = client.operations<GiteaOperations>(inPath)
  type Pulls = GiteaOperations['GET /repos/{owner}/{repo}/pulls']
  const pulls = async (query: Pulls['query']) =>
    list((await send('GET /repos/{owner}/{repo}/pulls', main, { query })).body)
  const intoMain = (pull: Untrusted<Pulls['response'][number]>) => text(pull?.base?.ref) === settings.branch
  const listed = treeWalker(async (id, sha) => {
    const entries = []
    for (let page = 1; ; page++) {
      const parameters = { ...ownerAndRepo(id), sha }
      const { body } = await send('GET /repos/{owner}/{repo}/git/trees/{sha}', parameters, {
        query: { page },
      })
      // An empty list is null.
      const part = list(body?.tree ?? [])
      entries.push(...part)
      if (body?.truncated !== true || part.length === 0) break
    }
    return entries
  })
  const head: Host['head'] = async ({ id }, branch) => {
    const { status, body } = await send(
      'GET /repos/{owner}/{repo}/branches/{branch}',
      { ...ownerAndRepo(id), branch },
      { accept: [404] },
    )
    return status === 200 ? objectId(body?.commit?.id) : undefined
  }

  return {
    head,
    list: ({ id }, commit, folder, depth) => listed(id, commit, folder, depth),

    async account() {
      return text((await send('GET /user', {})).body?.login)
    },

    async repository() {
      const { body } = await send('GET /repos/{owner}/{repo}', main)
      const canPush = body?.permissions?.push === true
      return {
        ...repositoryRef(body),
        url: webAddress(body?.html_url),
        canPush,
        isArchived: body?.archived === true,
      }
    },

    async fork(account, { id }) {
      const made = await send('POST /repos/{owner}/{repo}/forks', main, { body: {}, accept: [409] })
      const repository = made.status === 409 ? await existingFork(account) : repositoryRef(made.body)
      // A fork that is being made is refused in these words before it is in the list.
      if (!repository)
        throw client.fault(/already forked/i.test(made.message) ? 'fork-not-ready' : 'name-taken')
      await waitForFork(
        client,
        FORK_PAUSE,
        async () => (await head(repository, settings.branch)) !== undefined,
      )
      // Gitea since 1.23, and newer Forgejo under another name; older ones have neither, and the fork lags.
      const fork = ownerAndRepo(repository.id)
      const accept = [400, 404, 405, 409, 422]
      const body = { branch: settings.branch }
      const levelled = await send('POST /repos/{owner}/{repo}/merge-upstream', fork, { body, accept })
      if (levelled.status === 404) await send('POST /repos/{owner}/{repo}/sync_fork', fork, { accept })
      const base = await head(repository, settings.branch)
      if (base === undefined || id === repository.id) throw client.fault('fork-diverged')
      return { repository, base }
    },

    async branches({ id }, prefix) {
      const { status, body } = await send(
        'GET /repos/{owner}/{repo}/git/refs/{ref}',
        { ...ownerAndRepo(id), ref: `heads/${prefix}` },
        { accept: [404] },
      )
      if (status === 404) return []
      const references = body && 'ref' in body ? [body] : list(body)
      return references.map((reference) => ({
        name: text(reference?.ref).replace('refs/heads/', ''),
        commit: objectId(reference?.object?.sha),
      }))
    },

    async openPulls() {
      const all = await allPages(PAGE, (page) => pulls({ state: 'open', limit: PAGE, page }))
      return all.filter(intoMain).flatMap(pullRequests)
    },

    async closedPulls({ id }, branch) {
      const found: PullRequest[] = []
      for (let page = 1; page <= CLOSED_PAGES; page++) {
        const part = await pulls({ state: 'closed', sort: 'recentupdate', limit: PAGE, page })
        found.push(...part.filter(intoMain).flatMap(pullRequests))
        if (part.length < PAGE) break
      }
      return found.filter((pull) => pull.branch === branch && pull.repository.id === id)
    },

    async ahead({ id }, base, branch) {
      // Names: before 1.23, and in Forgejo of 2024, two commits are 404.
      const parameters = { ...ownerAndRepo(id), basehead: `${base.name}...${branch.name}` }
      const operation = 'GET /repos/{owner}/{repo}/compare/{basehead}'
      const { status, body } = await send(operation, parameters, { accept: [404] })
      if (status === 404) throw client.fault('conflict', status)
      const { commits } = body ?? {}
      if ((commits === undefined || commits === null) && integer(body?.total_commits) === 0) return []
      const ahead = list(commits).map((commit) => objectId(commit?.sha))
      if (ahead.length > 0 && !ahead.includes(branch.commit)) throw client.fault('conflict')
      return ahead
    },

    async read({ id }, blob) {
      const parameters = { ...ownerAndRepo(id), sha: blob }
      return blobBytes((await send('GET /repos/{owner}/{repo}/git/blobs/{sha}', parameters)).body)
    },

    async isInMain({ owner }, branch) {
      const basehead = `${settings.branch}...${owner}:${branch}`
      const operation = 'GET /repos/{owner}/{repo}/compare/{basehead}'
      const { status, body } = await send(operation, { ...main, basehead }, { accept: [400, 404] })
      return status === 200 ? integer(body?.total_commits) === 0 : undefined
    },

    async mergeBase({ number }) {
      const parameters = { ...main, index: String(number) }
      const { body } = await send('GET /repos/{owner}/{repo}/pulls/{index}', parameters)
      return objectId(body?.merge_base)
    },

    async level({ number }) {
      const operation = 'POST /repos/{owner}/{repo}/pulls/{index}/update'
      const query = { style: 'merge' } as const
      const options = { query, accept: [200, 409, 500] }
      const { status } = await send(operation, { ...main, index: String(number) }, options)
      // 500: it is level already; the merge base is entered a moment later.
      return status !== 409
    },

    async commit({ repository, branch, parent, exists, start = settings.branch, message, changes }) {
      client.enter('files', { done: 0, total: changes.length })
      const where = exists ? { branch } : { branch: start, new_branch: branch }
      const response = await send('POST /repos/{owner}/{repo}/contents', ownerAndRepo(repository.id), {
        body: { ...where, message, files: changes.map(fileOf) },
        accept: [404, 409, 422, 500],
      })
      // Its answer for nearly all that it did not foresee, with an empty message.
      if (response.status === 500 && response.message === '') {
        const [from, to] = [await head(repository, exists ? branch : start), await head(repository, branch)]
        throw client.fault(from !== parent || (to !== undefined && !exists) ? 'conflict' : 'blocked', 500)
      }
      if (response.status >= 300) {
        // The blob or the branch has changed, the file came or went: the next attempt finds it.
        const moved = /already exists|does not (?:exist|match)|not exist|sha|out of date/i
        throw client.refusal(moved.test(response.message) ? 'conflict' : undefined, response)
      }
      client.enter('files', { done: changes.length, total: changes.length })
      client.enter('commit')
      return objectId(response.body?.commit?.sha)
    },

    async openPull(repository, branch, { title, body }) {
      const head = repository.id === mainId ? branch : `${repository.owner}:${branch}`
      const response = await send('POST /repos/{owner}/{repo}/pulls', main, {
        body: { title, body, head, base: settings.branch },
        accept: [409],
      })
      if (response.status === 409) throw client.fault('conflict', 409)
      return pullRequests(response.body)[0]!
    },
  }

  async function existingFork(account: string): Promise<RepositoryRef | undefined> {
    const forks = await allPages(PAGE, async (page) => {
      const { body } = await send('GET /repos/{owner}/{repo}/forks', main, { query: { limit: PAGE, page } })
      return list(body).map(repositoryRef)
    })
    return forks.find(({ owner }) => owner.toLowerCase() === account.toLowerCase())
  }
}

function fileOf(change: FileChange) {
  const { kind: operation, path } = change
  const was = change.kind === 'create' ? {} : { sha: change.was }
  const content = change.kind === 'delete' ? {} : { content: toBase64(utf8(change.text)) }
  return { operation, path, ...was, ...content }
}
