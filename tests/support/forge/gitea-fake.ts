import * as z from 'zod/mini'
import type { GiteaOperations } from '../../../src/forge/gitea-operations.ts'
import { type BaseCall, type Fake, optional, pageOf, positive, router, type Subset, sha } from './fake.ts'
import { giteaAdminRoutes, type RecordedOperations } from './gitea-admin-fake.ts'
import { giteaReviewRoutes } from './gitea-review-fake.ts'
import { giteaSetupRoutes, giteaTaskRoutes } from './setup-fakes.ts'
import type { HostedPull, HostedRepository } from './test-host.ts'

/** Gitea's API, as far as it is used. The statuses of the refusals are those of its `routers/api/v1/repo/`. */

const refusal = (message: string) => ({ message, url: '/api/swagger' })
const PAGE_403 =
  '\n<!DOCTYPE html>\n<html lang="en-US"><head><title>Internal Server Error</title></head></html>\n'
/** As recorded: a page for a label, nothing for a comment, JSON else. */
const forbidden = (operation: string) => {
  if (/\/labels/.test(operation)) return PAGE_403
  return /\/issues\/comments/.test(operation)
    ? ''
    : refusal('user should have a permission to write to a repo')
}
const { routes, on } = router<RecordedOperations>({
  refusal,
  notFound: "The target couldn't be found.",
  forbidden,
  slashes: ['branch', 'ref', 'basehead'],
  find: (host, { owner, repo }) => host.find(owner!, repo!),
})

export const giteaFake: Fake = {
  prefix: '/api/v1',
  routes,
  headers: { accept: /^application\/json$/ },
  token: ({ authorization }) => /^token (\S+)$/.exec(String(authorization))?.[1],
  // What `[cors] ENABLED = true` with `HEADERS = *` sends.
  cors: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': 'Authorization, Content-Type, Accept',
  },
  badToken: 'user does not exist [uid: 0, name: ]',
  refusal,
  forbidden,
  outOfScope: (operation) => {
    const right = operation === 'GET /user' ? 'read:user' : 'write:repository'
    return refusal(`token does not have at least one of required scope(s): [${right}]`)
  },
  pullRef: (number) => `refs/pull/${number}/head`,
}

const NO_RIGHT = 'user should have a permission to write to this branch'
const NOT_FOUND = "The target couldn't be found."
const pageNotFound = { status: 404, body: '404 page not found\n' }
/** Most refusals that it did not foresee: 500 with an empty message. */
const unforeseen = { status: 500, body: refusal('') }

on('GET /user', { success: 200 }, ({ account: { id, login }, respond }) => respond({ id, login }))

on('GET /repos/{owner}/{repo}', { success: 200, refusals: [404] }, (call) => {
  return call.respond(describeRepository(call, call.repository))
})

const paging = { page: optional(positive()), limit: optional(positive()) }
/** Gitea gives no more than 50, whatever is asked for. */
const page = <T>(all: readonly T[], query: { page?: number; limit?: number }) =>
  pageOf(all, query.page, Math.min(50, query.limit ?? 30))

on(
  'GET /repos/{owner}/{repo}/forks',
  { success: 200, refusals: [404], query: z.strictObject(paging) },
  (call) => {
    const forks = call.host.repositories.filter(({ parent }) => parent === call.host.main)
    return call.respond(page(forks, call.query).map((fork) => describeRepository(call, fork)))
  },
)

on(
  'POST /repos/{owner}/{repo}/forks',
  { success: 202, refusals: [403, 404, 409, 422], body: z.strictObject({}) },
  (call) => {
    const { account, host, repository, refuse, respond } = call
    const [from, to] = [`${repository.owner}/${repository.name}`, `${account.login}/${repository.name}`]
    if (host.forkOf(account)) {
      return refuse(
        409,
        `repository is already forked by user [uname: ${account.login}, repo path: ${from}, fork path: ${to}]`,
      )
    }
    if (host.find(account.login, repository.name)) {
      return refuse(409, `repository already exists [uname: ${account.login}, name: ${repository.name}]`)
    }
    const fork = host.fork(account)
    return respond(describeRepository(call, fork))
  },
)

