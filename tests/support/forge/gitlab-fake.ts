import * as z from 'zod/mini'
import type { GitLabOperations } from '../../../src/forge/gitlab-operations.ts'
import { type BaseCall, type Fake, optional, pageOf, positive, router, type Subset, sha } from './fake.ts'
import { gitlabReviewRoutes } from './gitlab-review-fake.ts'
import { gitlabSetupRoutes } from './setup-fakes.ts'
import type { HostedPull, HostedRepository } from './test-host.ts'

/** GitLab's REST API v4, as far as it is used. Statuses and refusals after https://docs.gitlab.com/api/. */

const DEVELOPER = 30
const MAINTAINER = 40

const refusal = (message: string) => ({ message })
const forbidden = () => refusal('403 Forbidden')
const { routes, on } = router<GitLabOperations>({
  refusal,
  notFound: '404 Project Not Found',
  forbidden,
  slashes: [],
  // By number, by `owner/name`; a group by its name.
  find: ({ repositories }, { id }) =>
    repositories.find((one) => String(one.id) === id || `${one.owner}/${one.name}` === id) ??
    repositories.find((one) => !one.parent && one.owner === id),
})

export const gitlabFake: Fake = {
  prefix: '/api/v4',
  routes,
  headers: { accept: /^application\/json$/ },
  token: ({ 'private-token': token }) => (token === undefined ? undefined : String(token)),
  cors: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': 'private-token, content-type, accept',
    'access-control-max-age': '7200',
  },
  badToken: '401 Unauthorized',
  refusal,
  forbidden,
  outOfScope: () => ({
    error: 'insufficient_scope',
    error_description: 'The request requires higher privileges than provided by the access token.',
    scope: 'api',
  }),
  pullRef: (number) => `refs/merge-requests/${number}/head`,
}

const paging = { page: optional(positive()), per_page: optional(positive(100)) }
const page = <T>(all: readonly T[], query: { page?: number; per_page?: number }) =>
  pageOf(all, query.page, query.per_page ?? 20)

on('GET /user', { success: 200 }, ({ account: { id, login }, respond }) => respond({ id, username: login }))

on('GET /projects/{id}', { success: 200, refusals: [404] }, (call) => {
  return call.respond(describeProject(call, call.repository))
})

const forksQuery = z.strictObject({
  ...paging,
  owned: optional(z.stringbool({ truthy: ['true'], falsy: ['false'] })),
})

on('GET /projects/{id}/forks', { success: 200, refusals: [404], query: forksQuery }, (call) => {
  const forks = call.host.repositories
    .filter(({ parent }) => parent !== undefined)
    .filter(({ owner }) => call.query.owned !== true || owner === call.account.login)
  return call.respond(page(forks, call.query).map((fork) => describeProject(call, fork)))
})

on(
  'POST /projects/{id}/fork',
  { success: 201, refusals: [403, 404, 409], body: z.strictObject({}) },
  (call) => {
    return call.host.find(call.account.login, call.repository.name)
      ? call.refuse(409, { message: { 'project_namespace.name': ['has already been taken'] } })
      : call.respond(describeProject(call, call.host.fork(call.account)))
  },
)

on(
  'GET /projects/{id}/repository/branches',
  { success: 200, refusals: [404], query: z.strictObject({ ...paging, search: optional(z.string()) }) },
  (call) => {
    const { repository: project, query } = call
    const { search = '' } = query
    const found = search.startsWith('^')
      ? project.git.branches(search.slice(1))
      : project.git.branches().filter(({ name }) => name.includes(search))
    return call.respond(
      page(found, call.query).map(({ name, commit }) => describeBranch(call, project, name, commit)),
    )
  },
)

on('GET /projects/{id}/repository/branches/{branch}', { success: 200, refusals: [404] }, (call) => {
  const { repository: project, parameters } = call
  const name = parameters.branch
  const commit = project.git.head(name)
  if (!commit) return call.refuse(404, '404 Branch Not Found')
  return call.respond(describeBranch(call, project, name, commit))
})

const treeQuery = z.strictObject({
  ...paging,
  path: optional(z.string()),
  ref: optional(z.string()),
  recursive: optional(z.stringbool()),
})

