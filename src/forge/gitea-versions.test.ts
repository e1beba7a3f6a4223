import { describe, expect, test } from 'vitest'
import { BRANCH, change, FOLDER, forgeFor, NEW, OLD, OTHER } from '../../tests/support/forge/forge-fixture.ts'
import type { ForgeOptions } from '../../tests/support/forge/start-forge.ts'
import { readFolder, submit } from './forge.ts'

/** What Gitea and Forgejo do of their own, in both versions. */
describe.each(['old gitea', 'gitea'] as const)('%s', (version) => {
  const prepared = async (options: Partial<ForgeOptions> = {}) => {
    const forge = await forgeFor(version, options)
    const send = (files?: Record<string, string | null>, who: 'collaborator' | 'outsider' = 'collaborator') =>
      submit(forge.settings, forge.accounts[who].token, change(files), forge.direct)
    return { forge, send }
  }

  test('branches are compared by their names alone', async () => {
    const { forge, send } = await prepared()
    await send()
    forge.host.closePull(1)
    expect((await send({ [OLD]: '又一次\n' })).branch).toBe(`${BRANCH}-2`)
    const compared = forge.requests.filter(({ url }) => url.includes('/compare/'))
    expect(compared.map(({ url }) => decodeURIComponent(url.split('/compare/')[1]!))).toEqual([
      `main...${BRANCH}`,
    ])
  })

  test('a branch that moves while it is compared is looked at again', async () => {
    const { forge, send } = await prepared()
    forge.host.push(forge.host.main, BRANCH, { [OLD]: '一\n' }, 'main')
    let theirs = ''
    forge.before(/^GET .*\/compare\//, () => {
      theirs = forge.host.force(forge.host.main, BRANCH, { [OLD]: '二\n' }, 'main')
    })
    const submitted = await send()
    expect(forge.repository.parents(submitted.commit)).toEqual([theirs])
  })

  test('a branch that goes while it is compared is made again', async () => {
    const { forge, send } = await prepared()
    forge.host.push(forge.host.main, BRANCH, { [OLD]: '一\n' }, 'main')
    forge.before(/^GET .*\/compare\//, () => forge.repository.drop(BRANCH))
    expect(await send()).toMatchObject({ outcome: 'opened', branch: BRANCH })
    expect(forge.repository.changedPaths('main', BRANCH)).toEqual([NEW])
  })

  test.each(['collaborator', 'outsider'] as const)(
    'a branch that is entered late is waited for: %s',
    async (who) => {
      const { forge, send } = await prepared({ branchDelay: 3, forkDelay: 2 })
      const first = await send(undefined, who)
      const next = await send({ [`${FOLDER}/b.yaml`]: '又一家\n' }, who)
      expect([first.outcome, next.outcome]).toEqual(['opened', 'continued'])
      expect(forge.pulls).toHaveLength(1)
    },
  )

  test('what was just pushed is read, and the main branch of a new repository', async () => {
    const { forge, send } = await prepared({ branchDelay: 3 })
    forge.host.enterLate(forge.host.main, 'main')
    await send()
    const { token } = forge.accounts.collaborator
    const files = await readFolder(forge.settings, token, { folder: FOLDER, branch: BRANCH }, forge.direct)
    expect(files.map(({ path }) => path)).toEqual([OLD, NEW])
  })

  test('a main branch that is not there is not waited for without end', async () => {
    const { forge } = await prepared()
    const waits: number[] = []
    const connection = { ...forge.direct, wait: async (ms: number) => void waits.push(ms) }
    const settings = { ...forge.settings, branch: 'trunk' }
    const submitting = submit(settings, forge.accounts.collaborator.token, change(), connection)
    await expect(submitting).rejects.toMatchObject({ fault: { kind: 'not-found' } })
    expect(waits.length).toBeLessThan(6)
  })

  test('a file that goes meanwhile: 500, looked at again, and corrected anew', async () => {
    const { forge, send } = await prepared()
    await send({ [OLD]: '一\n' })
    forge.before(/^POST .*\/contents$/, () => {
      forge.host.push(forge.host.main, BRANCH, { [OLD]: null })
    })
    const submitted = await send({ [OLD]: '二\n' })
    expect(submitted.outcome).toBe('continued')
    expect(forge.requests.some(({ status }) => status === 500)).toBe(true)
    expect(forge.repository.changedPaths('main', BRANCH)).toEqual([OLD])
  })

  test('a 500 with a message is a fault of the server, and nothing is looked at', async () => {
    const { forge, send } = await prepared()
    await send()
    const before = forge.requests.length
    await send({ [OLD]: '一\n' })
    const writes = forge.requests.slice(before).findIndex(({ method }) => method === 'POST')
    forge.failNext({ status: 500, body: { message: 'database is locked' } }, writes)
    await expect(send({ [OLD]: '二\n' })).rejects.toMatchObject({ fault: { kind: 'server', status: 500 } })
  })

  test('a rule that refuses is asked once, not again and again', async () => {
    const { forge, send } = await prepared()
    forge.host.protectedBranches.push('demands/**')
    await expect(send()).rejects.toMatchObject({ fault: { kind: 'blocked', step: 'files' } })
    expect(forge.requests.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})

describe('a fork that cannot be levelled', () => {
  const prepared = async (version: 'old' | 'forgejo' = 'old') => {
    const forge = await forgeFor('gitea', { version })
    const send = (files: Record<string, string | null>) =>
      submit(forge.settings, forge.accounts.outsider.token, change(files), forge.direct)
    await send({ [NEW]: '企业: 甲\n' })
    const paths = (number: number) =>
      forge.repository.changedPaths('main', forge.host.headOf(forge.pulls[number - 1]!))
    return { forge, send, paths }
  }

  test.each([
    ['deleted', null],
    ['corrected', '企业: 乙\n'],
  ])('after a merge that kept its commits, a merged entry is %s', async (_, text) => {
    const { forge, send, paths } = await prepared()
    forge.host.merge(1)
    const next = await send({ [NEW]: text })
    expect(next).toMatchObject({ outcome: 'opened', number: 2, branch: `${BRANCH}-2` })
    expect(paths(2)).toEqual([NEW])
    forge.host.merge(2)
    const there = forge.repository.files('main').get(NEW)
    expect(there && forge.repository.blob(there)?.toString()).toBe(text ?? undefined)
  })

  test('entries that were merged one by one are corrected and deleted together', async () => {
    const { forge, send, paths } = await prepared()
    forge.host.merge(1)
    const [second, third] = [`${FOLDER}/b.yaml`, `${FOLDER}/c.yaml`]
    for (const [number, path] of [
      [2, second],
      [3, third],
    ] as const) {
      await send({ [path]: '企业: 又一家\n' })
      forge.host.merge(number)
    }
    await send({ [NEW]: '企业: 乙\n', [second]: null, [third]: '企业: 丙\n' })
    expect(paths(4)).toEqual([NEW, second, third].sort())
    forge.host.merge(4)
  })

  test.each([
    ['deleted', null],
    ['corrected', '企业: 乙\n'],
  ])('after a squash, a merged entry that is %s is refused, and nothing is opened', async (_, text) => {
    const { forge, send } = await prepared()
    forge.host.merge(1, 'squash')
    await expect(send({ [NEW]: text })).rejects.toMatchObject({ fault: { kind: 'fork-lags' } })
    expect(forge.pulls).toHaveLength(1)
    expect(forge.host.forkOf(forge.accounts.outsider)!.git.branches()).toHaveLength(2)
  })

  test('after a squash, another entry goes through, and can be merged', async () => {
    const { forge, send, paths } = await prepared()
    forge.host.merge(1, 'squash')
    forge.host.push(forge.host.main, 'main', { [OTHER]: '别区改的\n' })
    expect(await send({ [OLD]: '改过\n' })).toMatchObject({ outcome: 'opened', number: 2 })
    expect(paths(2)).toEqual([OLD])
    forge.host.merge(2)
  })

  test('what main has already is asked for no more', async () => {
    const { forge, send } = await prepared()
    forge.host.merge(1)
    expect((await send({ [NEW]: '企业: 甲\n' })).outcome).toBe('in-main')
    expect(forge.pulls).toHaveLength(1)
  })

  test("a fork's main branch with commits of its own: they are in no pull request", async () => {
    const { forge, send } = await prepared()
    forge.host.merge(1, 'squash')
    forge.host.push(forge.host.forkOf(forge.accounts.outsider)!, 'main', { 'README.md': '自己的\n' })
    await expect(send({ [OLD]: '改过\n' })).rejects.toMatchObject({ fault: { kind: 'fork-diverged' } })
    expect(forge.pulls).toHaveLength(1)
  })

  test('newer Forgejo levels it', async () => {
    const { forge, send, paths } = await prepared('forgejo')
    forge.host.merge(1, 'squash')
    expect(await send({ [NEW]: null })).toMatchObject({ outcome: 'opened', number: 2 })
    expect(paths(2)).toEqual([NEW])
  })
})
