import { describe, expect, test } from 'vitest'
import {
  BRANCH,
  change,
  FOLDER,
  forgeFor,
  HOSTS,
  NEW,
  noWait,
  OLD,
  OTHER,
} from '../../tests/support/forge/forge-fixture.ts'
import type { TestForge } from '../../tests/support/forge/start-forge.ts'
import { type Connection, submit } from './forge.ts'

const AGAIN = `${FOLDER}/91420111MAFAKE992E.yaml`

const by = (
  forge: TestForge,
  who: 'collaborator' | 'outsider' = 'collaborator',
  connection: Connection = noWait,
) => {
  const { token } = forge.accounts[who]
  return (set = change()) => submit(forge.settings, token, set, connection)
}

/** What a pull request shows: the paths that differ between where its branch began and its head. */
function shown({ host }: TestForge, number: number): string[] {
  const pull = host.pulls[number - 1]!
  return host.main.git.changedPaths(pull.base, host.headOf(pull))
}

describe.each(HOSTS)('%s', (kind) => {
  test('a change set becomes one branch, one commit and one pull request', async () => {
    const forge = await forgeFor(kind)
    const main = forge.repository.head('main')!
    const steps: string[] = []
    const connection = { ...noWait, onStep: (step: string) => steps.push(step) }
    const text = '企业: “某某”（武汉）🚀\n\t\\"$&\n'
    const submitted = await by(forge, 'collaborator', connection)(change({ [NEW]: text, [OLD]: null }))
    expect(submitted).toMatchObject({ outcome: 'opened', number: 1, branch: BRANCH })
    expect(submitted.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/example-org\/keji-fuzong\//)
    expect(forge.repository.head(BRANCH)).toBe(submitted.commit)
    expect(forge.repository.parents(submitted.commit)).toEqual([main])
    expect(forge.repository.head('main')).toBe(main)
    expect(forge.repository.message(submitted.commit)).toBe(change().message)
    expect(forge.pulls).toHaveLength(1)
    expect(forge.pulls[0]).toMatchObject({
      title: change().title,
      body: change().body,
      state: 'open',
      base: 'main',
    })
    const written = forge.repository.files(BRANCH).get(NEW)!
    expect(forge.repository.blob(written)!.toString()).toBe(text)
    expect(shown(forge, 1)).toEqual([OLD, NEW])
    expect([...new Set(steps)]).toEqual([
      'account',
      'repository',
      'branch',
      'files',
      'commit',
      'pull-request',
    ])
  })

  test('the same again changes nothing', async () => {
    const forge = await forgeFor(kind)
    const first = await by(forge)()
    const { length } = forge.repository.ahead('main', BRANCH)
    expect(await by(forge)()).toEqual({ ...first, outcome: 'unchanged' })
    expect(forge.repository.ahead('main', BRANCH)).toHaveLength(length)
    expect(forge.pulls).toHaveLength(1)
  })

  test('an open pull request is continued on top of its head, whoever moved it', async () => {
    const forge = await forgeFor(kind)
    await by(forge)()
    const theirs = forge.host.push(forge.host.main, BRANCH, { [OTHER]: '别人改的\n' })
    forge.host.push(forge.host.main, 'main', { 'README.md': '主分支动了\n' })
    const next = await by(forge)(change({ [NEW]: '改过\n', [AGAIN]: '又一家\n' }))
    expect(next).toMatchObject({ outcome: 'continued', number: 1, branch: BRANCH })
    expect(forge.repository.parents(next.commit)).toEqual([theirs])
    expect(shown(forge, 1)).toEqual([NEW, AGAIN, OTHER])
    expect(forge.pulls).toHaveLength(1)
  })

  test.each([
    ['merge', false],
    ['merge', true],
    ['squash', false],
    ['squash', true],
  ] as const)(
    'after a %s (branch deleted: %s) the next one starts from the main branch',
    async (how, deleteBranch) => {
      const forge = await forgeFor(kind)
      await by(forge)()
      const main = forge.host.merge(1, how, { deleteBranch })
      const next = await by(forge)(change({ [NEW]: '改过\n', [AGAIN]: '又一家\n' }))
      expect(next).toMatchObject({ outcome: 'opened', number: 2 })
      expect(forge.repository.parents(next.commit)).toEqual([main])
      expect(shown(forge, 2)).toEqual([NEW, AGAIN])
      expect(await by(forge)(change({ [NEW]: '改过\n', [AGAIN]: '又一家\n' }))).toMatchObject({
        outcome: 'unchanged',
        number: 2,
      })
    },
  )

  test('what is merged already is not asked for again', async () => {
    const forge = await forgeFor(kind)
    await by(forge)()
    const commit = forge.host.merge(1, 'squash')
    expect(await by(forge)()).toMatchObject({ outcome: 'in-main', commit, branch: 'main' })
    expect(forge.pulls).toHaveLength(1)
  })

  test('a rejected branch keeps its commits; the next one is numbered', async () => {
    const forge = await forgeFor(kind)
    const { commit } = await by(forge)()
    forge.host.closePull(1)
    const next = await by(forge)(change({ [AGAIN]: '又一家\n' }))
    expect(next).toMatchObject({ outcome: 'opened', number: 2, branch: `${BRANCH}-2` })
    expect(forge.repository.head(BRANCH)).toBe(commit)
    expect(shown(forge, 2)).toEqual([AGAIN])
    forge.repository.drop(BRANCH)
    expect(await by(forge)(change({ [AGAIN]: '又一家\n' }))).toEqual({ ...next, outcome: 'unchanged' })
  })

  test("a branch with somebody's commits and no pull request is built upon", async () => {
    const forge = await forgeFor(kind)
    const theirs = forge.host.push(forge.host.main, BRANCH, { [OTHER]: '手工改的\n' }, 'main')
    const next = await by(forge)()
    expect(next).toMatchObject({ outcome: 'opened', branch: BRANCH })
    expect(forge.repository.parents(next.commit)).toEqual([theirs])
    expect(shown(forge, 1)).toEqual([NEW, OTHER])
  })

  test('deleting what is not there is no change', async () => {
    const forge = await forgeFor(kind)
    const submitted = await by(forge)(change({ [NEW]: null, [`${FOLDER}-none/x.yaml`]: null }))
    expect(submitted.outcome).toBe('in-main')
    expect(forge.repository.branches()).toHaveLength(1)
  })

  test('who may not push gets a fork, and a pull request from it', async () => {
    const forge = await forgeFor(kind, { forkDelay: 3 })
    const main = forge.repository.head('main')!
    const first = await by(forge, 'outsider')()
    expect(first).toMatchObject({ outcome: 'opened', number: 1, branch: BRANCH })
    const fork = forge.host.forkOf(forge.accounts.outsider)!
    expect(fork.git.head(BRANCH)).toBe(first.commit)
    expect(fork.git.parents(first.commit)).toEqual([main])
    expect(forge.repository.branches().map(({ name }) => name)).toEqual(['main'])
    expect(shown(forge, 1)).toEqual([NEW])
    expect(await by(forge, 'outsider')()).toEqual({ ...first, outcome: 'unchanged' })
    const next = await by(forge, 'outsider')(change({ [AGAIN]: '又一家\n' }))
    expect(next).toMatchObject({ outcome: 'continued', number: 1 })
    expect(fork.git.parents(next.commit)).toEqual([first.commit])
    expect(forge.host.repositories).toHaveLength(2)
  })

  // Old Gitea levels no fork.
  test.skipIf(kind === 'old gitea')('an old fork starts from the present main branch', async () => {
    const forge = await forgeFor(kind)
    await by(forge, 'outsider')()
    forge.host.merge(1, 'squash')
    const main = forge.host.push(forge.host.main, 'main', { [OLD]: '主分支改的\n' })
    const next = await by(forge, 'outsider')(change({ [OLD]: '区里改的\n' }))
    expect(next).toMatchObject({ outcome: 'opened', number: 2, branch: `${BRANCH}-2` })
    expect(forge.host.forkOf(forge.accounts.outsider)!.git.parents(next.commit)).toEqual([main])
    expect(shown(forge, 2)).toEqual([OLD])
  })

  test("somebody else's branch of the same name stays theirs", async () => {
    const forge = await forgeFor(kind)
    const theirs = await by(forge, 'outsider')(change({ [OTHER]: '另一个人\n' }))
    const ours = await by(forge)()
    expect(ours).toMatchObject({ outcome: 'opened', number: 2, branch: BRANCH })
    expect(forge.host.headOf(forge.pulls[0]!)).toBe(theirs.commit)
  })

  test("a fork copies a colleague's open branch: the new pull request does not hold it", async () => {
    const forge = await forgeFor(kind)
    const theirs = await by(forge)(change({ [OTHER]: '同事的\n' }))
    const ours = await by(forge, 'outsider')()
    expect(ours).toMatchObject({ outcome: 'opened', number: 2, branch: `${BRANCH}-2` })
    expect(shown(forge, 2)).toEqual([NEW])
    expect(forge.repository.head(BRANCH)).toBe(theirs.commit)
    expect(await by(forge, 'outsider')()).toEqual({ ...ours, outcome: 'unchanged' })
  })

  test('no branch is ever forced or deleted', async () => {
    const forge = await forgeFor(kind)
    await by(forge)()
    forge.host.merge(1, 'squash')
    await by(forge)(change({ [AGAIN]: '又一家\n' }))
    await by(forge)(change({ [AGAIN]: '又改\n' }))
    expect(forge.requests.filter(({ method }) => !['GET', 'POST', 'PATCH'].includes(method))).toEqual([])
    expect(forge.requests.filter(({ body }) => /"force":true/.test(body))).toEqual([])
  })
})
