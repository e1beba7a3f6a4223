import * as z from 'zod/mini'
import type { GitHubOperations } from '../../../src/forge/github-operations.ts'
import { type BaseCall, type Fake, optional, pageOf, positive, router, type Subset, sha } from './fake.ts'
import { githubReviewRoutes } from './github-review-fake.ts'
import { GitRefusal } from './memory-repository.ts'
import { githubSetupRoutes } from './setup-fakes.ts'
import type { HostedPull, HostedRepository } from './test-host.ts'

/** GitHub's REST API, as far as it is used. */

const DOCUMENTATION = 'https://docs.github.com/rest'
const refusal = (message: string) => ({ message, documentation_url: DOCUMENTATION, status: '' })
/** “Resource not accessible by integration”: what a workflow's token is told. */
const forbidden = () => refusal('Resource not accessible by integration')
const { routes, on } = router<GitHubOperations>({
  refusal,
  notFound: 'Not Found',
  forbidden,
  slashes: ['ref', 'basehead'],
  find: (host, { owner, repo }) => host.find(owner!, repo!),
})

export const githubFake: Fake = {
  prefix: '',
  routes,
  headers: {
    accept: /^application\/vnd\.github\+json$/,
    'x-github-api-version': /^\d{4}-\d\d-\d\d$/,
  },
  token: ({ authorization }) => /^(?:Bearer|token) (\S+)$/.exec(String(authorization))?.[1],
  // What api.github.com answers to a page of another site.
  cors: {
    'access-control-allow-origin': '*',
    'access-control-expose-headers':
      'ETag, Link, Location, Retry-After, X-GitHub-OTP, X-RateLimit-Limit, X-RateLimit-Remaining, X-RateLimit-Used, X-RateLimit-Resource, X-RateLimit-Reset, X-OAuth-Scopes, X-Accepted-OAuth-Scopes, X-Poll-Interval, X-GitHub-Media-Type, X-GitHub-SSO, X-GitHub-Request-Id, Deprecation, Sunset',
    'access-control-allow-methods': 'GET, POST, PATCH, PUT, DELETE',
    'access-control-allow-headers':
      'Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Unmodified-Since, Accept-Encoding, X-GitHub-OTP, X-Requested-With, User-Agent, GraphQL-Features, X-Github-Next-Global-ID, X-GitHub-Api-Version, X-Fetch-Nonce',
    'access-control-max-age': '86400',
  },
  badToken: 'Bad credentials',
  refusal,
  forbidden,
  outOfScope: () => refusal('Resource not accessible by personal access token'),
  pullRef: (number) => `refs/pull/${number}/head`,
}

const PROTECTED = 'Repository rule violations found\n\nCannot update this protected ref.\n\n'
const NO_RIGHT = 'Resource not accessible by personal access token'

on('GET /user', { success: 200 }, ({ account, respond }) => respond({ login: account.login }))

on('GET /repos/{owner}/{repo}', { success: 200, refusals: [404] }, (call) => {
  return call.respond(describeRepository(call, call.repository))
})

on(
  'POST /repos/{owner}/{repo}/forks',
  { success: 202, refusals: [404], body: z.strictObject({}) },
  (call) => {
    return call.respond(
      describeRepository(call, call.host.forkOf(call.account) ?? call.host.fork(call.account)),
    )
  },
)

on(
  'POST /repos/{owner}/{repo}/merge-upstream',
  { success: 200, refusals: [409, 422], body: z.strictObject({ branch: z.string() }) },
  (call) => {
    const { account, body, host, repository, mayPush, respond, refuse } = call
    const { git, parent } = repository
    if (!parent || !mayPush) return refuse(422, 'the repository is not a fork')
    const [theirs, ours] = [parent.git.head(body.branch), git.head(body.branch)]
    if (!theirs || !ours) return refuse(422, 'no such branch')
    git.fetch(parent.git, theirs)
    const [workflow] = git.changedPaths(ours, theirs).filter((path) => path.startsWith('.github/workflows/'))
    if (workflow && account.lacksWorkflow) {
      const what = `refusing to allow a Personal Access Token to create or update workflow \`${workflow}\``
      return refuse(422, `${what} without \`workflow\` scope`)
    }
    const base_branch = host.options.main
    if (git.contains(ours, theirs)) return respond({ merge_type: 'none', base_branch })
    if (git.contains(theirs, ours)) {
      git.update(body.branch, theirs, ours)
      return respond({ merge_type: 'fast-forward', base_branch })
    }
    try {
      git.update(body.branch, git.commit(git.merged(ours, theirs), [ours, theirs], '同步'), ours)
      return respond({ merge_type: 'merge', base_branch })
    } catch (error) {
      // The commits are in the network of forks all the same, as at GitHub.
      if (error instanceof GitRefusal) return refuse(409, 'There are merge conflicts')
      throw error
    }
  },
)

