import { describe, expect, test } from 'vitest'
import { BRANCH, change, FOLDER, forgeFor, NEW, OLD } from '../../tests/support/forge/forge-fixture.ts'
import { readFolder, submit } from './forge.ts'

const WHERE = { folder: FOLDER, branch: BRANCH }

describe.each(['github', 'gitea', 'gitlab'] as const)('%s', (kind) => {
  test.each(['collaborator', 'outsider'] as const)(
    '%s: the main branch, then the open pull request',
    async (who) => {
      const forge = await forgeFor(kind)
      const { token } = forge.accounts[who]
      const read = () => readFolder(forge.settings, token, WHERE, forge.direct)
      const old = { path: OLD, text: 'public:\n  employees: 12\n' }
      expect(await read()).toEqual([old])
      expect(forge.host.repositories).toHaveLength(1)
      await submit(forge.settings, token, change({ [NEW]: '\uFEFF新的\n' }), forge.direct)
      expect(await read()).toEqual([old, { path: NEW, text: '\uFEFF新的\n' }])
      forge.host.closePull(1)
      expect(await read()).toEqual([old])
    },
  )

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
  })
})