on(
  'POST /repos/{owner}/{repo}/merge-upstream',
  { success: 200, refusals: [400, 403, 404], body: z.strictObject({ branch: z.string() }) },
  (call) => {
    const { body, host, repository, mayPush, respond, refuse } = call
    const { git, parent } = repository
    if (host.options.version !== 'new') return pageNotFound
    if (!mayPush) return refuse(403, NO_RIGHT)
    if (!parent) return refuse(400, 'invalid base repository')
    const [theirs, ours] = [parent.git.head(body.branch), git.head(body.branch)]
    if (!theirs || !ours) return refuse(404, 'branch does not exist')
    git.fetch(parent.git, theirs)
    if (git.contains(ours, theirs)) return respond({ merge_type: 'up-to-date' })
    if (!git.contains(theirs, ours)) return refuse(400, 'merge conflict')
    git.update(body.branch, theirs, ours)
    return respond({ merge_type: 'fast-forward' })
  },
)

on(
  'POST /repos/{owner}/{repo}/sync_fork',
  { success: 204 },
  ({ host, repository, mayPush, forbid, empty }) => {
    const { git, parent } = repository
    if (host.options.version !== 'forgejo' || !parent) return pageNotFound
    if (!mayPush) return forbid()
    const [theirs, ours] = [parent.git.head(host.options.main)!, git.head(host.options.main)!]
    git.fetch(parent.git, theirs)
    if (git.contains(theirs, ours)) git.update(host.options.main, theirs, ours)
    return empty()
  },
)

on('GET /repos/{owner}/{repo}/branches/{branch}', { success: 200, refusals: [404] }, (call) => {
  const { host, repository, mayPush, respond, refuse } = call
  const name = call.parameters.branch
  const isThere = host.isReady(repository) && host.isEntered(repository, name)
  const id = isThere ? repository.git.head(name) : undefined
  if (!id) return refuse(404, NOT_FOUND)
  const isProtected = host.isProtected(repository, name)
  return respond({ name, commit: { id }, protected: isProtected, user_can_push: mayPush && !isProtected })
})

on('GET /repos/{owner}/{repo}/git/refs/{ref}', { success: 200, refusals: [404] }, (call) => {
  const found = call.repository.git.branches(call.parameters.ref.replace('heads/', ''))
  const references = found.map(({ name, commit }) => ({
    ref: `refs/heads/${name}`,
    object: { type: 'commit', sha: commit },
  }))
  return references.length === 0 ? call.refuse(404, NOT_FOUND) : call.respond(references)
})

const MOST_ENTRIES = 1000
const treeQuery = z.strictObject({
  page: optional(positive()),
  per_page: optional(positive()),
  recursive: optional(z.stringbool()),
})

on(
  'GET /repos/{owner}/{repo}/git/trees/{sha}',
  { success: 200, refusals: [400, 404], query: treeQuery },
  (call) => {
    const { git } = call.repository
    const id = git.treeAt(call.parameters.sha)
    if (!id) return call.refuse(404, NOT_FOUND)
    const all = call.query.recursive ? git.listAll(id) : git.list(id)
    const { page = 1 } = call.query
    const part = pageOf(all, page, MOST_ENTRIES)
    return call.respond({
      sha: id,
      // Null where it is empty.
      tree:
        part.length === 0
          ? (null as never)
          : part.map(({ name, mode, type, id }) => ({ path: name, mode, type, sha: id })),
      truncated: page * MOST_ENTRIES < all.length,
      page,
      total_count: all.length,
    })
  },
)

on('GET /repos/{owner}/{repo}/git/blobs/{sha}', { success: 200, refusals: [404] }, (call) => {
  const { sha } = call.parameters
  const bytes = call.repository.git.blob(sha)
  if (!bytes) return call.refuse(404, NOT_FOUND)
  return call.respond({ sha, size: bytes.length, encoding: 'base64', content: bytes.toString('base64') })
})

