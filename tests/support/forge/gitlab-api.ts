import { type Api, type Call, pageOf, type Reply, reply } from './api.ts'
import { Contract } from './contract.ts'
import { gitlabDescription } from './gitlab-description.ts'
import type { PullRequest, Repository } from './world.ts'

/** GitLab's API, as far as it is used. */

const DEVELOPER = 30

let contract: Contract | undefined

interface Action {
  action: 'create' | 'update' | 'delete'
  file_path: string
  content?: string
  encoding?: 'text' | 'base64'
}

export const gitlabApi: Api = {
  prefix: '/api/v4',
  contract: () => {
    contract ??= new Contract(gitlabDescription, Object.keys(gitlabApi.handlers))
    return contract
  },
  token: ({ 'private-token': token }) => (token === undefined ? undefined : String(token)),
  cors: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': 'private-token, content-type, accept',
    'access-control-max-age': '7200',
  },
  refusal: (message) => ({ message }),
  handlers: {
    'GET /user': ({ user }) => reply(200, { id: user.id, username: user.login }),

    'GET /projects/{id}': of((call, project) => reply(200, projectOf(call, project))),

    'GET /projects/{id}/forks': of((call) => {
      const owned = call.query.get('owned') === 'true'
      const forks = call.world.repositories
        .filter(({ parent }) => parent !== undefined)
        .filter(({ owner }) => !owned || owner === call.user.login)
      return reply(
        200,
        page(forks, call).map((fork) => projectOf(call, fork)),
      )
    }),

    'POST /projects/{id}/fork': of((call) =>
      call.world.forkOf(call.user)
        ? reply(409, { message: { 'project_namespace.name': ['has already been taken'] } })
        : reply(201, projectOf(call, call.world.fork(call.user))),
    ),

    'GET /projects/{id}/repository/branches': of((call, project) => {
      const search = call.query.get('search') ?? ''
      const found = project.bare
        .branches()
        .filter(({ name }) =>
          search.startsWith('^') ? name.startsWith(search.slice(1)) : name.includes(search),
        )
      return reply(
        200,
        page(found, call).map(({ name, commit }) => branchOf(call, project, name, commit)),
      )
    }),

    'GET /projects/{id}/repository/branches/{branch}': of((call, project) => {
      const name = call.parameters['branch']!
      const commit = project.bare.head(name)
      return commit ? reply(200, branchOf(call, project, name, commit)) : refuse(404, '404 Branch Not Found')
    }),

    'GET /projects/{id}/repository/tree': of((call, { bare }) => {
      const folder = call.query.get('path') ?? ''
      const tree = bare.resolve(`${call.query.get('ref')}:${folder}`)
      if (!tree) return refuse(404, '404 Tree Not Found')
      const prefix = folder === '' ? '' : `${folder}/`
      const lines = page(bare.list(tree), call)
      return reply(
        200,
        lines.map(({ name, mode, type, id }) => ({ id, name, type, mode, path: `${prefix}${name}` })),
      )
    }),

    'GET /projects/{id}/repository/blobs/{sha}': of(({ parameters }, { bare }) => {
      const id = parameters['sha']!
      const bytes = bare.blob(id)
      if (!bytes) return refuse(404, '404 Blob Not Found')
      return reply(200, {
        size: bytes.length,
        encoding: 'base64',
        content: bytes.toString('base64'),
        sha: id,
      })
    }),

    'GET /projects/{id}/repository/compare': of(({ query, world }, { bare }) => {
      const other = query.get('from_project_id')
      const from = world.repositories.find(({ id }) => String(id) === other)
      const [base, head] = [query.get('from')!, query.get('to')!]
      if (from) bare.fetch(from.bare, '+refs/heads/*:refs/other/*')
      if (![base, head].every((id) => bare.resolve(`${id}^{commit}`))) return refuse(404, '404 Ref Not Found')
      const commits = bare.ahead(base, head)
      return reply(200, {
        commits: commits.map((id) => ({ id })),
        compare_timeout: false,
        compare_same_ref: base === head,
      })
    }),

    'POST /projects/{id}/repository/commits': of(({ body, user, world }, project) => {
      const { bare } = project
      if (!world.canPush(user, project)) return refuse(403, '403 Forbidden')
      if (world.isProtected(project, body.branch)) {
        return refuse(403, '403 Forbidden - You are not allowed to push into this branch')
      }
      const start = body.start_branch ?? body.start_sha
      const old = bare.head(body.branch)
      if (start && old && !body.force) {
        return refuse(
          400,
          `A branch called '${body.branch}' already exists. Switch to that branch in order to make changes`,
        )
      }
      const other =
        body.start_project && world.repositories.find(({ id }) => String(id) === body.start_project)
      if (other) bare.fetch(other.bare, '+refs/heads/*:refs/other/*')
      const parent = start ? bare.resolve(`${start}^{commit}`) : old
      if (!parent) return refuse(400, 'You can only create or edit files when you are on a branch')
      const there = bare.files(parent)
      const actions = body.actions as Action[]
      for (const { action, file_path } of actions) {
        if (action === 'create' && there.has(file_path))
          return refuse(400, 'A file with this name already exists')
        if (action !== 'create' && !there.has(file_path))
          return refuse(400, "A file with this name doesn't exist")
      }
      const written = actions.filter(({ action }) => action !== 'delete')
      const blobs = bare.write(
        written.map(({ content = '', encoding }) =>
          Buffer.from(content, encoding === 'base64' ? 'base64' : 'utf8'),
        ),
      )
      let next = 0
      const changes = actions.map(({ action, file_path }) => ({
        path: file_path,
        blob: action === 'delete' ? null : blobs[next++]!,
      }))
      const commit = bare.commit(bare.writeTree(parent, changes), [parent], body.commit_message)
      bare.update(`refs/heads/${body.branch}`, commit, old)
      return reply(201, { id: commit, message: body.commit_message, parent_ids: [parent] })
    }),

    'GET /projects/{id}/merge_requests': of((call) => {
      const { query, world } = call
      const state = query.get('state') ?? 'all'
      const found = world.pulls
        .filter((pull) => state === 'all' || stateOf(pull) === state)
        .filter((pull) => pull.branch === (query.get('source_branch') ?? pull.branch))
        .filter((pull) => pull.base === (query.get('target_branch') ?? pull.base))
        .toReversed()
      return reply(
        200,
        page(found, call).map((pull) => requestOf(call, pull)),
      )
    }),

    'POST /projects/{id}/merge_requests': of((call, source) => {
      const { body, user, world } = call
      if (!world.canPush(user, source)) return refuse(403, '403 Forbidden')
      if (!source.bare.head(body.source_branch)) return refuse(400, 'source_branch does not exist')
      const open = world.openPull(source, body.source_branch, body.target_branch)
      if (open) {
        const message = [`Another open merge request already exists for this source branch: !${open.number}`]
        return reply(409, { message })
      }
      const { source_branch, target_branch, title, description } = body
      return reply(
        201,
        requestOf(call, world.open(user, source, source_branch, target_branch, title, description)),
      )
    }),
  },
}

