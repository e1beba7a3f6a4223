import { describe, expect, test } from 'vitest'
import { giteaApi } from '../../tests/support/forge/gitea-api.ts'
import { githubApi } from '../../tests/support/forge/github-api.ts'
import { gitlabApi } from '../../tests/support/forge/gitlab-api.ts'
import { startForge, testUsers } from '../../tests/support/forge/start-forge.ts'

/** First that the double refuses rubbish: otherwise its consent proves nothing. */

const REPO = '/repos/example-org/keji-fuzong'
const none = new URLSearchParams()

describe("GitHub's own description", () => {
  const contract = githubApi.contract()
  const TREES = 'POST /repos/{owner}/{repo}/git/trees'

  test('knows the operations with slashes in their parameters, and no others', () => {
    expect(contract.match('GET', `${REPO}/git/ref/heads/demands/2023/hongshan`)).toEqual({
      operation: 'GET /repos/{owner}/{repo}/git/ref/{ref}',
      parameters: { owner: 'example-org', repo: 'keji-fuzong', ref: 'heads/demands/2023/hongshan' },
    })
    expect(contract.match('PUT', `${REPO}/git/trees`)).toBeUndefined()
    expect(contract.match('GET', `${REPO}/git/references`)).toBeUndefined()
  })

  test('refuses what a request may not hold', () => {
    const sound = { base_tree: 'a', tree: [{ path: 'x', mode: '100644', type: 'blob', content: '' }] }
    expect(contract.checkRequest(TREES, none, sound)).toEqual([])
    expect(contract.checkRequest(TREES, none, { ...sound, basetree: 'a' })).toEqual(['unknown key /basetree'])
    expect(contract.checkRequest(TREES, none, { tree: [{ path: 'x', mode: '644' }] })).toHaveLength(1)
    expect(contract.checkRequest(TREES, none, { base_tree: 'a' })).toHaveLength(1)
    expect(contract.checkRequest(TREES, none, undefined)).toHaveLength(1)
    expect(contract.checkRequest('GET /user', none, {})).toHaveLength(1)
    const pulls = 'GET /repos/{owner}/{repo}/pulls'
    expect(contract.checkRequest(pulls, new URLSearchParams('state=opened'), undefined)).toHaveLength(1)
    expect(contract.checkRequest(pulls, new URLSearchParams('per-page=1'), undefined)).toHaveLength(1)
    expect(contract.checkRequest(pulls, new URLSearchParams('page=x'), undefined)).toHaveLength(1)
  })

  test('refuses an answer without a required field, of a wrong type, or of another status', () => {
    const operation = 'POST /repos/{owner}/{repo}/git/refs'
    const sha = 'a'.repeat(40)
    const whole = contract.complete(operation, 201, { ref: 'refs/heads/x', object: { type: 'commit', sha } })
    expect(contract.checkAnswer(operation, 201, whole)).toEqual([])
    const { node_id: _, ...less } = whole as Record<string, unknown>
    expect(contract.checkAnswer(operation, 201, less)).toHaveLength(1)
    expect(contract.checkAnswer(operation, 201, { ...less, node_id: 1 })).toHaveLength(1)
    expect(contract.checkAnswer(operation, 200, whole)).toHaveLength(1)
    expect(contract.checkAnswer('GET /repos/{owner}/{repo}', 200, {})).toHaveLength(1)
    expect(contract.checkAnswer('GET /repos/{owner}/{repo}/pulls', 200, [{ number: 1 }])).toHaveLength(1)
  })
})

test.each([
  ['gitea', giteaApi, 'POST /repos/{owner}/{repo}/contents', { files: [{ operation: 'write', path: 'x' }] }],
  ['gitlab', gitlabApi, 'POST /projects/{id}/repository/commits', { branch: 'x', actions: [] }],
] as const)('the description of %s refuses rubbish too', (_, api, operation, body) => {
  const contract = api.contract()
  expect(contract.checkRequest(operation, none, body)).toHaveLength(1)
  expect(contract.checkRequest('GET /user', new URLSearchParams('x=1'), undefined)).toHaveLength(1)
  expect(contract.checkAnswer('GET /user', 200, {})).toHaveLength(1)
  expect(contract.checkAnswer('GET /user', 202, contract.complete('GET /user', 200, {}))).toHaveLength(1)
})

test('a request that the host does not know fails the test that made it', async () => {
  const forge = await startForge({ kind: 'github', content: { 'README.md': 'x\n' } })
  const headers = { authorization: `Bearer ${testUsers.owner.token}` }
  await fetch(`${forge.url}/repos/example-org/keji-fuzong/pulls?stat=open`, { headers })
  await fetch(`${forge.url}/no/such/thing`, { headers })
  await expect(forge.close()).rejects.toThrow(
    /unknown parameter stat[\s\S]*no operation for GET \/no\/such\/thing/,
  )
})

test('it holds the content of the project where nothing else is asked for', async () => {
  const forge = await startForge({ kind: 'gitea' })
  const files = [...forge.repository.files('main').keys()]
  expect(files).toContain('content/site.yaml')
  expect(files.every((file) => file.startsWith('content/'))).toBe(true)
  await forge.close()
})
