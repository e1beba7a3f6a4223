import { describe, expect, test } from 'vitest'
import { forgeFor, HOSTS, type HostName, kindOf } from '../../tests/support/forge/forge-fixture.ts'
import type { TestForge } from '../../tests/support/forge/start-forge.ts'
import { testAccounts } from '../../tests/support/forge/start-forge.ts'
import { type FaultKind, ForgeError, submit } from './forge.ts'

/**
 * Every round of the year, by everybody, on every host: each cell is an outcome, with a pull request that changes
 * just what was asked and can be merged, or a fault and no pull request. Three at once: `race.test.ts`; the
 * sentences: `src/form/desk/submit/host-refusals.test.ts`.
 */

const FOLDER = 'content/cycles/2023/demands/qiaokou'
const [NEW, MORE] = [`${FOLDER}/a.yaml`, `${FOLDER}/b.yaml`]
const BRANCH = 'demands/2023/qiaokou'

const people = {
  'who may push': { who: 'collaborator', isPrivate: false, isSecond: false },
  'a reader who forks': { who: 'outsider', isPrivate: false, isSecond: false },
  'a reader who forks a private repository': { who: 'outsider', isPrivate: true, isSecond: false },
  'a second district from the same fork': { who: 'outsider', isPrivate: false, isSecond: true },
} as const
type Person = keyof typeof people

async function deskOf(host: HostName, person: Person, lacks?: RegExp) {
  const { who, isPrivate, isSecond } = people[person]
  const account = { ...testAccounts[who], ...(lacks ? { lacks } : {}) }
  const strangers = Object.values(testAccounts).filter(({ login }) => login !== account.login)
  const forge = await forgeFor(host, { accounts: [...strangers, account] })
  if (isPrivate) forge.host.hiddenFrom.add('hongshan-clerk')
  const send = async (
    files: Record<string, string | null>,
    token: string = account.token,
    branch = BRANCH,
  ) => {
    const list = Object.entries(files).map(([path, text]) => ({ path, text }))
    const set = { branch, title: '需求', body: '', message: '需求', files: list }
    return submit(forge.settings, token, set, forge.direct)
  }
  const other = 'content/cycles/2023/demands/wuchang/z.yaml'
  if (isSecond) await send({ [other]: '另一个区的\n' }, testAccounts[who].token, 'demands/2023/wuchang')
  return { forge, send, account, first: isSecond ? 2 : 1 }
}

const changedIn = ({ host, repository, pulls }: TestForge, number: number) =>
  repository.changedPaths('main', host.headOf(pulls[number - 1]!))
const textIn = ({ repository }: TestForge, path: string) => {
  const blob = repository.files('main').get(path)
  return blob === undefined ? null : repository.blob(blob)!.toString()
}

