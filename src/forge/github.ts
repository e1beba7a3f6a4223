import { segments } from './address.ts'
import { at, integer, list, maybe, objectId, ShapeError, text, webAddress } from './answers.ts'
import { fromBase64 } from './bytes.ts'
import type { Client } from './client.ts'
import { commitOnGitHub } from './github-commit.ts'
import type { Host, Place, Pull } from './host.ts'
import { allPages } from './pages-of.ts'
import type { ForgeSettings } from './types.ts'
import { treeWalker } from './walk-tree.ts'

export function githubHeaders(token: string): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    Accept: 'application/vnd.github+json',
    'X-GitHub-Api-Version': '2022-11-28',
  }
}

/** The largest page that GitHub gives. */
const PAGE = 100
/** How long a new fork is waited for: 30 times 3 seconds. GitHub says up to five minutes, mostly it is ten seconds. */
const FORK_TRIES = 30
const FORK_PAUSE = 3_000

/** https://docs.github.com/rest; each call is checked against GitHub's own OpenAPI description in the tests. */
export function github(client: Client, settings: ForgeSettings): Host {
  const main = `${settings.owner}/${settings.repository}`
  const ask = client.ask.bind(client)
  const pulls = (query: Record<string, string>) =>
    allPages(PAGE, async (page) => {
      const { body } = await ask(`${repo(main)}/pulls`, { query: { ...query, per_page: PAGE, page } })
      return list(body)
    })
  const listed = treeWalker(async (place, tree) => {
    const { body } = await ask(`${repo(place)}/git/trees${segments(tree)}`)
    return list(body, 'tree').map((entry) => ({
      name: text(entry, 'path'),
      type: text(entry, 'type'),
      id: objectId(entry, 'sha'),
    }))
  })
  const head: Host['head'] = async ({ id }, branch) => {
    // 409 is a repository without a commit: a fork that is still being made.
    const { status, body } = await ask(`${repo(id)}/git/ref/heads${path(branch)}`, { accept: [404, 409] })
    return status === 200 ? objectId(body, 'object', 'sha') : undefined
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

    async fork(_account, _main, base) {
      // Where there is a fork already, it is the answer.
      const place = placeIn((await ask(`${repo(main)}/forks`, { method: 'POST', body: {} })).body)
      for (let tries = 1; (await head(place, settings.branch)) === undefined; tries++) {
        if (tries === FORK_TRIES) throw client.fault('fork-not-ready')
        await client.wait(FORK_PAUSE)
      }
      // 409: its main branch has commits of its own; 422: it cannot be synchronised. Neither matters where the
      // commit to start from is there.
      const body = { branch: settings.branch }
      await ask(`${repo(place.id)}/merge-upstream`, { method: 'POST', body, accept: [409, 422] })
      const found = await ask(`${repo(place.id)}/git/commits${segments(base)}`, { accept: [404, 409, 422] })
      if (found.status !== 200) throw client.fault('fork-diverged', found.status)
      return { place, base }
    },

    async branches({ id }, prefix) {
      const { body } = await ask(`${repo(id)}/git/matching-refs/heads${path(prefix)}`)
      return list(body).map((ref) => ({
        name: text(ref, 'ref').replace('refs/heads/', ''),
        commit: objectId(ref, 'object', 'sha'),
      }))
    },

    async openPulls() {
      return (await pulls({ state: 'open', base: settings.branch })).flatMap(pullIn)
    },

    async closedPulls(place, branch) {
      const query = { state: 'closed', base: settings.branch, head: `${place.owner}:${branch}` }
      return (await pulls(query)).flatMap(pullIn).filter((pull) => pull.branch === branch)
    },

    async ahead({ id }, base, branchHead) {
      const { body } = await ask(`${repo(id)}/compare${segments(`${base}...${branchHead}`)}`)
      return list(body, 'commits').map((commit) => objectId(commit, 'sha'))
    },

    async read({ id }, blob) {
      const { body } = await ask(`${repo(id)}/git/blobs${segments(blob)}`)
      const bytes = text(body, 'encoding') === 'base64' ? fromBase64(text(body, 'content')) : undefined
      if (!bytes) throw new ShapeError('content')
      return bytes
    },

    commit: (commit) => commitOnGitHub(client, repo(commit.place.id), commit),

    async open(place, branch, { title, body }) {
      const from = place.id === main ? branch : `${place.owner}:${branch}`
      const pull = { title, body, head: from, base: settings.branch, maintainer_can_modify: true }
      const answer = await ask(`${repo(main)}/pulls`, { method: 'POST', body: pull, accept: [422] })
      if (answer.status === 201) return pullIn(answer.body)[0]!
      // Opened meanwhile, or merged meanwhile: what to do is found by looking again.
      const again = /already exists|no commits between/i.test(answer.message)
      throw client.fault(again ? 'conflict' : 'refused', answer.status)
    },
  }
}

const path = (name: string) => segments(...name.split('/'))
const repo = (id: string) => `/repos${path(id)}`

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
      branch: text(at(pull, 'head'), 'ref'),
      head: objectId(pull, 'head', 'sha'),
    },
  ]
}