on('GET /repos/{owner}/{repo}/git/ref/{ref}', { success: 200, refusals: [404, 409] }, (call) => {
  const { parameters, host, repository, respond, refuse } = call
  if (!host.isReady(repository)) return refuse(409, 'Git Repository is empty.')
  const commit = repository.git.head(parameters.ref.replace('heads/', ''))
  return commit ? respond(describeReference(parameters.ref, commit)) : refuse(404, 'Not Found')
})

on('GET /repos/{owner}/{repo}/git/matching-refs/{ref}', { success: 200 }, (call) => {
  const found = call.repository.git.branches(call.parameters.ref.replace('heads/', ''))
  return call.respond(found.map(({ name, commit }) => describeReference(`heads/${name}`, commit)))
})

on('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', { success: 200, refusals: [404] }, (call) => {
  const { git } = call.repository
  const commit = git.commitAt(call.parameters.commit_sha)
  if (!commit) return call.refuse(404, 'Not Found')
  return call.respond({ sha: commit, tree: { sha: git.treeAt(commit)! } })
})

on('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', { success: 200, refusals: [404] }, (call) => {
  const { git } = call.repository
  const id = git.treeAt(call.parameters.tree_sha)
  if (!id) return call.refuse(404, 'Not Found')
  const tree = git.list(id).map(({ name, mode, type, id }) => ({ path: name, mode, type, sha: id }))
  return call.respond({ sha: id, truncated: false, tree })
})

on('GET /repos/{owner}/{repo}/git/blobs/{file_sha}', { success: 200, refusals: [404] }, (call) => {
  const id = call.parameters.file_sha
  const bytes = call.repository.git.blob(id)
  if (!bytes) return call.refuse(404, 'Not Found')
  // GitHub breaks the lines.
  const content = bytes.toString('base64').replace(/.{60}/g, '$&\n')
  return call.respond({ sha: id, size: bytes.length, encoding: 'base64', content })
})

const file = { path: z.string(), mode: z.literal('100644'), type: z.literal('blob') }
const newTree = z.strictObject({
  base_tree: sha,
  tree: z.array(
    z.union([z.strictObject({ ...file, content: z.string() }), z.strictObject({ ...file, sha: z.null() })]),
  ),
})

on(
  'POST /repos/{owner}/{repo}/git/trees',
  { success: 201, refusals: [403, 404, 422], body: newTree },
  (call) => {
    const { body, mayPush, respond, refuse } = call
    const { git } = call.repository
    if (!git.treeAt(body.base_tree)) return refuse(404, 'Not Found')
    if (!mayPush) return refuse(403, NO_RIGHT)
    const changes = body.tree.map((entry) => ({
      path: entry.path,
      content: 'content' in entry ? entry.content : null,
    }))
    const there = git.files(body.base_tree)
    if (changes.some(({ path, content }) => content === null && !there.has(path))) {
      return refuse(422, 'GitRPC::BadObjectState')
    }
    return respond({ sha: git.writeTree(body.base_tree, changes), truncated: false, tree: [] })
  },
)

const newCommit = z.strictObject({ message: z.string(), tree: sha, parents: z.array(sha) })

on(
  'POST /repos/{owner}/{repo}/git/commits',
  { success: 201, refusals: [404, 422], body: newCommit },
  (call) => {
    const { message, tree, parents } = call.body
    const { git } = call.repository
    if (!call.mayPush) return call.refuse(404, 'Not Found')
    if (![tree, ...parents].every((id) => git.has(id))) return call.refuse(422, 'Tree SHA does not exist')
    return call.respond({ sha: git.commit(tree, parents, message), tree: { sha: tree } })
  },
)

const newReference = z.strictObject({ ref: z.string().check(z.regex(/^refs\/heads\/.+/)), sha })

on(
  'POST /repos/{owner}/{repo}/git/refs',
  { success: 201, refusals: [409, 422], body: newReference },
  (call) => {
    const { body, host, repository, mayPush, respond, refuse } = call
    const branch = body.ref.replace('refs/heads/', '')
    if (host.isProtected(repository, branch) || !mayPush) return refuse(422, PROTECTED)
    if (!repository.git.commitAt(body.sha)) return refuse(422, 'Object does not exist')
    if (repository.git.head(branch)) return refuse(422, 'Reference already exists')
    if (repository.git.isInTheWay(branch)) return refuse(422, 'Reference update failed')
    repository.git.update(branch, body.sha, undefined)
    return respond(describeReference(`heads/${branch}`, body.sha))
  },
)

on(
  'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
  { success: 200, refusals: [409, 422], body: z.strictObject({ sha, force: z.boolean() }) },
  (call) => {
    const { parameters, body, host, repository, mayPush, respond, refuse } = call
    const branch = parameters.ref.replace('heads/', '')
    const old = repository.git.head(branch)
    if (host.isProtected(repository, branch) || !mayPush) return refuse(422, PROTECTED)
    if (!old) return refuse(422, 'Reference does not exist')
    if (!body.force && !repository.git.contains(body.sha, old)) {
      return refuse(422, 'Update is not a fast forward')
    }
    repository.git.update(branch, body.sha, old)
    return respond(describeReference(`heads/${branch}`, body.sha))
  },
)

