import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection, ForgeSettings } from '../../../src/forge/forge.ts'
import type { Fake } from './fake.ts'
import { type Failure, FakeServer, type LoggedRequest } from './fake-server.ts'
import { runGit } from './git.ts'
import { giteaFake } from './gitea-fake.ts'
import { githubFake } from './github-fake.ts'
import { gitlabFake } from './gitlab-fake.ts'
import { MemoryRepository } from './memory-repository.ts'
import { type Account, type HostedPull, TestHost } from './test-host.ts'

export interface ForgeOptions {
  kind: ForgeSettings['kind']
  /** A folder of the project, under its own name, files by path, or a repository; default: the sample content. */
  content?: string | Record<string, string> | MemoryRepository
  /** Default: `owner`, `collaborator` (may push) and `outsider` (may only read). */
  accounts?: Account[]
  main?: string
  name?: string
  /** Looks at a new fork, or at a new branch, that find nothing yet. */
  forkDelay?: number
  branchDelay?: number
  /**
   * Gitea to 1.22 and Forgejo of 2024 compare names of branches alone and do not level a fork; from 1.23 on both
   * work; newer Forgejo levels a fork under another name. Default: new.
   */
  version?: 'old' | 'new' | 'forgejo'
  /** Whether pages of other sites may read it; default: as the host is installed, so Gitea does not. */
  allowsPages?: boolean
}

export interface TestForge {
  /** Root of the API, on 127.0.0.1. */
  url: string
  settings: ForgeSettings
  /** The main one. */
  repository: MemoryRepository
  host: TestHost
  accounts: Record<keyof typeof testAccounts, Account>
  requests: LoggedRequest[]
  /** Without a network between, and without waiting: for tests with thousands of requests. */
  direct: Connection
  pulls: readonly HostedPull[]
  /** Makes the next request fail, or the one after `skip` others. */
  failNext(failure: Failure, skip?: number): void
  /** Does something once, just before a request `METHOD path` that fits is worked on. */
  before(pattern: RegExp, action: () => void): void
  /** Everything of a branch into a folder, by real git; of the owner's repository, or of another's fork. */
  clone(branch: string, folder: string, owner?: string): void
  /** Throws where a request or a response did not fit what the host publishes. */
  close(): Promise<void>
}

const fakes: Record<ForgeSettings['kind'], Fake> = {
  github: githubFake,
  gitea: giteaFake,
  gitlab: gitlabFake,
}

export const testAccounts = {
  owner: { id: 1, login: 'example-org', token: 'test-token-of-the-owner', role: 'owner' },
  collaborator: { id: 2, login: 'hongshan-clerk', token: 'test-token-of-a-collaborator', role: 'push' },
  outsider: { id: 3, login: 'wuchang-clerk', token: 'test-token-of-an-outsider', role: 'read' },
  reviewer: { id: 4, login: 'bureau-review', token: 'test-token-of-the-review', role: 'push' },
} as const satisfies Record<string, Account>

/**
 * A host of one kind on this machine, over repositories in memory, with its people, forks and pull requests. What it
 * is asked and what it answers is held to what the host publishes.
 */
export async function startForge(options: ForgeOptions): Promise<TestForge> {
  const {
    kind,
    content = 'content',
    accounts = Object.values(testAccounts),
    main = 'main',
    name = 'keji-fuzong',
    forkDelay = 0,
    branchDelay = 0,
    version = 'new',
  } = options
  const { login: owner } = accounts.find(({ role }) => role === 'owner') ?? testAccounts.owner
  const git = content instanceof MemoryRepository ? content : MemoryRepository.create(main, filesOf(content))
  const host = new TestHost({ owner, name, main, accounts, git, forkDelay, branchDelay, version })
  const server = new FakeServer(fakes[kind], host, options.allowsPages ?? kind !== 'gitea')
  const url = await server.listen()
  return {
    url,
    settings: { kind, api: url, owner, repository: name, branch: main },
    repository: git,
    host,
    accounts: testAccounts,
    requests: server.requests,
    direct: { fetch: server.fetch, wait: async () => {} },
    pulls: host.pulls,
    failNext: (failure, skip = 0) => server.fail(failure, skip),
    before: (pattern, action) => server.before(pattern, action),
    clone(branch, into, from = owner) {
      const bare = mkdtempSync(join(tmpdir(), 'keji-forge-'))
      try {
        host.find(from, name)!.git.writeTo(bare)
        runGit(['clone', '-q', '-b', branch, bare, into])
      } finally {
        rmSync(bare, { recursive: true, force: true })
      }
    },
    async close() {
      await server.close()
      if (server.violations.length > 0)
        throw new Error(`not as the host publishes it:\n${server.violations.join('\n')}`)
    },
  }
}

function filesOf(content: string | Record<string, string>): Map<string, string | Buffer> {
  if (typeof content !== 'string') return new Map(Object.entries(content))
  const files = readdirSync(content, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const paths = files.map((entry) => join(entry.parentPath, entry.name).replaceAll('\\', '/'))
  return new Map(paths.map((path) => [path, readFileSync(path)]))
}
