import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { keptReceiptsSchema } from '../src/domain/receipt.ts'
import { submit } from '../src/forge/forge.ts'
import { stateLine } from '../src/review/comment-state.ts'
import { littleContentWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { change, forgeFor, noWait } from '../tests/support/forge/forge-fixture.ts'
import { main } from './receipt.ts'

const ID = 'a'.repeat(40)
const receipts = {
  runs: [
    {
      receivedAt: '2023-03-10T09:00:00.000Z',
      commit: ID,
      entries: [{ file: 'content/cycles/2023/demands/hongshan/k7m2xq.yaml', blob: ID, readable: true }],
    },
  ],
}
const state = {
  head: ID,
  tip: ID,
  judgedAt: '2023-03-10T09:02:00.000Z',
  label: '可审核' as const,
  status: 'success' as const,
  unanswered: false,
}

/** A pull request with a comment of our account, and one of a stranger. */
async function commented() {
  const forge = await forgeFor('gitea')
  await submit(forge.settings, forge.accounts.outsider.token, change(), noWait)
  const site = await readFile('content/site.yaml', 'utf8')
  const settings = site.replace(/^forge:\n(?: .*\n)+/m, stringify({ forge: forge.settings }))
  vi.stubEnv('REVIEW_TOKEN', forge.accounts.reviewer.token)
  const root = await littleContentWith({ 'content/site.yaml': settings })
  const file = join(await temporaryFolder(), 'received.json')
  return { forge, file, receipt: (...argv: string[]) => run(main, '--root', root, '--out', file, ...argv) }
}

describe('the receipts of a pull request', () => {
  test('are those of the trusted comment, in the form of check --received', async () => {
    const { forge, file, receipt } = await commented()
    const [pull] = forge.pulls
    forge.host.comment(pull!, forge.accounts.reviewer, await stateLine({ ...state, receipts }))
    expect(await receipt('--pull', '1')).toEqual({ code: 0, out: `收到 1 次，写到 ${file}。\n`, err: '' })
    expect(keptReceiptsSchema.parse(JSON.parse(await readFile(file, 'utf8')))).toEqual(receipts)
  })

  test('are nobody else’s: a stranger’s copy is none', async () => {
    const { forge, file, receipt } = await commented()
    forge.host.comment(forge.pulls[0]!, forge.accounts.outsider, await stateLine({ ...state, receipts }))
    await writeFile(file, 'before')
    expect(await receipt('--pull', '1')).toMatchObject({ code: 2, err: expect.stringContaining('不明') })
    expect(await readFile(file, 'utf8')).toBe('before')
  })

  test('of a pull request that is not there, or not named, are a sentence', async () => {
    const { receipt } = await commented()
    expect(await receipt('--pull', '99')).toMatchObject({ code: 2, err: expect.stringContaining('99') })
    expect(await receipt()).toMatchObject({ code: 2, err: expect.stringContaining('--pull') })
  })
})