const changedFiles = z.strictObject({
  branch: z.string(),
  new_branch: optional(z.string()),
  message: z.string(),
  files: z.array(
    z.strictObject({
      operation: z.enum(['create', 'update', 'delete']),
      path: z.string(),
      content: optional(z.base64()),
      sha: optional(sha),
    }),
  ),
})

on(
  'POST /repos/{owner}/{repo}/contents',
  { success: 201, refusals: [403, 404, 422, 423, 500], body: changedFiles },
  async (call) => {
    const { body, host, account, repository, mayPush, respond, refuse } = call
    const { git } = repository
    const target = body.new_branch ?? body.branch
    const isNew = target !== body.branch
    if (repository === host.main && host.isArchived) {
      return refuse(423, `<Repository ${repository.id}:${repository.owner}/${repository.name}> is archived`)
    }
    if (!mayPush) return refuse(403, NO_RIGHT)
    if (!isNew && host.isProtected(repository, target)) {
      return refuse(403, `user cannot commit to repo [user: ${account.login}]`)
    }
    const parent = git.head(body.branch)
    if (!parent) return refuse(404, `branch does not exist [name: ${body.branch}]`)
    if (isNew && git.head(target)) return refuse(422, `branch already exists [name: ${target}]`)
    if (body.files.some(({ path }) => path.split('/').includes('..'))) return unforeseen
    const there = git.files(parent)
    for (const { operation, path, sha } of body.files) {
      const is = there.get(path)
      if (operation === 'create') {
        if (is) return refuse(422, `repository file already exists [path: ${path}]`)
        continue
      }
      if (!is) return unforeseen
      // Without a blob it overwrites.
      if (sha && sha !== is) return refuse(422, `sha does not match [given: ${sha}, expected: ${is}]`)
    }
    const changes = body.files.map(({ operation, path, content = '' }) => ({
      path,
      content: operation === 'delete' ? null : Buffer.from(content, 'base64'),
    }))
    const commit = git.commit(git.writeTree(parent, changes), [parent], body.message)
    // Others push meanwhile; its own push is then refused by git, as by a rule or a name in the way.
    await new Promise((done) => setImmediate(done))
    if (isNew && (git.isInTheWay(target) || host.isProtected(repository, target))) return unforeseen
    if (git.head(target) !== (isNew ? undefined : parent)) return unforeseen
    git.update(target, commit, isNew ? undefined : parent)
    if (isNew) host.enterLate(repository, target)
    return respond({ commit: { sha: commit, message: body.message } })
  },
)

on('GET /repos/{owner}/{repo}/compare/{basehead}', { success: 200, refusals: [404] }, (call) => {
  const { git } = call.repository
  const commitOf = (name: string | undefined) => {
    // `owner:branch` is a branch of that owner's fork.
    const [branch, owner] = (name ?? '').split(':').toReversed()
    const fork = owner === undefined ? undefined : call.host.inNetwork(owner)
    const other = fork && branch ? fork.git.head(branch) : undefined
    if (fork && other) git.fetch(fork.git, other)
    if (other) return other
    const isName = name !== undefined && git.head(name) !== undefined
    return isName || call.host.options.version === 'new' ? git.commitAt(name ?? '') : undefined
  }
  const [base, head] = call.parameters.basehead.split('...').map(commitOf)
  if (!base) return call.refuse(404, 'BaseNotExist')
  if (!head) return call.refuse(404, 'HeadNotExist')
  const commits = git.ahead(base, head).toReversed()
  return call.respond({ total_commits: commits.length, commits: commits.map((sha) => ({ sha })) })
})

const listOptions = z.strictObject({
  ...paging,
  state: optional(z.enum(['open', 'closed', 'all'])),
  sort: optional(
    z.enum(['oldest', 'recentupdate', 'leastupdate', 'mostcomment', 'leastcomment', 'priority']),
  ),
})

on('GET /repos/{owner}/{repo}/pulls', { success: 200, refusals: [404], query: listOptions }, (call) => {
  const { state = 'open' } = call.query
  const found = call.host.pulls.filter((pull) => state === 'all' || pull.state === state).toReversed()
  return call.respond(page(found, call.query).map((pull) => describePull(call, pull)))
})

