import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as z from 'zod/mini'
import { temporaryFolder } from '../../tests/support/folder.ts'
import { checkRequest, type Fake, match, router, type Subset } from '../../tests/support/forge/fake.ts'
import { BRANCH, change, forgeFor, NEW, noWait, OLD } from '../../tests/support/forge/forge-fixture.ts'
import { runGit } from '../../tests/support/forge/git.ts'
import { giteaFake } from '../../tests/support/forge/gitea-fake.ts'
import { githubFake } from '../../tests/support/forge/github-fake.ts'
import { gitlabFake } from '../../tests/support/forge/gitlab-fake.ts'
import { startForge, testAccounts } from '../../tests/support/forge/start-forge.ts'
import { submit } from './forge.ts'
import type { GiteaOperations } from './gitea-operations.ts'
import type { GitHubOperations } from './github-operations.ts'
import type { GitLabOperations } from './gitlab-operations.ts'
import type { Send } from './operation.ts'
import { text, type Untrusted } from './untrusted.ts'

/** First that the fakes refuse rubbish: otherwise their consent proves nothing. */

const REPO = '/repos/example-org/keji-fuzong'

function problems(fake: Fake, request: string, body?: unknown, headers: Record<string, string> = HEADERS) {
  const [method, address] = request.split(' ') as [string, string]
  const { pathname, searchParams } = new URL(address, 'http://host.invalid')
  const found = match(fake, method, pathname)
  return found && checkRequest(fake, found.route, headers, searchParams, body).problems
}

const HEADERS = {
  accept: 'application/vnd.github+json',
  'x-github-api-version': '2022-11-28',
  'content-type': 'application/json',
}

describe('GitHub', () => {
  test('knows the operations with slashes in their parameters, and no others', () => {
    const found = match(githubFake, 'GET', `${REPO}/git/ref/heads/demands/2023/hongshan`)!
    expect(found.route.operation).toBe('GET /repos/{owner}/{repo}/git/ref/{ref}')
    expect(found.parameters).toEqual({
      owner: 'example-org',
      repo: 'keji-fuzong',
      ref: 'heads/demands/2023/hongshan',
    })
    expect(match(githubFake, 'PUT', `${REPO}/git/trees`)).toBeUndefined()
    expect(match(githubFake, 'GET', `${REPO}/git/references`)).toBeUndefined()
  })

  test('refuses what a request may not hold', () => {
    const TREES = `POST ${REPO}/git/trees`
    const base_tree = 'a'.repeat(40)
    const tree = [{ path: 'x', mode: '100644', type: 'blob', content: '' }]
    expect(problems(githubFake, TREES, { base_tree, tree })).toEqual([])
    expect(problems(githubFake, TREES, { base_tree, tree, basetree: 'a' })).toEqual([
      'body: unknown basetree',
    ])
    expect(problems(githubFake, TREES, { base_tree, tree: [{ ...tree[0], mode: '644' }] })).toHaveLength(1)
    expect(problems(githubFake, TREES, { base_tree: 'main', tree })).toHaveLength(1)
    expect(problems(githubFake, TREES, { base_tree })).toHaveLength(1)
    expect(problems(githubFake, TREES)).toHaveLength(1)
    expect(problems(githubFake, 'GET /user', {})).toHaveLength(1)
    expect(problems(githubFake, `GET ${REPO}/pulls?state=opened`)).toHaveLength(1)
    expect(problems(githubFake, `GET ${REPO}/pulls?per-page=1`)).toHaveLength(1)
    expect(problems(githubFake, `GET ${REPO}/pulls?per_page=101`)).toHaveLength(1)
    expect(problems(githubFake, `GET ${REPO}/pulls?page=x`)).toHaveLength(1)
  })

  test.each(Object.keys(HEADERS))('refuses a request without the header %s', (name) => {
    const headers = Object.fromEntries(Object.entries(HEADERS).filter(([key]) => key !== name))
    expect(problems(githubFake, `POST ${REPO}/forks`, {}, headers)).toEqual([`header ${name}: undefined`])
  })
})

