import { describe, expect, test } from 'vitest'
import {
  BRANCH,
  change,
  FOLDER,
  forgeFor,
  HOSTS,
  kindOf,
  NEW,
  OLD,
  OTHER,
} from '../../tests/support/forge/forge-fixture.ts'
import { ForgeError, submit } from './forge.ts'

/** The host changes between our reading and our writing. */

const WRITES = {
  github: /^(?:POST|PATCH) .*\/git\/refs/,
  gitea: /^POST .*\/contents$/,
  gitlab: /^POST .*\/commits$/,
}
const OPENS = /^POST .*\/(?:pulls|merge_requests)$/

describe.each(HOSTS)('%s', (kind) => {
  const writes = WRITES[kindOf(kind)]
  test('somebody else makes the branch: built upon', async () => {
    const forge = await forgeFor(kind)
    let theirs = ''
    forge.before(writes, () => {
      theirs = forge.host.push(forge.host.main, BRANCH, { [OTHER]: '同时提交的\n' }, 'main')
    })
    const submitted = await submit(forge.settings, forge.accounts.collaborator.token, change(), forge.direct)
    expect(submitted).toMatchObject({ outcome: 'opened', number: 1, branch: BRANCH })
    expect(forge.repository.parents(submitted.commit)).toEqual([theirs])
  })

  test('somebody else pushes to the branch of the open pull request: nothing of theirs is lost', async () => {
    const forge = await forgeFor(kind)
    const { token } = forge.accounts.collaborator
    await submit(forge.settings, token, change({ [OLD]: '一\n' }), forge.direct)
    let theirs = ''
    forge.before(writes, () => {
      theirs = forge.host.push(forge.host.main, BRANCH, { [OTHER]: '同时提交的\n' })
    })
    const submitted = await submit(forge.settings, token, change({ [OLD]: '二\n' }), forge.direct)
    expect(submitted.outcome).toBe('continued')
    expect(forge.repository.parents(submitted.commit)).toEqual([theirs])
    expect(forge.repository.files(submitted.commit).size).toBe(3)
  })

  test('the main branch moves: the pull request shows the same change', async () => {
    const forge = await forgeFor(kind)
    forge.before(writes, () => {
      forge.host.push(forge.host.main, 'main', { [OTHER]: '主分支动了\n' })
    })
    const submitted = await submit(forge.settings, forge.accounts.collaborator.token, change(), forge.direct)
    expect(submitted.outcome).toBe('opened')
    expect(forge.repository.changedPaths('main', submitted.commit)).toEqual([NEW])
  })

  test('a colleague opens the pull request first', async () => {
    const forge = await forgeFor(kind)
    const { host, accounts } = forge
    forge.before(OPENS, () => {
      const pull = { author: accounts.owner, source: host.main, branch: BRANCH, base: 'main' }
      host.open({ ...pull, title: '先开的', body: '' })
    })
    const submitted = await submit(forge.settings, accounts.collaborator.token, change(), forge.direct)
    expect(submitted).toMatchObject({ outcome: 'continued', number: 1 })
    expect(forge.pulls).toHaveLength(1)
    expect(forge.repository.ahead('main', BRANCH)).toHaveLength(1)
  })

  test.each([
    ['a new branch', 'collaborator', false],
    ['a branch with an open pull request', 'collaborator', true],
    ['a new fork', 'outsider', false],
    ["a fork's branch with an open pull request", 'outsider', true],
  ] as const)('three clerks at once on %s: all three are in, nothing is lost', async (_, who, isOpen) => {
    const forge = await forgeFor(kind)
    const { token } = forge.accounts[who]
    const send = (files: Record<string, string>) => submit(forge.settings, token, change(files), forge.direct)
    if (isOpen) await send({ [OLD]: '已有的\n' })
    const paths = ['a', 'b', 'c'].map((name) => `${FOLDER}/${name}.yaml`)
    const submitted = await Promise.all(paths.map((path) => send({ [path]: `${path}\n` })))
    expect(submitted.map(({ outcome }) => outcome).filter((outcome) => outcome === 'in-main')).toEqual([])
    expect(forge.pulls).toHaveLength(1)
    expect(forge.host.repositories).toHaveLength(who === 'outsider' ? 2 : 1)
    const head = forge.host.headOf(forge.pulls[0]!)
    expect(forge.repository.changedPaths('main', head)).toEqual(isOpen ? [OLD, ...paths].sort() : paths)
    expect(forge.repository.ahead('main', head)).toHaveLength(isOpen ? 4 : 3)
  })

  test('a branch that never stands still: given up after a few times', async () => {
    const forge = await forgeFor(kind)
    const waited: number[] = []
    const connection = { ...forge.direct, wait: async (ms: number) => void waited.push(ms) }
    for (let time = 0; time < 9; time++) {
      forge.before(writes, () => {
        const [newest] = forge.repository.branches(BRANCH).toReversed()
        forge.host.push(forge.host.main, BRANCH, { [NEW]: newest ? `${newest.commit}\n` : '一\n' }, 'main')
      })
    }
    const set = change({ [NEW]: '企业: 某某\n', [OTHER]: '三\n' })
    const submitting = submit(forge.settings, forge.accounts.collaborator.token, set, connection)
    // GitLab names no state that it builds upon: there the later commit stands on the other.
    if (kind === 'gitlab') {
      expect(await submitting).toMatchObject({ outcome: 'opened' })
      return
    }
    const failed = await submitting.catch((error) => error)
    expect(failed).toBeInstanceOf(ForgeError)
    expect(failed.fault).toMatchObject({ kind: 'conflict', step: expect.stringMatching(/commit|files/) })
    expect(waited).toHaveLength(5)
    expect(forge.pulls).toEqual([])
  })
})

test('GitHub: merged while the pull request was about to open', async () => {
  const forge = await forgeFor('github')
  const { host } = forge
  forge.before(OPENS, () => {
    const head = host.main.git.head(BRANCH)!
    host.main.git.update('main', head, host.main.git.head('main')!)
  })
  const submitted = await submit(forge.settings, forge.accounts.collaborator.token, change(), forge.direct)
  expect(submitted.outcome).toBe('in-main')
})