/** By number, or by `owner/name`. */
function of(handle: (call: Call, project: Repository) => Reply): (call: Call) => Reply {
  return (call) => {
    const id = call.parameters['id']!
    const project = call.world.repositories.find(
      (one) => String(one.id) === id || `${one.owner}/${one.name}` === id,
    )
    return project ? handle(call, project) : refuse(404, '404 Project Not Found')
  }
}

function refuse(status: number, message: string): Reply {
  return reply(status, gitlabApi.refusal(message))
}

function page<T>(all: readonly T[], { query }: Call): T[] {
  return pageOf(all, query, 'per_page', 100, 20)
}

function projectOf({ root, user, world }: Call, project: Repository) {
  const { id, owner, name } = project
  const level = world.canPush(user, project) ? { access_level: DEVELOPER } : null
  return {
    id,
    path_with_namespace: `${owner}/${name}`,
    web_url: `${root}/${owner}/${name}`,
    default_branch: world.options.main,
    namespace: { path: owner, full_path: owner, kind: project.parent ? 'user' : 'group' },
    import_status: world.isReady(project) ? (project.parent ? 'finished' : 'none') : 'started',
    permissions: { project_access: level, group_access: null },
  }
}

function branchOf({ world }: Call, project: Repository, name: string, commit: string) {
  return { name, commit: { id: commit }, protected: world.isProtected(project, name) }
}

const stateOf = (pull: PullRequest) => (pull.merged ? 'merged' : pull.state === 'open' ? 'opened' : 'closed')

function requestOf({ root, world }: Call, pull: PullRequest) {
  const { owner, name, id } = world.main
  return {
    id: pull.number,
    iid: pull.number,
    project_id: id,
    title: pull.title,
    description: pull.body,
    state: stateOf(pull),
    source_branch: pull.branch,
    target_branch: pull.base,
    source_project_id: pull.source.id,
    target_project_id: id,
    author: { id: pull.author.id, username: pull.author.login },
    sha: world.headOf(pull),
    web_url: `${root}/${owner}/${name}/-/merge_requests/${pull.number}`,
  }
}
