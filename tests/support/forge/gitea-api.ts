import { type Api, type Call, pageOf, type Reply, reply } from './api.ts'
import { Contract } from './contract.ts'
import { giteaDescription } from './gitea-description.ts'
import type { PullRequest, Repository } from './world.ts'

/** Gitea's API, as far as it is used. */

const LIST = { size: 'limit', most: 50, usual: 30 }

let contract: Contract | undefined

interface FileChange {
  operation: 'create' | 'update' | 'delete'
  path: string
  content?: string
  sha?: string
}

export const giteaApi: Api = {
  prefix: '/api/v1',
  contract: () => {
    contract ??= new Contract(giteaDescription, Object.keys(giteaApi.handlers))
    return contract
  },
  token: ({ authorization }) => /^token (\S+)$/.exec(String(authorization))?.[1],
  // What `[cors] ENABLED = true` with `HEADERS = *` sends.
  cors: {
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS',
    'access-control-allow-headers': 'Authorization, Content-Type, Accept',
  },
  refusal: (message) => ({ message, url: '/api/swagger' }),
  handlers: {
    'GET /user': ({ user }) => reply(200, { id: user.id, login: user.login }),

    'GET /repos/{owner}/{repo}': read((call, repository) => reply(200, repositoryOf(call, repository))),

    'GET /repos/{owner}/{repo}/forks': read((call) => {
      const forks = call.world.repositories.filter(({ parent }) => parent === call.world.main)
      return reply(
        200,
        page(forks, call).map((fork) => repositoryOf(call, fork)),
      )
    }),

    'POST /repos/{owner}/{repo}/forks': read((call) =>
      call.world.forkOf(call.user)
        ? refuse(409, 'The repository with the same name already exists.')
        : reply(202, repositoryOf(call, call.world.fork(call.user))),
    ),

    'POST /repos/{owner}/{repo}/merge-upstream': write(({ body }, { bare, parent }) => {
      if (!parent) return refuse(400, 'invalid base repository')
      const [theirs, ours] = [parent.bare.head(body.branch), bare.head(body.branch)]
      if (!theirs || !ours) return refuse(404, 'branch does not exist')
      bare.fetch(parent.bare, `refs/heads/${body.branch}`)
      if (bare.contains(ours, theirs)) return reply(200, { merge_type: 'up-to-date' })
      if (!bare.contains(theirs, ours)) return refuse(400, 'merge conflict')
      bare.update(`refs/heads/${body.branch}`, theirs, ours)
      return reply(200, { merge_type: 'fast-forward' })
    }),

    'GET /repos/{owner}/{repo}/branches/{branch}': read(({ parameters, world }, repository) => {
      const name = parameters['branch']!
      const commit = world.isReady(repository) ? repository.bare.head(name) : undefined
      if (!commit) return refuse(404, 'branch does not exist')
      return reply(200, { name, commit: { id: commit }, protected: world.isProtected(repository, name) })
    }),

    'GET /repos/{owner}/{repo}/git/refs/{ref}': read(({ parameters }, { bare }) => {
      const found = bare.branches(parameters['ref']!.replace('heads/', ''))
      const references = found.map(({ name, commit }) => ({
        ref: `refs/heads/${name}`,
        object: { type: 'commit', sha: commit },
      }))
      return references.length === 0 ? refuse(404, 'not found') : reply(200, references)
    }),

    'GET /repos/{owner}/{repo}/git/trees/{sha}': read(({ parameters, query }, { bare }) => {
      const tree = bare.resolve(`${parameters['sha']}^{tree}`)
      if (!tree) return refuse(404, 'not found')
      const all = bare.list(tree)
      const lines = pageOf(all, query, 'per_page', 1000, 1000)
      return reply(200, {
        sha: tree,
        tree: lines.map(({ name, mode, type, id, size }) => ({
          path: name,
          mode,
          type,
          sha: id,
          size: size ?? 0,
        })),
        truncated: Number(query.get('page') ?? 1) * 1000 < all.length,
        page: Number(query.get('page') ?? 1),
        total_count: all.length,
      })
    }),

    'GET /repos/{owner}/{repo}/git/blobs/{sha}': read(({ parameters }, { bare }) => {
      const id = parameters['sha']!
      const bytes = bare.blob(id)
      if (!bytes) return refuse(404, 'not found')
      return reply(200, {
        sha: id,
        size: bytes.length,
        encoding: 'base64',
        content: bytes.toString('base64'),
      })
    }),

    'POST /repos/{owner}/{repo}/contents': write(({ body, world }, repository) => {
      const { bare } = repository
      const target: string = body.new_branch ?? body.branch
      if (world.isProtected(repository, target)) {
        return refuse(403, 'user should have a permission to write to the target branch')
      }
      const parent = bare.head(body.branch)
      if (!parent) return refuse(404, `branch does not exist [name: ${body.branch}]`)
      if (target !== body.branch && bare.head(target))
        return refuse(422, `branch already exists [name: ${target}]`)
      const there = bare.files(parent)
      const files = body.files as FileChange[]
      for (const { operation, path, sha } of files) {
        const is = there.get(path)
        if (operation === 'create' && is) return refuse(422, `repository file already exists [path: ${path}]`)
        if (operation !== 'create' && !is)
          return refuse(404, `repository file does not exist [path: ${path}]`)
        if (operation !== 'create' && !sha) return refuse(422, 'a SHA or commit ID must be proved')
        if (operation !== 'create' && sha !== is)
          return refuse(422, `sha does not match [given: ${sha}, expected: ${is}]`)
      }
      const written = files.filter(({ operation }) => operation !== 'delete')
      const blobs = bare.write(written.map(({ content = '' }) => Buffer.from(content, 'base64')))
      let next = 0
      const changes = files.map(({ operation, path }) => ({
        path,
        blob: operation === 'delete' ? null : blobs[next++]!,
      }))
      const commit = bare.commit(bare.writeTree(parent, changes), [parent], body.message)
      bare.update(`refs/heads/${target}`, commit, target === body.branch ? parent : undefined)
      return reply(201, { commit: { sha: commit, message: body.message }, files: files.map(() => ({})) })
    }),

    'GET /repos/{owner}/{repo}/compare/{basehead}': read(({ parameters }, { bare }) => {
      const [base, head] = parameters['basehead']!.split('...') as [string, string]
      if (![base, head].every((id) => bare.resolve(`${id}^{commit}`))) return refuse(404, 'not found')
      const commits = bare.ahead(base, head)
      return reply(200, { total_commits: commits.length, commits: commits.map((sha) => ({ sha })) })
    }),

    'GET /repos/{owner}/{repo}/pulls': read((call) => {
      const state = call.query.get('state') ?? 'open'
      const found = call.world.pulls.filter((pull) => state === 'all' || pull.state === state).toReversed()
      return reply(
        200,
        page(found, call).map((pull) => pullOf(call, pull)),
      )
    }),

    'POST /repos/{owner}/{repo}/pulls': read((call) => {
      const { body, world, user } = call
      const [owner, branch] = String(body.head).includes(':')
        ? (String(body.head).split(':') as [string, string])
        : [world.main.owner, String(body.head)]
      const source = world.repositories.find((one) => one.owner === owner)
      if (!source?.bare.head(branch) || !world.main.bare.head(body.base)) return refuse(404, 'not found')
      if (!world.canPush(user, source)) return refuse(403, 'no right to this repository')
      if (world.openPull(source, branch, body.base))
        return refuse(409, 'pull request already exists for these targets')
      return reply(201, pullOf(call, world.open(user, source, branch, body.base, body.title, body.body)))
    }),
  },
}

