import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ForgeSettings } from '../../../src/forge/forge.ts'
import type { Api } from './api.ts'
import type { Bare } from './bare.ts'
import { runGit } from './git.ts'
import { giteaApi } from './gitea-api.ts'
import { githubApi } from './github-api.ts'
import { gitlabApi } from './gitlab-api.ts'
import type { Content } from './seed.ts'
import { type Disturbance, ForgeServer, type Logged } from './server.ts'
import { type PullRequest, type User, World } from './world.ts'

export interface ForgeOptions {
  kind: ForgeSettings['kind']
  /** A folder of the project, seeded under its own name, or files by path; default: the sample content. */
  content?: Content
  /** Default: `owner`, `collaborator` (may push) and `outsider` (may only read). */
  users?: User[]
  main?: string
  /** Looks at a new fork that find nothing yet. */
  forkDelay?: number
  /** Whether pages of other sites may read it; default: as the host is installed, so Gitea does not. */
  allowsPages?: boolean
}

export interface TestForge {
  /** Root of the API, on 127.0.0.1. */
  url: string
  settings: ForgeSettings
  /** The folder of the main repository, bare. */
  bare: string
  repository: Bare
  world: World
  users: { owner: User; collaborator: User; outsider: User }
  requests: Logged[]
  pulls: readonly PullRequest[]
  /** Disturbs the next request, or the one after `skip` others. */
  failNext(disturbance: Disturbance, skip?: number): void
  /** Does something once, just before a request `METHOD path` that fits is worked on. */
  before(pattern: RegExp, action: () => void): void
  /** Everything of a branch into a folder; of the owner's repository, or of another's fork. */
  clone(branch: string, folder: string, owner?: string): void
  /** Throws where a request or an answer did not fit the host's description. */
  close(): Promise<void>
}

const apis: Record<ForgeSettings['kind'], Api> = { github: githubApi, gitea: giteaApi, gitlab: gitlabApi }

export const testUsers = {
  owner: { id: 1, login: 'example-org', token: 'test-token-of-the-owner', role: 'owner' },
  collaborator: { id: 2, login: 'hongshan-clerk', token: 'test-token-of-a-collaborator', role: 'push' },
  outsider: { id: 3, login: 'wuchang-clerk', token: 'test-token-of-an-outsider', role: 'read' },
} as const satisfies Record<string, User>

/**
 * A host of one kind on this machine, over real git repositories in a temporary folder, with its people, forks
 * and pull requests. What it is asked and what it answers is checked against the host's API description.
 */
export async function startForge(options: ForgeOptions): Promise<TestForge> {
  const {
    kind,
    content = 'content',
    users = Object.values(testUsers),
    main = 'main',
    forkDelay = 0,
  } = options
  const folder = mkdtempSync(join(tmpdir(), 'keji-forge-'))
  const { login: owner } = users.find(({ role }) => role === 'owner') ?? testUsers.owner
  const name = 'keji-fuzong'
  const world = new World({ folder, owner, name, main, users, content, forkDelay })
  const server = new ForgeServer(apis[kind], world, options.allowsPages ?? kind !== 'gitea')
  const url = await server.listen()
  const { bare } = world.main
  return {
    url,
    settings: { kind, api: url, owner, repository: name, branch: main },
    bare: bare.folder,
    repository: bare,
    world,
    users: testUsers,
    requests: server.requests,
    pulls: world.pulls,
    failNext: (disturbance, skip = 0) => server.disturb(disturbance, skip),
    before: (pattern, action) => server.before(pattern, action),
    clone(branch, into, from = owner) {
      const source = world.find(from, name)!.bare.folder
      runGit(['clone', '-q', '-b', branch, source, into])
    },
    async close() {
      await server.close()
      rmSync(folder, { recursive: true, force: true })
      if (server.violations.length > 0)
        throw new Error(`not as the host describes it:\n${server.violations.join('\n')}`)
    },
  }
}