on('GET /repos/{owner}/{repo}/compare/{basehead}', { success: 200, refusals: [404] }, (call) => {
  const { git } = call.repository
  const [base, head] = call.parameters.basehead.split('...').map((id) => git.commitAt(id))
  if (!base || !head) return call.refuse(404, 'Not Found')
  const [ahead, behind] = [git.ahead(base, head), git.ahead(head, base)]
  const [some, none] =
    behind.length === 0 ? (['ahead', 'identical'] as const) : (['diverged', 'behind'] as const)
  return call.respond({
    status: ahead.length === 0 ? none : some,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    merge_base_commit: { sha: git.mergeBase(base, head)! },
    commits: ahead.slice(0, 250).map((sha) => ({ sha })),
  })
})

const listOptions = z.strictObject({
  state: optional(z.enum(['open', 'closed', 'all'])),
  base: optional(z.string()),
  head: optional(z.string()),
  page: optional(positive()),
  per_page: optional(positive(100)),
})

on('GET /repos/{owner}/{repo}/pulls', { success: 200, query: listOptions }, (call) => {
  const { state = 'open', base, head, page, per_page = 30 } = call.query
  const found = call.host.pulls
    .filter((pull) => state === 'all' || pull.state === state)
    .filter((pull) => base === undefined || pull.base === base)
    .filter((pull) => head === undefined || head === `${pull.source.owner}:${pull.branch}`)
    .toReversed()
  return call.respond(pageOf(found, page, per_page).map((pull) => describePull(call, pull)))
})

const newPull = z.strictObject({
  title: z.string(),
  body: z.string(),
  head: z.string(),
  base: z.string(),
  maintainer_can_modify: z.boolean(),
})

on('POST /repos/{owner}/{repo}/pulls', { success: 201, refusals: [403, 422], body: newPull }, (call) => {
  const { body, host, account, respond, refuse } = call
  const invalid = (error: object) =>
    refuse(422, { ...refusal('Validation Failed'), errors: [{ resource: 'PullRequest', ...error }] })
  const [branch, owner] = body.head.split(':').toReversed() as [string, string | undefined]
  const source = host.inNetwork(owner ?? host.main.owner)
  const head = source?.git.head(branch)
  if (!source || !head) return invalid({ field: 'head', code: 'invalid' })
  if (!host.canPush(account, source)) return refuse(403, NO_RIGHT)
  if (host.openPullOf(source, branch, body.base)) {
    const message = `A pull request already exists for ${source.owner}:${branch}.`
    return invalid({ code: 'custom', message })
  }
  host.main.git.fetch(source.git, head)
  if (host.main.git.ahead(body.base, head).length === 0) {
    return invalid({ code: 'custom', message: `No commits between ${body.base} and ${branch}` })
  }
  const { title, base, body: text } = body
  return respond(describePull(call, host.open({ author: account, source, branch, base, title, body: text })))
})

function describeRepository({ root, account, host }: BaseCall, repository: HostedRepository) {
  const { id, owner, name } = repository
  return {
    id,
    name,
    full_name: `${owner}/${name}`,
    owner: { login: owner, type: repository.parent ? 'User' : 'Organization' },
    html_url: `${root}/${owner}/${name}`,
    clone_url: `${root}/${owner}/${name}.git`,
    default_branch: host.options.main,
    fork: repository.parent !== undefined,
    archived: repository === host.main && host.isArchived,
    private: host.hiddenFrom.size > 0,
    allow_forking: host.allowsForks,
    allow_merge_commit: true,
    allow_squash_merge: !host.mergesByCommit,
    allow_rebase_merge: !host.mergesByCommit,
    permissions: {
      admin: repository === host.main && account.role === 'owner',
      pull: true,
      push: host.canPush(account, repository),
    },
  } satisfies Subset<GitHubOperations['GET /repos/{owner}/{repo}']['response']>
}

function describeReference(name: string, sha: string) {
  return { ref: `refs/${name}`, object: { type: 'commit', sha } } satisfies Subset<
    GitHubOperations['GET /repos/{owner}/{repo}/git/ref/{ref}']['response']
  >
}

function describePull(call: BaseCall, pull: HostedPull) {
  const { root, host } = call
  const { owner, name } = host.main
  const side = (repository: HostedRepository, ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: { login: repository.owner },
    // Null where it was deleted, which the published type lacks.
    repo: host.isThere(repository) ? describeRepository(call, repository) : (null as never),
  })
  return {
    created_at: pull.openedAt,
    number: pull.number,
    html_url: `${root}/${owner}/${name}/pull/${pull.number}`,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: { login: pull.author.login },
    head: side(pull.source, pull.branch, host.headOf(pull)),
    base: side(host.main, pull.base, host.main.git.head(pull.base)!),
    merged_at: pull.merged ? '2023-03-02T00:00:00Z' : null,
  } satisfies Subset<GitHubOperations['POST /repos/{owner}/{repo}/pulls']['response']>
}

githubReviewRoutes(on, describePull)
githubSetupRoutes(on)