test.each([
  ['gitea', giteaFake, `POST ${REPO}/contents`, { files: [{ operation: 'write', path: 'x' }] }],
  ['gitlab', gitlabFake, 'POST /projects/1/repository/commits', { branch: 'x', actions: [] }],
] as const)('%s refuses rubbish too', (_, fake, operation, body) => {
  const headers = { ...HEADERS, accept: 'application/json' }
  expect(problems(fake, operation, body, headers)).not.toEqual([])
  expect(problems(fake, 'GET /user', undefined, headers)).toEqual([])
  expect(problems(fake, 'GET /user?x=1', undefined, headers)).toEqual(['query: unknown x'])
  expect(problems(fake, 'GET /user')).toEqual(['header accept: application/vnd.github+json'])
})

/** Each line that would drift from what a host publishes must not compile: `npm run types` fails where one does. */
test('a drift from the published types does not compile', () => {
  const refusal = (message: string) => ({ message })
  const options = { refusal, notFound: 'Not Found', forbidden: refusal, slashes: [], find: () => undefined }
  const github = router<GitHubOperations>(options)
  const gitea = router<GiteaOperations>(options)
  const gitlab = router<GitLabOperations>(options)

  // What a fake answers: an unknown field, a wrong type, an unknown status.
  // @ts-expect-error
  github.on('GET /user', { success: 200 }, ({ respond }) => respond({ username: 'x' }))
  // @ts-expect-error
  github.on('GET /user', { success: 200 }, ({ respond }) => respond({ login: 1 }))
  // @ts-expect-error
  github.on('GET /user', { success: 202 }, ({ respond }) => respond({ login: 'x' }))
  // @ts-expect-error
  gitea.on('GET /user', { success: 200 }, ({ respond }) => respond({ username: 'x' }))
  // @ts-expect-error
  gitea.on('GET /user', { success: 200 }, ({ respond }) => respond({ login: 1 }))
  // @ts-expect-error
  gitlab.on('GET /user', { success: 200 }, ({ respond }) => respond({ login: 'x' }))
  // @ts-expect-error
  gitlab.on('GET /user', { success: 200 }, ({ respond }) => respond({ username: 1 }))
  // @ts-expect-error
  const pull: Subset<GitLabOperations['POST /projects/{id}/merge_requests']['response']> = { number: 1 }

  // What a fake takes.
  const force = z.strictObject({ forced: z.boolean() })
  const put = z.strictObject({ operation: z.literal('put'), path: z.string() })
  const file = z.strictObject({ action: z.literal('create'), filePath: z.string() })
  const commit = z.strictObject({ branch: z.string(), commit_message: z.string(), actions: z.array(file) })
  github.on(
    'GET /repos/{owner}/{repo}/pulls',
    // @ts-expect-error
    { success: 200, query: z.strictObject({ status: z.string() }) },
    ({ respond }) => respond([]),
  )
  // @ts-expect-error
  github.on('POST /repos/{owner}/{repo}/git/refs', { success: 201, body: force }, ({ respond }) =>
    respond({}),
  )
  gitea.on(
    'POST /repos/{owner}/{repo}/contents',
    // @ts-expect-error
    { success: 201, body: z.strictObject({ files: z.array(put) }) },
    ({ respond }) => respond({}),
  )
  // @ts-expect-error
  gitlab.on('POST /projects/{id}/repository/commits', { success: 201, body: commit }, ({ respond }) =>
    respond({}),
  )
  expect([...github.routes, ...gitea.routes, ...gitlab.routes]).toHaveLength(11)

  // What an adapter sends and reads; never run.
  const sends = [
    // @ts-expect-error
    (send: Send<GitHubOperations>) => send('GET /users', {}),
    // @ts-expect-error
    (send: Send<GitHubOperations>) => send('GET /repos/{owner}/{repo}', { owner: 'x' }),
    (send: Send<GiteaOperations>, repo: { owner: string; repo: string }) =>
      // @ts-expect-error
      send('GET /repos/{owner}/{repo}/pulls', repo, { query: { state: 'opened' } }),
    (send: Send<GitLabOperations>) =>
      // @ts-expect-error
      send('GET /projects/{id}/merge_requests', { id: '1' }, { query: { sourceBranch: 'x' } }),
  ]
  const reads = [
    // @ts-expect-error
    (body: Untrusted<GitHubOperations['GET /user']['response']>) => text(body?.username),
    // @ts-expect-error
    (body: Untrusted<GiteaOperations['GET /user']['response']>) => text(body?.id),
    // @ts-expect-error
    (body: Untrusted<GitLabOperations['GET /user']['response']>) => text(body?.login),
    // @ts-expect-error
    (body: Untrusted<GitLabOperations['GET /user']['response']>) => text(body.username),
  ]
  expect([pull, ...sends, ...reads]).toHaveLength(9)
})

