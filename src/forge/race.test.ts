import { describe, expect, test } from 'vitest'
import { change, FAMILY, forgeFor, hasty, NEW, OLD, OTHER } from '../../tests/support/forge/testing.ts'
import { ForgeError, submit } from './forge.ts'

/** The host changes between our reading and our writing. */

const WRITES = {
  github: /^(?:POST|PATCH) .*\/git\/refs/,
  gitea: /^POST .*\/contents$/,
  gitlab: /^POST .*\/commits$/,
}
const OPENS = /^POST .*\/(?:pulls|merge_requests)$/

describe.each(['github', 'gitea', 'gitlab'] as const)('%s', (kind) => {
  test('somebody else makes the branch: built upon', async () => {
    const forge = await forgeFor(kind)
    let theirs = ''
    forge.before(WRITES[kind], () => {
      theirs = forge.world.push(forge.world.main, FAMILY, { [OTHER]: '同时提交的\n' }, 'main')
    })
    const submitted = await submit(forge.settings, forge.users.collaborator.token, change(), hasty)
    expect(submitted).toMatchObject({ outcome: 'opened', number: 1, branch: FAMILY })
    expect(forge.repository.parents(submitted.commit)).toEqual([theirs])
  })

  test('somebody else pushes to the branch of the open pull request: nothing of theirs is lost', async () => {
    const forge = await forgeFor(kind)
    const { token } = forge.users.collaborator
    await submit(forge.settings, token, change({ [OLD]: '一\n' }), hasty)
    let theirs = ''
    forge.before(WRITES[kind], () => {
      theirs = forge.world.push(forge.world.main, FAMILY, { [OTHER]: '同时提交的\n' })
    })
    const submitted = await submit(forge.settings, token, change({ [OLD]: '二\n' }), hasty)
    expect(submitted.outcome).toBe('continued')
    expect(forge.repository.parents(submitted.commit)).toEqual([theirs])
    expect(forge.repository.files(submitted.commit).size).toBe(3)
  })

  test('the main branch moves: the pull request shows the same change', async () => {
    const forge = await forgeFor(kind)
    forge.before(WRITES[kind], () => {
      forge.world.push(forge.world.main, 'main', { [OTHER]: '主分支动了\n' })
    })
    const submitted = await submit(forge.settings, forge.users.collaborator.token, change(), hasty)
    expect(submitted.outcome).toBe('opened')
    const paths = forge.repository.git(['diff', '--name-only', `main...${submitted.commit}`])
    expect(paths).toBe(NEW)
  })

  test('a colleague opens the pull request first', async () => {
    const forge = await forgeFor(kind)
    const { world, users } = forge
    forge.before(OPENS, () => {
      world.open(users.owner, world.main, FAMILY, 'main', '先开的', '')
    })
    const submitted = await submit(forge.settings, users.collaborator.token, change(), hasty)
    expect(submitted).toMatchObject({ outcome: 'continued', number: 1 })
    expect(forge.pulls).toHaveLength(1)
    expect(forge.repository.ahead('main', FAMILY)).toHaveLength(1)
  })

  test('a branch that never stands still: given up after a few times', async () => {
    const forge = await forgeFor(kind)
    const waited: number[] = []
    const connection = { ...hasty, wait: async (ms: number) => void waited.push(ms) }
    for (let time = 0; time < 9; time++) {
      forge.before(WRITES[kind], () => {
        const [newest] = forge.repository.branches(FAMILY).toReversed()
        forge.world.push(forge.world.main, FAMILY, { [NEW]: newest ? `${newest.commit}\n` : '一\n' }, 'main')
      })
    }
    const set = change({ [NEW]: '企业: 某某\n', [OTHER]: '三\n' })
    const submitting = submit(forge.settings, forge.users.collaborator.token, set, connection)
    // GitLab names no state that it builds upon: there the later commit stands on the other.
    if (kind === 'gitlab') {
      expect(await submitting).toMatchObject({ outcome: 'opened' })
      return
    }
    const failed = await submitting.catch((error) => error)
    expect(failed).toBeInstanceOf(ForgeError)
    expect(failed.fault).toMatchObject({ kind: 'conflict', step: expect.stringMatching(/commit|files/) })
    expect(waited).toHaveLength(3)
    expect(forge.pulls).toEqual([])
  })
})

test('GitHub: merged while the pull request was about to open', async () => {
  const forge = await forgeFor('github')
  const { world } = forge
  forge.before(OPENS, () => {
    const head = world.main.bare.head(FAMILY)!
    world.main.bare.update('refs/heads/main', head, world.main.bare.head('main')!)
  })
  const submitted = await submit(forge.settings, forge.users.collaborator.token, change(), hasty)
  expect(submitted.outcome).toBe('in-main')
})
