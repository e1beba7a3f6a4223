import type { Client } from './client.ts'
import { commitOnGitHub } from './github-commit.ts'
import type { GitHubOperations } from './github-operations.ts'
import type { Host } from './host.ts'
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
import { list, objectId, text, webAddress } from './untrusted.ts'

export function githubHeaders(token: string): Record<string, string> {
  return {
    Authorization: `Bearer ${token}`,
    Accept: 'application/vnd.github+json',
    'X-GitHub-Api-Version': '2022-11-28',
  }
}

/** The largest page that GitHub gives. */
const PAGE = 100
/** GitHub says that a fork takes up to five minutes; mostly it is ten seconds. */
const FORK_PAUSE = 3_000

/** https://docs.github.com/rest */
export function github(client: Client, settings: ForgeSettings): Host {
  const main = ownerAndRepo(`${settings.owner}/${settings.repository}`)
  const send = client.operations<GitHubOperations>(inPath)
  const pulls = (query: { state: 'open' | 'closed'; base: string; head?: string }) =>
    allPages(PAGE, async (page) => {
      const paged = { ...query, per_page: PAGE, page }
      return list((await send('GET /repos/{owner}/{repo}/pulls', main, { query: paged })).body)
    })
  const listed = treeWalker(async (id, tree_sha) => {
    const parameters = { ...ownerAndRepo(id), tree_sha }
    return list((await send('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', parameters)).body?.tree)
  })
  const head: Host['head'] = async ({ id }, branch) => {
    const parameters = { ...ownerAndRepo(id), ref: `heads/${branch}` }
    // 409 is a repository without a commit: a fork that is still being made.
    const { status, body } = await send('GET /repos/{owner}/{repo}/git/ref/{ref}', parameters, {
      accept: [404, 409],
    })
    return status === 200 ? objectId(body?.object?.sha) : undefined
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

    async fork(_account, _main, base) {
      // Returns the existing fork, if there is one.
      const made = await send('POST /repos/{owner}/{repo}/forks', main, { body: {} })
      const repository = repositoryRef(made.body)
      const fork = ownerAndRepo(repository.id)
      await waitForFork(
        client,
        FORK_PAUSE,
        async () => (await head(repository, settings.branch)) !== undefined,
      )
      // 409: its main branch has commits of its own; 422: it cannot be synchronised. Both are harmless if the
      // commit to start from exists.
      const levelled = await send('POST /repos/{owner}/{repo}/merge-upstream', fork, {
        body: { branch: settings.branch },
        accept: [409, 422],
      })
      if (/workflow/i.test(levelled.message)) throw client.refusal(undefined, levelled)
      const found = await send(
        'GET /repos/{owner}/{repo}/git/commits/{commit_sha}',
        { ...fork, commit_sha: base },
        { accept: [404, 409, 422] },
      )
      if (found.status !== 200) throw client.fault('fork-diverged', found.status)
      return { repository, base }
    },

    async branches({ id }, prefix) {
      const parameters = { ...ownerAndRepo(id), ref: `heads/${prefix}` }
      const { body } = await send('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', parameters)
      return list(body).map((ref) => ({
        name: text(ref?.ref).replace('refs/heads/', ''),
        commit: objectId(ref?.object?.sha),
      }))
    },

    async openPulls() {
      return (await pulls({ state: 'open', base: settings.branch })).flatMap(pullRequests)
    },

    async closedPulls({ owner }, branch) {
      const done = await pulls({ state: 'closed', base: settings.branch, head: `${owner}:${branch}` })
      return done.flatMap(pullRequests).filter((pull) => pull.branch === branch)
    },

    async ahead({ id }, base, branch) {
      const parameters = { ...ownerAndRepo(id), basehead: `${base.commit}...${branch.commit}` }
      const { body } = await send('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
      return list(body?.commits).map((commit) => objectId(commit?.sha))
    },

    async read({ id }, blob) {
      const parameters = { ...ownerAndRepo(id), file_sha: blob }
      return blobBytes((await send('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', parameters)).body)
    },

    async mergeBase({ head }) {
      const parameters = { ...main, basehead: `${settings.branch}...${head}` }
      const { body } = await send('GET /repos/{owner}/{repo}/compare/{basehead}', parameters)
      return objectId(body?.merge_base_commit?.sha)
    },

    commit: (commit) => commitOnGitHub(client, send, commit),

    async openPull(repository, branch, { title, body }) {
      const head = repository.id === `${main.owner}/${main.repo}` ? branch : `${repository.owner}:${branch}`
      const response = await send('POST /repos/{owner}/{repo}/pulls', main, {
        body: { title, body, head, base: settings.branch, maintainer_can_modify: true },
        accept: [422],
      })
      if (response.status === 201) return pullRequests(response.body)[0]!
      // Opened or merged meanwhile: the next attempt finds it.
      const again = /already exists|no commits between/i.test(response.message)
      throw client.fault(again ? 'conflict' : 'refused', response.status)
    },
  }
}
