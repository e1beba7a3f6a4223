import { expect, test } from 'vitest'
import {
  change,
  forgeFor,
  type HostName,
  kindOf,
  NEW,
  OLD,
} from '../../../../tests/support/forge/forge-fixture.ts'
import { type TestForge, testAccounts } from '../../../../tests/support/forge/start-forge.ts'
import { submit } from '../../../forge/forge.ts'
import { forgeFaultMessage, submissionFault } from '../views/faults.ts'

/** What a clerk reads where the host refuses: each its own sentence, in the words of that host's pages. */

interface Refusal {
  host: HostName
  /** Default: the one who may push. */
  who?: 'collaborator' | 'outsider'
  /** Operations that the token may not do. */
  lacks?: RegExp
  lacksWorkflow?: boolean
  address?: (api: string) => string
  prepare?: (forge: TestForge) => void | Promise<void>
}

const archive = ({ host }: TestForge) => {
  host.isArchived = true
}
const ownRepository = ({ host, accounts }: TestForge) => {
  delete host.fork(accounts.outsider).parent
}
const branch = (name: string) => (forge: TestForge) =>
  void forge.host.push(forge.host.main, name, { 'x.md': 'x\n' }, 'main')
const protect =
  (...names: string[]) =>
  (forge: TestForge) =>
    void forge.host.protectedBranches.push(...names)

const refusals: Record<string, Refusal> = {
  'Gitea, protected: a new branch': { host: 'old gitea', prepare: protect('demands/**') },
  'Gitea, protected: a branch that is there': {
    host: 'gitea',
    prepare: (forge) => {
      branch('demands/2023/hongshan')(forge)
      protect('demands/**')(forge)
    },
  },
  'GitHub, protected': { host: 'github', prepare: protect('demands/2023/hongshan') },
  'GitLab, protected': { host: 'gitlab', prepare: protect('demands/2023/hongshan') },
  'Gitea, archived': { host: 'gitea', prepare: archive },
  'GitHub, archived': { host: 'github', prepare: archive },
  'GitLab, archived': { host: 'gitlab', prepare: archive },
  'Gitea, a token that only reads': { host: 'gitea', lacks: /^POST / },
  'GitLab, a token that only reads': { host: 'gitlab', lacks: /^POST / },
  'Gitea, a token without read:user': { host: 'gitea', lacks: /^GET \/user$/ },
  'Gitea, an address without /api/v1': { host: 'gitea', address: (api) => api.replace('/api/v1', '') },
  'GitLab, an address without /api/v4': { host: 'gitlab', address: (api) => `${api}/projects` },
  'Gitea, a shorter branch in the way': { host: 'gitea', prepare: branch('demands') },
  'Gitea, a longer branch in the way': { host: 'old gitea', prepare: branch('demands/2023/hongshan/x') },
  'GitHub, a branch in the way': { host: 'github', prepare: branch('demands') },
  'GitLab, a branch in the way': { host: 'gitlab', prepare: branch('demands/2023') },
  'Gitea, an own repository of that name that is no fork': {
    host: 'gitea',
    who: 'outsider',
    prepare: ownRepository,
  },
  'GitLab, an own project of that name that is no fork': {
    host: 'gitlab',
    who: 'outsider',
    prepare: ownRepository,
  },
  'GitHub, a token without workflow, after the workflows changed': {
    host: 'github',
    who: 'outsider',
    lacksWorkflow: true,
    prepare: ({ host, accounts }) => {
      host.fork(accounts.outsider)
      host.push(host.main, 'main', { '.github/workflows/review.yml': 'on: push\n' })
    },
  },
  'GitHub, an open pull request that is behind': {
    host: 'github',
    prepare: async (forge) => {
      await submit(forge.settings, forge.accounts.collaborator.token, change({ [OLD]: '一\n' }), forge.direct)
      forge.host.push(forge.host.main, 'main', { [NEW]: '别人的\n' })
    },
  },
  'Gitea, a fork that lags': {
    host: 'old gitea',
    who: 'outsider',
    prepare: ({ host, accounts }) => {
      host.fork(accounts.outsider)
      const [path] = change().files.map((file) => file.path)
      host.push(host.main, 'main', { [path!]: '已经合并的\n' })
    },
  },
  'Gitea, renamed': {
    host: 'gitea',
    prepare: ({ host }) => {
      host.renamedTo = '/api/v1/repos/example-org/renamed'
    },
  },
  'Gitea, private': { host: 'gitea', prepare: ({ host }) => void host.hiddenFrom.add('hongshan-clerk') },
}

test.each(Object.entries(refusals))(
  '%s',
  async (_, { host, who = 'collaborator', lacks, lacksWorkflow = false, address, prepare }) => {
    const account = { ...testAccounts[who], ...(lacks ? { lacks } : {}), lacksWorkflow }
    const forge = await forgeFor(host, { accounts: [testAccounts.owner, account] })
    await prepare?.(forge)
    const before = [forge.pulls.length, forge.repository.branches().length]
    const settings = { ...forge.settings, api: address?.(forge.url) ?? forge.url }
    const error = await submit(settings, account.token, change(), forge.direct).then(
      ({ outcome }) => outcome,
      (reason) => reason,
    )
    const { problem, repair, where } = submissionFault(error, kindOf(host))
    expect([problem, repair, where].join('\n')).toMatchSnapshot()
    expect([forge.pulls.length, forge.repository.branches().length]).toEqual(before)
  },
)

test('the same fault in the words of another host', () => {
  const fault = { kind: 'archived', step: 'repository' } as const
  const repairs = (['github', 'gitea', 'gitlab'] as const).map(
    (host) => forgeFaultMessage(fault, host).repair,
  )
  expect(new Set(repairs).size).toBe(3)
})