const newPull = z.strictObject({
  title: z.string(),
  body: optional(z.string()),
  head: z.string(),
  base: z.string(),
  labels: optional(z.array(z.int())),
})

on(
  'POST /repos/{owner}/{repo}/pulls',
  { success: 201, refusals: [403, 404, 409, 422, 423], body: newPull },
  (call) => {
    const { body, host, account, repository, respond, refuse } = call
    const [branch, owner] = body.head.split(':').toReversed() as [string, string | undefined]
    if (repository !== host.main) return refuse(404, 'GetForkedRepo')
    const source = host.inNetwork(owner ?? host.main.owner)
    if (!source?.git.head(branch) || !host.main.git.head(body.base)) return refuse(404, NOT_FOUND)
    if (!host.canPush(account, source)) return refuse(403, 'no right to this repository')
    const open = host.openPullOf(source, branch, body.base)
    if (open) {
      const ids = `id: ${open.number}, issue_id: ${open.number}, head_repo_id: ${source.id}, base_repo_id: ${repository.id}`
      return refuse(
        409,
        `pull request already exists for these targets [${ids}, head_branch: ${branch}, base_branch: ${body.base}]`,
      )
    }
    const { title, base, body: text = '' } = body
    const pull = host.open({ author: account, source, branch, base, title, body: text })
    // From whoever opens it.
    pull.labels = host.labels.filter(({ id }) => body.labels?.includes(id)).map(({ name }) => name)
    return respond(describePull(call, pull))
  },
)

on(
  'POST /repos/{owner}/{repo}/pulls/{index}/update',
  {
    success: 200,
    refusals: [403, 409, 500],
    query: z.strictObject({ style: optional(z.enum(['merge', 'rebase'])) }),
  },
  ({ host, account, parameters, empty, refuse }) => {
    const pull = host.pulls[Number(parameters.index) - 1]!
    if (!host.canPush(account, pull.source)) return refuse(403, '')
    // It is level already.
    if (host.mergeBaseOf(pull) === host.main.git.head(pull.base)) return unforeseen
    return host.level(pull) ? empty() : refuse(409, 'merge failed because of conflict')
  },
)

function describeRepository({ root, account, host }: BaseCall, repository: HostedRepository) {
  const { id, owner, name } = repository
  return {
    id,
    name,
    full_name: `${owner}/${name}`,
    owner: { id, login: owner },
    html_url: `${root}/${owner}/${name}`,
    clone_url: `${root}/${owner}/${name}.git`,
    default_branch: host.options.main,
    fork: repository.parent !== undefined,
    archived: repository === host.main && host.isArchived,
    allow_merge_commits: true,
    allow_squash_merge: !host.mergesByCommit,
    allow_rebase: !host.mergesByCommit,
    permissions: {
      admin: repository === host.main && account.role === 'owner',
      push: host.canPush(account, repository),
      pull: true,
    },
  } satisfies Subset<GiteaOperations['GET /repos/{owner}/{repo}']['response']>
}

function describePull(call: BaseCall, pull: HostedPull) {
  const { root, host } = call
  const side = (repository: HostedRepository, ref: string, sha: string) => ({
    label: ref,
    ref,
    sha,
    repo_id: repository.id,
    // Null where it was deleted, which the published type lacks.
    repo: host.isThere(repository) ? describeRepository(call, repository) : (null as never),
  })
  return {
    created_at: pull.openedAt,
    id: pull.number,
    number: pull.number,
    html_url: `${root}/${host.main.owner}/${host.main.name}/pulls/${pull.number}`,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: { id: pull.author.id, login: pull.author.login },
    merged: pull.merged,
    merge_base: host.mergeBaseOf(pull),
    labels: pull.labels.map((label) => host.labelNamed(label)),
    head: side(pull.source, pull.branch, host.headOf(pull)),
    base: side(host.main, pull.base, host.main.git.head(pull.base)!),
  } satisfies Subset<GiteaOperations['POST /repos/{owner}/{repo}/pulls']['response']>
}

giteaReviewRoutes(on, describePull)
giteaAdminRoutes(on)
giteaSetupRoutes(on)
giteaTaskRoutes(on)
