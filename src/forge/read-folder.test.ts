import { describe, expect, test } from 'vitest'
import { BRANCH, change, FOLDER, forgeFor, HOSTS, NEW, OLD } from '../../tests/support/forge/forge-fixture.ts'
import { readFolder, submit } from './forge.ts'

const WHERE = { folder: FOLDER, branch: BRANCH }

describe.each(HOSTS)('%s', (kind) => {
  test.each(['collaborator', 'outsider'] as const)(
    '%s: the main branch, then the open pull request',
    async (who) => {
      const forge = await forgeFor(kind)
      const { token } = forge.accounts[who]
      const read = () => readFolder(forge.settings, token, WHERE, forge.direct)
      const old = { path: OLD, text: 'public:\n  employees: 12\n', merged: true }
      expect(await read()).toEqual([old])
      expect(forge.host.repositories).toHaveLength(1)
      await submit(forge.settings, token, change({ [NEW]: '\uFEFF新的\n' }), forge.direct)
      expect(await read()).toEqual([old, { path: NEW, text: '\uFEFF新的\n', merged: false }])
      forge.host.closePull(1)
      expect(await read()).toEqual([old])
    },
  )

  test.each(['collaborator', 'outsider'] as const)(
    '%s: an open pull request that is older than the main branch is read as merging would leave it',
    async (who) => {
      const [both, gone, later] = ['b', 'g', 'l'].map((name) => `${FOLDER}/${name}.yaml`) as [
        string,
        string,
        string,
      ]
      const forge = await forgeFor(kind)
      const { main } = forge.host
      forge.host.push(main, 'main', { [both]: '原来\n', [gone]: '原来\n' })
      const { token } = forge.accounts[who]
      const files = { [NEW]: '新的\n', [both]: '本区改的\n', [gone]: null }
      await submit(forge.settings, token, change(files), forge.direct)
      forge.host.push(main, 'main', { [OLD]: '市级改的\n', [both]: '市级改的\n', [later]: '市级加的\n' })
      const there = await readFolder(forge.settings, token, WHERE, forge.direct)
      expect(Object.fromEntries(there.map(({ path, text }) => [path, text]))).toEqual({
        [OLD]: '市级改的\n',
        [NEW]: '新的\n',
        [both]: '本区改的\n',
        [later]: '市级加的\n',
      })
      forge.host.push(main, 'main', { [OLD]: null })
      const after = await readFolder(forge.settings, token, WHERE, forge.direct)
      expect(after.map(({ path }) => path)).toEqual([NEW, both, later])
    },
  )

  test('one file elsewhere is read along, of the open pull request as well', async () => {
    const forge = await forgeFor(kind)
    const { token } = forge.accounts.outsider
    const [alongside, other] = ['filings/hongshan.yaml', 'filings/jiangan.yaml']
    const read = () => readFolder(forge.settings, token, { ...WHERE, alongside }, forge.direct)
    expect((await read()).map(({ path }) => path)).toEqual([OLD])
    forge.host.push(forge.host.main, 'main', { [alongside]: '甲\n', [other]: '别区\n' })
    expect(await read()).toMatchObject([{ path: OLD }, { path: alongside, text: '甲\n', merged: true }])
    await submit(forge.settings, token, change({ [alongside]: '乙\n' }), forge.direct)
    expect(await read()).toMatchObject([{ path: OLD }, { path: alongside, text: '乙\n', merged: false }])
  })

  test('a folder that is not there is empty; folders in it and what is no text are left out', async () => {
    const forge = await forgeFor(kind)
    const { token } = forge.accounts.collaborator
    expect(
      await readFolder(forge.settings, token, { folder: 'none/at/all', branch: BRANCH }, forge.direct),
    ).toEqual([])
    const gbk = Buffer.from([0xce, 0xe4, 0xba, 0xba])
    const files = { [`${FOLDER}/gbk.yaml`]: gbk, [`${FOLDER}/inner/a.yaml`]: gbk }
    forge.host.push(forge.host.main, 'main', files)
    const found = await readFolder(forge.settings, token, WHERE, forge.direct)
    expect(found.map(({ path }) => path)).toEqual([OLD])
    await submit(forge.settings, token, change({ [`${FOLDER}/inner/b.yaml`]: '乙\n' }), forge.direct)
    const all = await readFolder(forge.settings, token, { ...WHERE, depth: 'inside' }, forge.direct)
    expect(all.map(({ path }) => path)).toEqual([OLD, `${FOLDER}/inner/b.yaml`])
  })
})

test('gitlab: a merge request whose base is not entered yet is looked at again, and not without end', async () => {
  const forge = await forgeFor('gitlab')
  const { token } = forge.accounts.outsider
  const { number } = (await submit(forge.settings, token, change(), forge.direct)) as { number: number }
  const isItsOwn = ({ url }: { url: string }) => url.endsWith(`/merge_requests/${number}`)
  const read = () => readFolder(forge.settings, token, WHERE, forge.direct)
  const start = forge.requests.length
  const there = await read()
  const at = forge.requests.slice(start).findIndex(isItsOwn)
  const isEmpty = (looks: number) => {
    for (let look = 0; look < looks; look++) {
      forge.failNext({ status: 200, body: { iid: number, diff_refs: null } }, at + look)
    }
  }
  isEmpty(2)
  expect(await read()).toEqual(there)
  isEmpty(8)
  await expect(read()).rejects.toMatchObject({ fault: { kind: 'unexpected-answer' } })
})
