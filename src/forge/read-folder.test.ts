import { describe, expect, test } from 'vitest'
import { change, FAMILY, FOLDER, forgeFor, hasty, NEW, OLD } from '../../tests/support/forge/testing.ts'
import { readFolder, submit } from './forge.ts'

const WHERE = { folder: FOLDER, branch: FAMILY }

describe.each(['github', 'gitea', 'gitlab'] as const)('%s', (kind) => {
  test.each(['collaborator', 'outsider'] as const)(
    '%s: the main branch, then the open pull request',
    async (who) => {
      const forge = await forgeFor(kind)
      const { token } = forge.users[who]
      const read = () => readFolder(forge.settings, token, WHERE, hasty)
      const old = { path: OLD, text: 'public:\n  employees: 12\n' }
      expect(await read()).toEqual([old])
      expect(forge.world.repositories).toHaveLength(1)
      await submit(forge.settings, token, change({ [NEW]: '\uFEFF新的\n' }), hasty)
      expect(await read()).toEqual([old, { path: NEW, text: '\uFEFF新的\n' }])
      forge.world.closePull(1)
      expect(await read()).toEqual([old])
    },
  )

  test('a folder that is not there is empty; folders in it and what is no text are left out', async () => {
    const forge = await forgeFor(kind)
    const { token } = forge.users.collaborator
    expect(await readFolder(forge.settings, token, { folder: 'none/at/all', branch: FAMILY }, hasty)).toEqual(
      [],
    )
    const [gbk] = forge.repository.write([Buffer.from([0xce, 0xe4, 0xba, 0xba])])
    const head = forge.repository.head('main')!
    const tree = forge.repository.writeTree(head, [
      { path: `${FOLDER}/gbk.yaml`, blob: gbk! },
      { path: `${FOLDER}/inner/a.yaml`, blob: gbk! },
    ])
    forge.repository.update('refs/heads/main', forge.repository.commit(tree, [head], '其他'), head)
    const found = await readFolder(forge.settings, token, WHERE, hasty)
    expect(found.map(({ path }) => path)).toEqual([OLD])
  })
})