async function faultOf(work: Promise<unknown>): Promise<FaultKind> {
  const error = await work.then(
    () => 'no fault' as const,
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(ForgeError)
  return (error as ForgeError).fault.kind
}

const merges = {
  merge: (forge: TestForge, number: number) => forge.host.merge(number, 'merge'),
  squash: (forge: TestForge, number: number) => forge.host.merge(number, 'squash'),
  'rebase, branch deleted': (forge: TestForge, number: number) =>
    forge.host.merge(number, 'rebase', { deleteBranch: true }),
} as const
const HOW = Object.keys(merges) as (keyof typeof merges)[]

describe.each(HOSTS)('%s', (host) => {
  const kind = kindOf(host)

  describe.each(Object.keys(people) as Person[])('%s', (person) => {
    const forks = people[person].who === 'outsider'
    /** Gitea and Forgejo of 2024 level no fork, and only a merge keeps the commits to go on from. */
    const lags = (how: keyof typeof merges) => host === 'old gitea' && forks && how !== 'merge'

    test('first, again, more', async () => {
      const { forge, send, first } = await deskOf(host, person)
      expect(await send({ [NEW]: '一\n' })).toMatchObject({
        outcome: 'opened',
        number: first,
        branch: BRANCH,
      })
      expect((await send({ [NEW]: '一\n' })).outcome).toBe('unchanged')
      expect((await send({ [MORE]: '二\n' })).outcome).toBe('continued')
      expect(changedIn(forge, first)).toEqual([NEW, MORE])
      forge.host.merge(first)
    })

    describe.each(HOW)('after %s', (how) => {
      test.each([
        ['corrected', { [NEW]: '改过\n' }],
        ['deleted', { [NEW]: null }],
      ])('a merged entry is %s', async (_, files) => {
        const { forge, send, first } = await deskOf(host, person)
        await send({ [NEW]: '一\n' })
        merges[how](forge, first)
        if (lags(how)) {
          expect(await faultOf(send(files))).toBe('fork-lags')
          expect(forge.pulls).toHaveLength(first)
          return
        }
        expect(await send(files)).toMatchObject({ outcome: 'opened', number: first + 1 })
        expect(changedIn(forge, first + 1)).toEqual([NEW])
        merges[how](forge, first + 1)
        expect(textIn(forge, NEW)).toBe(files[NEW])
      })

      test('another entry, and the same once more', async () => {
        const { forge, send, first } = await deskOf(host, person)
        await send({ [NEW]: '一\n' })
        merges[how](forge, first)
        expect(await send({ [MORE]: '二\n' })).toMatchObject({ outcome: 'opened', number: first + 1 })
        expect(changedIn(forge, first + 1)).toEqual([MORE])
        merges[how](forge, first + 1)
        if (lags(how)) expect(await faultOf(send({ [MORE]: '二\n' }))).toBe('fork-lags')
        else expect((await send({ [MORE]: '二\n' })).outcome).toBe('in-main')
        expect(forge.pulls).toHaveLength(first + 1)
      })

      test('restored to an older text', async () => {
        const { forge, send, first } = await deskOf(host, person)
        await send({ [NEW]: '一\n' })
        merges[how](forge, first)
        if (lags(how)) return
        await send({ [NEW]: '改过\n' })
        merges[how](forge, first + 1)
        expect((await send({ [NEW]: '一\n' })).outcome).toBe('opened')
        expect(changedIn(forge, first + 2)).toEqual([NEW])
        merges[how](forge, first + 2)
        expect(textIn(forge, NEW)).toBe('一\n')
      })
    })

    describe('an open pull request that is older than the main branch', () => {
      test.each([
        ['corrected', '改过\n'],
        ['deleted', null],
      ])('an entry that the main branch alone has is %s', async (_, text) => {
        const { forge, send, first } = await deskOf(host, person)
        await send({ [NEW]: '一\n' })
        forge.host.push(forge.host.main, 'main', { [MORE]: '二\n' })
        if (kind !== 'gitea') {
          expect(await faultOf(send({ [MORE]: text }))).toBe('pull-behind')
          expect(changedIn(forge, first)).toEqual([NEW])
          return
        }
        expect(await send({ [MORE]: text })).toMatchObject({ outcome: 'continued', number: first })
        expect(changedIn(forge, first)).toEqual([NEW, MORE])
        forge.host.merge(first)
        expect([textIn(forge, NEW), textIn(forge, MORE)]).toEqual(['一\n', text])
      })

      test('an entry that both changed is refused, and goes through once the pull request is closed', async () => {
        const { forge, send, first } = await deskOf(host, person)
        await send({ [NEW]: '一\n' })
        forge.host.push(forge.host.main, 'main', { [NEW]: '别人的\n' })
        expect(await faultOf(send({ [NEW]: '改过\n' }))).toBe('pull-behind')
        forge.host.closePull(first)
        if (host === 'old gitea' && forks) return
        expect((await send({ [NEW]: '改过\n' })).outcome).toBe('opened')
        expect(changedIn(forge, first + 1)).toEqual([NEW])
      })

      test('what it changed itself is changed again, whatever else the main branch got', async () => {
        const { forge, send, first } = await deskOf(host, person)
        await send({ [NEW]: '一\n' })
        forge.host.push(forge.host.main, 'main', { [MORE]: '二\n' })
        expect((await send({ [NEW]: '改过\n' })).outcome).toBe('continued')
        expect(changedIn(forge, first)).toEqual([NEW])
        expect(forge.requests.filter(({ url }) => url.endsWith('/update'))).toEqual([])
      })
    })

    test('after closing', async () => {
      const { forge, send, first } = await deskOf(host, person)
      await send({ [NEW]: '一\n' })
      forge.host.closePull(first)
      expect(await send({ [NEW]: '一\n' })).toMatchObject({ outcome: 'opened', branch: `${BRANCH}-2` })
      expect(changedIn(forge, first + 1)).toEqual([NEW])
    })

    const readOnly: FaultKind = kind === 'github' ? 'forbidden' : 'token-read-only'
    const refusals: [string, FaultKind, (forge: TestForge) => void][] = [
      ['archived', 'archived', ({ host }) => void Object.assign(host, { isArchived: true })],
      [
        'private',
        'not-found',
        ({ host }) => void host.hiddenFrom.add(testAccounts[people[person].who].login),
      ],
      ['renamed', 'redirected', ({ host }) => void Object.assign(host, { renamedTo: '/elsewhere' })],
    ]
    test.each(refusals)('%s', async (_, expected, prepare) => {
      const { forge, send } = await deskOf(host, person)
      const before = forge.pulls.length
      prepare(forge)
      expect(await faultOf(send({ [NEW]: '一\n' }))).toBe(expected)
      expect(forge.pulls).toHaveLength(before)
    })

    test('a wrong token', async () => {
      const { send } = await deskOf(host, person)
      expect(await faultOf(send({ [NEW]: '一\n' }, 'nobody'))).toBe('unauthorized')
    })

    test.skipIf(people[person].isSecond)('a token that only reads', async () => {
      const { forge, send } = await deskOf(host, person, /^(?:POST|PATCH|PUT) /)
      expect(await faultOf(send({ [NEW]: '一\n' }))).toBe(readOnly)
      expect(forge.pulls).toEqual([])
    })

    test('protected branches', async () => {
      const { forge, send } = await deskOf(host, person)
      forge.host.protectedBranches.push('demands/**')
      // They are those of the main repository.
      if (forks) expect((await send({ [NEW]: '一\n' })).outcome).toBe('opened')
      else {
        const expected = kind === 'gitea' ? 'blocked' : 'protected-branch'
        expect(await faultOf(send({ [NEW]: '一\n' }))).toBe(expected)
      }
    })

    describe.runIf(forks)('its fork', () => {
      test('was renamed', async () => {
        const { forge, send, account, first } = await deskOf(host, person)
        await send({ [NEW]: '一\n' })
        forge.host.merge(first)
        forge.host.forkOf(account)!.name = 'my-copy'
        expect((await send({ [NEW]: '改过\n' })).outcome).toBe('opened')
        expect(changedIn(forge, first + 1)).toEqual([NEW])
      })

      test('was deleted, with an open pull request', async () => {
        const { forge, send, account, first } = await deskOf(host, person)
        await send({ [NEW]: '一\n' })
        forge.host.deleteFork(account)
        expect(await send({ [NEW]: '一\n' })).toMatchObject({ outcome: 'opened', number: first + 1 })
        expect(changedIn(forge, first + 1)).toEqual([NEW])
      })

      test.skipIf(people[person].isSecond)('is a repository of that name that is no fork', async () => {
        const { forge, send, account } = await deskOf(host, person)
        delete forge.host.fork(account).parent
        // GitHub gives the fork another name.
        if (kind === 'github') expect((await send({ [NEW]: '一\n' })).outcome).toBe('opened')
        else expect(await faultOf(send({ [NEW]: '一\n' }))).toBe('name-taken')
      })
    })
  })
})