function read(handle: (call: Call, repository: Repository) => Reply): (call: Call) => Reply {
  return (call) => {
    const repository = call.world.find(call.parameters['owner']!, call.parameters['repo']!)
    return repository ? handle(call, repository) : refuse(404, 'not found')
  }
}

function write(handle: (call: Call, repository: Repository) => Reply): (call: Call) => Reply {
  return read((call, repository) =>
    call.world.canPush(call.user, repository)
      ? handle(call, repository)
      : refuse(403, 'user should be an owner or a collaborator with admin write of a repository'),
  )
}

function refuse(status: number, message: string): Reply {
  return reply(status, giteaApi.refusal(message))
}

function page<T>(all: readonly T[], { query }: Call): T[] {
  return pageOf(all, query, LIST.size, LIST.most, LIST.usual)
}

function repositoryOf({ root, user, world }: Call, repository: Repository) {
  const { id, owner, name } = repository
  return {
    id,
    name,
    full_name: `${owner}/${name}`,
    owner: { id, login: owner },
    html_url: `${root}/${owner}/${name}`,
    default_branch: world.options.main,
    fork: repository.parent !== undefined,
    permissions: { admin: false, push: world.canPush(user, repository), pull: true },
  }
}

function pullOf(call: Call, pull: PullRequest) {
  const { root, world } = call
  const side = (repository: Repository, ref: string, sha: string) => ({
    label: ref,
    ref,
    sha,
    repo_id: repository.id,
    repo: repositoryOf(call, repository),
  })
  return {
    id: pull.number,
    number: pull.number,
    html_url: `${root}/${world.main.owner}/${world.main.name}/pulls/${pull.number}`,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: { id: pull.author.id, login: pull.author.login },
    merged: pull.merged,
    head: side(pull.source, pull.branch, world.headOf(pull)),
    base: side(world.main, pull.base, world.main.bare.head(pull.base)!),
  }
}