on('GET /projects/{id}/repository/tree', { success: 200, refusals: [404], query: treeQuery }, (call) => {
  const { git } = call.repository
  const { path = '', ref = call.host.options.main } = call.query
  const tree = git.treeAt(ref, path)
  if (!tree) return call.refuse(404, '404 Tree Not Found')
  const prefix = path === '' ? '' : `${path}/`
  const all = call.query.recursive ? git.listAll(tree) : git.list(tree)
  const lines = page(all, call.query)
  return call.respond(
    lines.map(({ name, mode, type, id }) => {
      return { id, name: name.replace(/^.*\//, ''), type, mode, path: `${prefix}${name}` }
    }),
  )
})

on('GET /projects/{id}/repository/blobs/{sha}', { success: 200, refusals: [404] }, (call) => {
  const { sha } = call.parameters
  const bytes = call.repository.git.blob(sha)
  if (!bytes) return call.refuse(404, '404 Blob Not Found')
  return call.respond({ size: bytes.length, encoding: 'base64', content: bytes.toString('base64'), sha })
})

const compareQuery = z.strictObject({
  from: z.string(),
  to: z.string(),
  from_project_id: optional(z.string().check(z.regex(/^\d+$/))),
})

on(
  'GET /projects/{id}/repository/compare',
  { success: 200, refusals: [404], query: compareQuery },
  (call) => {
    const { from, to, from_project_id } = call.query
    const { git } = call.repository
    fetchFrom(call, git, from_project_id)
    const [base, head] = [git.commitAt(from), git.commitAt(to)]
    if (!base || !head) return call.refuse(404, '404 Ref Not Found')
    const commits = git.ahead(base, head).map((id) => ({ id }))
    return call.respond({ commits, compare_timeout: false, compare_same_ref: base === head })
  },
)

const newCommit = z.strictObject({
  branch: z.string(),
  commit_message: z.string(),
  start_sha: optional(sha),
  start_project: optional(z.string()),
  actions: z.array(
    z.strictObject({
      action: z.enum(['create', 'update', 'delete']),
      file_path: z.string(),
      content: optional(z.base64()),
      encoding: optional(z.literal('base64')),
    }),
  ),
})

on(
  'POST /projects/{id}/repository/commits',
  { success: 201, refusals: [400, 403, 404], body: newCommit },
  (call) => {
    const { body, host, repository, mayPush, respond, refuse } = call
    const { git } = repository
    if (!mayPush) return refuse(403, '403 Forbidden')
    if (host.isProtected(repository, body.branch)) {
      return refuse(403, '403 Forbidden - You are not allowed to push into this branch')
    }
    const old = git.head(body.branch)
    if (body.start_sha && old) {
      const advice = 'Switch to that branch in order to make changes'
      return refuse(400, `A branch called '${body.branch}' already exists. ${advice}`)
    }
    if (!old && git.isInTheWay(body.branch)) return refuse(400, `cannot lock ref 'refs/heads/${body.branch}'`)
    fetchFrom(call, git, body.start_project)
    const parent = body.start_sha ? git.commitAt(body.start_sha) : old
    if (!parent) return refuse(400, 'You can only create or edit files when you are on a branch')
    const there = git.files(parent)
    for (const { action, file_path } of body.actions) {
      if (action === 'create' && there.has(file_path)) {
        return refuse(400, 'A file with this name already exists')
      }
      if (action !== 'create' && !there.has(file_path)) {
        return refuse(400, "A file with this name doesn't exist")
      }
    }
    const changes = body.actions.map(({ action, file_path, content = '' }) => ({
      path: file_path,
      content: action === 'delete' ? null : Buffer.from(content, 'base64'),
    }))
    const id = git.commit(git.writeTree(parent, changes), [parent], body.commit_message)
    git.update(body.branch, id, old)
    return respond({ id, message: body.commit_message, parent_ids: [parent] })
  },
)

const listQuery = z.strictObject({
  ...paging,
  state: optional(z.enum(['opened', 'closed', 'locked', 'merged'])),
  source_branch: optional(z.string()),
  target_branch: optional(z.string()),
})

on('GET /projects/{id}/merge_requests', { success: 200, refusals: [404], query: listQuery }, (call) => {
  const { state, source_branch, target_branch } = call.query
  const found = call.host.pulls
    .filter((pull) => state === undefined || stateOf(pull) === state)
    .filter((pull) => source_branch === undefined || pull.branch === source_branch)
    .filter((pull) => target_branch === undefined || pull.base === target_branch)
    .toReversed()
  return call.respond(page(found, call.query).map((pull) => describeMergeRequest(call, pull)))
})

const newRequest = z.strictObject({
  source_branch: z.string(),
  target_branch: z.string(),
  target_project_id: z.number(),
  title: z.string(),
  description: z.string(),
})

on(
  'POST /projects/{id}/merge_requests',
  { success: 201, refusals: [400, 403, 404, 409, 422], body: newRequest },
  (call) => {
    const { body, account, host, repository: source, mayPush, respond, refuse } = call
    if (!mayPush) return refuse(403, '403 Forbidden')
    const { source_branch: branch, target_branch: base, title, description } = body
    if (!source.git.head(branch)) return refuse(400, 'source_branch does not exist')
    const open = host.openPullOf(source, branch, base)
    if (open) {
      const message = `Another open merge request already exists for this source branch: !${open.number}`
      return refuse(409, { message: [message] })
    }
    const pull = host.open({ author: account, source, branch, base, title, body: description })
    return respond(describeMergeRequest(call, pull))
  },
)

/** All branches of another project, by its number. */
function fetchFrom({ host }: BaseCall, git: HostedRepository['git'], id: string | undefined): void {
  const other = host.repositories.find((one) => String(one.id) === id)
  for (const { commit } of other?.git.branches() ?? []) git.fetch(other!.git, commit)
}

function describeProject({ root, account, host }: BaseCall, project: HostedRepository) {
  const { id, owner, name } = project
  const isOwner = project === host.main && account.role === 'owner'
  const level = isOwner ? MAINTAINER : DEVELOPER
  const access = host.canPush(account, project) ? { access_level: level } : null
  return {
    id,
    path_with_namespace: `${owner}/${name}`,
    web_url: `${root}/${owner}/${name}`,
    http_url_to_repo: `${root}/${owner}/${name}.git`,
    default_branch: host.options.main,
    visibility: host.hiddenFrom.size > 0 ? 'private' : 'public',
    merge_method: host.mergesByCommit ? 'merge' : 'ff',
    squash_option: host.mergesByCommit ? 'never' : 'default_off',
    archived: project === host.main && host.isArchived,
    namespace: { path: owner, full_path: owner, kind: project.parent ? 'user' : 'group' },
    import_status: host.isReady(project) ? (project.parent ? 'finished' : 'none') : 'started',
    permissions: { project_access: access, group_access: null },
  } satisfies Subset<GitLabOperations['GET /projects/{id}']['response']>
}

function describeBranch({ host }: BaseCall, project: HostedRepository, name: string, id: string) {
  return { name, commit: { id }, protected: host.isProtected(project, name) }
}

const stateOf = (pull: HostedPull) => (pull.merged ? 'merged' : pull.state === 'open' ? 'opened' : 'closed')

function describeMergeRequest({ root, host }: BaseCall, pull: HostedPull) {
  const { owner, name, id } = host.main
  return {
    id: pull.number,
    iid: pull.number,
    project_id: id,
    title: pull.title,
    description: pull.body,
    state: stateOf(pull),
    source_branch: pull.branch,
    target_branch: pull.base,
    // Null where it was deleted, which the published type lacks.
    source_project_id: host.isThere(pull.source) ? pull.source.id : (null as never),
    created_at: pull.openedAt,
    labels: pull.labels,
    target_project_id: id,
    author: { id: pull.author.id, username: pull.author.login },
    sha: host.headOf(pull),
    diff_refs: {
      base_sha: host.mergeBaseOf(pull),
      head_sha: host.headOf(pull),
      start_sha: host.mergeBaseOf(pull),
    },
    web_url: `${root}/${owner}/${name}/-/merge_requests/${pull.number}`,
  } satisfies Subset<GitLabOperations['GET /projects/{id}/merge_requests/{iid}']['response']>
}

gitlabReviewRoutes(on, describeMergeRequest)
gitlabSetupRoutes(on)
