import * as fc from 'fast-check'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { change, FOLDER, forgeFor, NEW, noWait } from '../../tests/support/forge/forge-fixture.ts'
import { runGit } from '../../tests/support/forge/git.ts'
import { blobId, fromBase64, textOf, toBase64, utf8 } from './bytes.ts'
import { assertValid } from './changes.ts'
import { submit } from './forge.ts'
import { inParallel } from './in-parallel.ts'
import { branchNumbered, newestFirst, numberOf } from './remote-state.ts'

describe('bytes', () => {
  test('base64 there and back, long ones and with line breaks', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100_000 }), (bytes) => {
        expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
        expect(fromBase64(toBase64(bytes).replace(/.{60}/g, '$&\n'))).toEqual(new Uint8Array(bytes))
      }),
      { numRuns: 50 },
    )
    expect(fromBase64('令牌')).toBeUndefined()
  })

  test("a blob has git's own name", async () => {
    for (const text of ['', '企业: 某某🚀\n', 'x'.repeat(70_000)]) {
      const named = runGit(['hash-object', '--stdin'], { input: text }).toString().trim()
      expect(await blobId(utf8(text), 40)).toBe(named)
    }
    // The empty blob of a SHA-256 repository.
    expect(await blobId(utf8(''), 64)).toBe(
      '473a0f4c3be8a93681a267e3b1e9a7dcda1185436fe141f7749120a303721813',
    )
  })

  test('what is not UTF-8 is no text; a byte order mark stays', () => {
    expect(textOf(new Uint8Array([0xce, 0xe4]))).toBeUndefined()
    expect(textOf(utf8('\uFEFF武汉'))).toBe('\uFEFF武汉')
  })
})

describe('without digests (a page that is neither https nor local)', () => {
  afterEach(() => void vi.unstubAllGlobals())

  test.each(['github', 'gitea', 'gitlab'] as const)(
    '%s: the same again is found by reading',
    async (kind) => {
      vi.stubGlobal('crypto', {})
      const forge = await forgeFor(kind)
      const { token } = forge.accounts.collaborator
      const first = await submit(forge.settings, token, change(), noWait)
      expect(await submit(forge.settings, token, change(), noWait)).toEqual({
        ...first,
        outcome: 'unchanged',
      })
      const next = await submit(forge.settings, token, change({ [NEW]: '企业: 某某（汉阳）\n' }), noWait)
      expect(next.outcome).toBe('continued')
    },
  )
})

test('the branches of a change set', () => {
  const numbers = ['d', 'd-2', 'd-10', 'd-1', 'd-02', 'd-x', 'dd', 'd/2', 'd-2-3'].map((name) =>
    numberOf('d', name),
  )
  expect(numbers).toEqual([1, 2, 10, ...Array(6).fill(undefined)])
  expect([1, 2, 10].map((number) => branchNumbered('d', number))).toEqual(['d', 'd-2', 'd-10'])
  expect(newestFirst('d', ['d-2', 'x', 'd-10', 'd'], (name) => name)).toEqual(['d-10', 'd-2', 'd'])
})

test.each([
  ['no file', {}],
  ['a parent folder', { '../x.yaml': '' }],
  ['an absolute path', { '/x.yaml': '' }],
  ['an empty part', { 'a//x.yaml': '' }],
  ["git's folder", { 'a/.git/config': '' }],
  ['a workflow', { '.github/workflows/x.yml': '' }],
  ['a backslash', { 'a\\x.yaml': '' }],
  ['a line break', { 'a\nx.yaml': '' }],
  ['half a character', { [NEW]: '\uD83D' }],
])('a change set that no caller may make: %s', (_, files) => {
  expect(() => assertValid(change(files))).toThrow(TypeError)
})

test('a change set with one path twice, or without a branch name', () => {
  const [file] = change().files
  expect(() => assertValid({ ...change(), files: [file!, file!] })).toThrow(TypeError)
  expect(() => assertValid({ ...change(), branch: 'a/../b' })).toThrow(TypeError)
  expect(() => assertValid(change({ [`${FOLDER}/武汉某某.yaml`]: '' }))).not.toThrow()
})

test('in parallel: the order stays, no more than the limit, none after a failure', async () => {
  let [now, most] = [0, 0]
  const work = async (item: number) => {
    most = Math.max(most, ++now)
    await new Promise((done) => setTimeout(done, item % 3))
    now--
    if (item === 20) throw new Error('stop')
    return item * 2
  }
  const items = Array.from({ length: 20 }, (_, index) => index)
  expect(await inParallel(items, 4, work)).toEqual(items.map((item) => item * 2))
  expect(most).toBe(4)
  const begun = vi.fn(work)
  await expect(inParallel([20, ...items, ...items], 2, begun)).rejects.toThrow('stop')
  expect(begun.mock.calls.length).toBeLessThan(10)
})