test('a request that the host does not know fails the test that made it', async () => {
  const forge = await startForge({ kind: 'github', content: { 'README.md': 'x\n' } })
  const headers = { ...HEADERS, authorization: `Bearer ${testAccounts.owner.token}` }
  await fetch(`${forge.url}${REPO}/pulls?stat=open`, { headers })
  await fetch(`${forge.url}/no/such/thing`, { headers })
  await expect(forge.close()).rejects.toThrow(/unknown stat[\s\S]*no operation for GET \/no\/such\/thing/)
})

test('a status that the host never answers fails the test that saw it', async () => {
  const forge = await startForge({ kind: 'gitea', content: { 'README.md': 'x\n' } })
  const route = giteaFake.routes.find(({ operation }) => operation === 'GET /user')!
  const { handle } = route
  try {
    route.handle = () => ({ status: 202, body: {} })
    const headers = { accept: 'application/json', authorization: `token ${testAccounts.owner.token}` }
    await fetch(`${forge.url}/user`, { headers })
    await expect(forge.close()).rejects.toThrow('GET /user: never answers 202')
  } finally {
    route.handle = handle
  }
})

test('it holds the content of the project where nothing else is asked for', async () => {
  const forge = await startForge({ kind: 'gitea' })
  const files = [...forge.repository.files('main').keys()]
  expect(files).toContain('content/site.yaml')
  expect(files.every((file) => file.startsWith('content/'))).toBe(true)
  await forge.close()
})

test('real git takes what is in memory, and has the same names, texts and merge', async () => {
  const forge = await forgeFor('github')
  const { token } = forge.accounts.collaborator
  const text = '企业: “某某”（武汉）🚀\n\t\\"$&\n'
  const { commit } = await submit(forge.settings, token, change({ [NEW]: text, [OLD]: null }), noWait)
  forge.host.push(forge.host.main, 'main', { 'a.b': '一\n', 'a/b': '二\n', 'a0/武汉': '三\n' })
  const ours = forge.repository.head('main')!
  const merge = forge.host.merge(1)
  const cwd = join(await temporaryFolder(), 'clone')
  forge.clone(BRANCH, cwd)
  const git = (...args: string[]) =>
    runGit(['-c', 'core.quotePath=off', ...args], { cwd })
      .toString()
      .trimEnd()
  git('fsck', '--strict', '--full')
  expect(git('rev-parse', 'HEAD', 'origin/main')).toBe(`${commit}\n${merge}`)
  expect(readFileSync(join(cwd, NEW), 'utf8')).toBe(text)
  expect(git('show', '-s', '--format=%B', commit)).toBe(change().message)
  expect(git('merge-tree', '--write-tree', ours, commit)).toBe(forge.repository.treeAt(merge))
  expect(git('merge-base', ours, commit)).toBe(forge.repository.mergeBase(ours, commit))
  expect(git('rev-list', '--reverse', `${ours}..${merge}`).split('\n')).toEqual(
    forge.repository.ahead(ours, merge),
  )
  expect(git('diff', '--name-only', `${ours}...${commit}`).split('\n')).toEqual(
    forge.repository.changedPaths(ours, commit),
  )
  expect(git('ls-tree', merge).split('\n')).toEqual(
    forge.repository
      .list(forge.repository.treeAt(merge)!)
      .map(({ mode, type, id, name }) => `${mode} ${type} ${id}\t${name}`),
  )
})
