import { readFileSync } from 'node:fs'
import { type Api, type Call, pageOf, type Reply, reply } from './api.ts'
import { Contract, type Description } from './contract.ts'
import { GitError } from './git.ts'
import type { PullRequest, Repository, User } from './world.ts'

/** GitHub's REST API, as far as it is used, held to GitHub's own description (npm `@octokit/openapi`). */

const DESCRIPTION = 'node_modules/@octokit/openapi/generated/api.github.com.json'
const LIST = { size: 'per_page', most: 100, usual: 30 }

let contract: Contract | undefined

export const githubApi: Api = {
  prefix: '',
  contract: () => {
    contract ??= new Contract(
      JSON.parse(readFileSync(DESCRIPTION, 'utf8')) as Description,
      Object.keys(githubApi.handlers),
    )
    return contract
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
  refusal: (message) => ({ message, documentation_url: 'https://docs.github.com/rest', status: '' }),
  handlers: {
    'GET /user': ({ user }) => reply(200, { ...account(user.login), user_view_type: 'private' }),

    'GET /repos/{owner}/{repo}': read((call, repository) => reply(200, repositoryOf(call, repository))),

    'POST /repos/{owner}/{repo}/forks': read((call) =>
      reply(202, repositoryOf(call, call.world.forkOf(call.user) ?? call.world.fork(call.user))),
    ),

    'POST /repos/{owner}/{repo}/merge-upstream': write(({ body, world }, { bare, parent }) => {
      if (!parent) return refuse(422, 'the repository is not a fork')
      bare.fetch(parent.bare, `refs/heads/${body.branch}`)
      const [theirs, ours] = [parent.bare.head(body.branch), bare.head(body.branch)]
      if (!theirs || !ours) return refuse(422, 'no such branch')
      if (bare.contains(ours, theirs))
        return reply(200, { merge_type: 'none', base_branch: world.options.main })
      if (bare.contains(theirs, ours)) {
        bare.update(`refs/heads/${body.branch}`, theirs, ours)
        return reply(200, { merge_type: 'fast-forward', base_branch: world.options.main })
      }
      try {
        const merge = bare.commit(bare.merged(ours, theirs), [ours, theirs], '同步')
        bare.update(`refs/heads/${body.branch}`, merge, ours)
        return reply(200, { merge_type: 'merge', base_branch: world.options.main })
      } catch (error) {
        // The commits are in the network of forks all the same, as at GitHub.
        if (error instanceof GitError) return refuse(409, 'There are merge conflicts')
        throw error
      }
    }),

    'GET /repos/{owner}/{repo}/git/ref/{ref}': read((call, repository) => {
      const { parameters, world } = call
      if (!world.isReady(repository)) return refuse(409, 'Git Repository is empty.')
      const commit = repository.bare.resolve(`refs/${parameters['ref']}`)
      return commit ? reply(200, referenceOf(parameters['ref']!, commit)) : refuse(404, 'Not Found')
    }),

    'GET /repos/{owner}/{repo}/git/matching-refs/{ref}': read(({ parameters }, { bare }) => {
      const prefix = parameters['ref']!.replace('heads/', '')
      return reply(
        200,
        bare.branches(prefix).map(({ name, commit }) => referenceOf(`heads/${name}`, commit)),
      )
    }),

    'GET /repos/{owner}/{repo}/git/commits/{commit_sha}': read(({ parameters }, { bare }) => {
      const commit = bare.resolve(`${parameters['commit_sha']}^{commit}`)
      return commit ? reply(200, commitOf(bare.tree(commit), commit)) : refuse(404, 'Not Found')
    }),

    'GET /repos/{owner}/{repo}/git/trees/{tree_sha}': read(({ parameters }, { bare }) => {
      const tree = bare.resolve(`${parameters['tree_sha']}^{tree}`)
      if (!tree) return refuse(404, 'Not Found')
      const lines = bare.list(tree).map(({ name, mode, type, id, size }) => ({
        path: name,
        mode,
        type,
        sha: id,
        ...(size === null ? {} : { size }),
      }))
      return reply(200, { sha: tree, truncated: false, tree: lines })
    }),

    'GET /repos/{owner}/{repo}/git/blobs/{file_sha}': read(({ parameters }, { bare }) => {
      const id = parameters['file_sha']!
      const bytes = bare.blob(id)
      if (!bytes) return refuse(404, 'Not Found')
      // GitHub breaks the lines.
      const content = bytes.toString('base64').replace(/.{60}/g, '$&\n')
      return reply(200, { sha: id, size: bytes.length, encoding: 'base64', content })
    }),

    'POST /repos/{owner}/{repo}/git/trees': write(({ body }, { bare }) => {
      const base = body.base_tree as string
      if (!bare.resolve(`${base}^{tree}`)) return refuse(404, 'Not Found')
      const entries = body.tree as { path: string; mode: string; content?: string; sha?: string | null }[]
      if (entries.some(({ sha, path }) => sha === null && !bare.files(base).has(path))) {
        return refuse(422, 'GitRPC::BadObjectState')
      }
      const blobs = bare.write(entries.flatMap(({ content }) => (content === undefined ? [] : [content])))
      let next = 0
      const changes = entries.map(({ path, mode, content, sha }) => ({
        path,
        mode,
        blob: content === undefined ? (sha ?? null) : blobs[next++]!,
      }))
      return reply(201, { sha: bare.writeTree(base, changes), truncated: false, tree: [] })
    }),

    'POST /repos/{owner}/{repo}/git/commits': write(({ body }, { bare }) => {
      const { message, tree, parents } = body as { message: string; tree: string; parents: string[] }
      if (![tree, ...parents].every((id) => bare.resolve(`${id}^{}`)))
        return refuse(422, 'Tree SHA does not exist')
      return reply(201, commitOf(tree, bare.commit(tree, parents, message)))
    }),

    'POST /repos/{owner}/{repo}/git/refs': write(({ body, world }, repository) => {
      const { bare } = repository
      const branch = String(body.ref).replace('refs/heads/', '')
      if (world.isProtected(repository, branch)) return refuse(422, PROTECTED)
      if (!bare.resolve(`${body.sha}^{commit}`)) return refuse(422, 'Object does not exist')
      if (bare.head(branch)) return refuse(422, 'Reference already exists')
      bare.update(body.ref, body.sha, undefined)
      return reply(201, referenceOf(`heads/${branch}`, body.sha))
    }),

    'PATCH /repos/{owner}/{repo}/git/refs/{ref}': write(({ parameters, body, world }, repository) => {
      const { bare } = repository
      const branch = parameters['ref']!.replace('heads/', '')
      const old = bare.head(branch)
      if (world.isProtected(repository, branch)) return refuse(422, PROTECTED)
      if (!old) return refuse(422, 'Reference does not exist')
      if (!body.force && !bare.contains(body.sha, old)) return refuse(422, 'Update is not a fast forward')
      bare.update(`refs/heads/${branch}`, body.sha, old)
      return reply(200, referenceOf(`heads/${branch}`, body.sha))
    }),

    'GET /repos/{owner}/{repo}/compare/{basehead}': read(({ parameters }, { bare }) => {
      const [base, head] = parameters['basehead']!.split('...') as [string, string]
      if (![base, head].every((id) => bare.resolve(`${id}^{commit}`))) return refuse(404, 'Not Found')
      const [ahead, behind] = [bare.ahead(base, head), bare.ahead(head, base)]
      return reply(200, {
        status:
          ahead.length === 0
            ? behind.length === 0
              ? 'identical'
              : 'behind'
            : behind.length === 0
              ? 'ahead'
              : 'diverged',
        ahead_by: ahead.length,
        behind_by: behind.length,
        total_commits: ahead.length,
        base_commit: { sha: base },
        merge_base_commit: { sha: bare.mergeBase(base, head) },
        commits: ahead.slice(0, 250).map((sha) => ({ sha })),
      })
    }),

    'GET /repos/{owner}/{repo}/pulls': read((call) => {
      const { query, world } = call
      const state = query.get('state') ?? 'open'
      const head = query.get('head')
      const found = world.pulls
        .filter((pull) => state === 'all' || pull.state === state)
        .filter((pull) => pull.base === (query.get('base') ?? pull.base))
        .filter((pull) => head === null || head === `${pull.source.owner}:${pull.branch}`)
        .toReversed()
      return reply(
        200,
        pageOf(found, query, LIST.size, LIST.most, LIST.usual).map((pull) => pullOf(call, pull)),
      )
    }),

    'POST /repos/{owner}/{repo}/pulls': read((call) => {
      const { body, world, user } = call
      const [owner, branch] = String(body.head).includes(':')
        ? (String(body.head).split(':') as [string, string])
        : [world.main.owner, String(body.head)]
      const source = world.repositories.find((one) => one.owner === owner)
      const head = source?.bare.head(branch)
      if (!source || !head) return invalid({ resource: 'PullRequest', field: 'head', code: 'invalid' })
      if (!world.canPush(user, source)) return refuse(403, 'Resource not accessible by personal access token')
      const say = (message: string) => invalid({ resource: 'PullRequest', code: 'custom', message })
      if (world.openPull(source, branch, body.base)) {
        return say(`A pull request already exists for ${owner}:${branch}.`)
      }
      if (source !== world.main) world.main.bare.fetch(source.bare, `refs/heads/${branch}`)
      if (world.main.bare.ahead(world.main.bare.head(body.base)!, head).length === 0) {
        return say(`No commits between ${body.base} and ${branch}`)
      }
      return reply(201, pullOf(call, world.open(user, source, branch, body.base, body.title, body.body)))
    }),
  },
}

const PROTECTED = 'Repository rule violations found\n\nCannot update this protected ref.\n\n'

function read(handle: (call: Call, repository: Repository) => Reply): (call: Call) => Reply {
  return (call) => {
    const repository = call.world.find(call.parameters['owner']!, call.parameters['repo']!)
    return repository ? handle(call, repository) : refuse(404, 'Not Found')
  }
}

function write(handle: (call: Call, repository: Repository) => Reply): (call: Call) => Reply {
  return read((call, repository) =>
    call.world.canPush(call.user, repository)
      ? handle(call, repository)
      : refuse(403, 'Resource not accessible by personal access token'),
  )
}

function refuse(status: number, message: string): Reply {
  return reply(status, githubApi.refusal(message))
}

function invalid(...errors: unknown[]): Reply {
  return reply(422, {
    message: 'Validation Failed',
    errors,
    documentation_url: 'https://docs.github.com/rest',
  })
}

function account(login: string) {
  return { login, type: 'User' }
}

function repositoryOf({ root, user, world }: Call, repository: Repository) {
  const { id, owner, name } = repository
  return {
    id,
    name,
    full_name: `${owner}/${name}`,
    owner: account(owner),
    html_url: `${root}/${owner}/${name}`,
    default_branch: world.options.main,
    fork: repository.parent !== undefined,
    permissions: { admin: false, pull: true, push: world.canPush(user, repository) },
  }
}

function referenceOf(name: string, sha: string) {
  return { ref: `refs/${name}`, object: { type: 'commit', sha } }
}

function commitOf(tree: string, sha: string) {
  return { sha, tree: { sha: tree } }
}

function pullOf(call: Call, pull: PullRequest) {
  const { root, world } = call
  const { owner, name } = world.main
  const side = (repository: Repository, ref: string, sha: string) => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha,
    user: account(repository.owner),
    repo: repositoryOf(call, repository),
  })
  return {
    number: pull.number,
    html_url: `${root}/${owner}/${name}/pull/${pull.number}`,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: account((pull.author as User).login),
    head: side(pull.source, pull.branch, world.headOf(pull)),
    base: side(world.main, pull.base, world.main.bare.head(pull.base)!),
    merged_at: pull.merged ? '2023-03-02T00:00:00Z' : null,
  }
}
