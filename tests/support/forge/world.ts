import { join } from 'node:path'
import type { Bare } from './bare.ts'
import { type Content, seeded } from './seed.ts'

/** What a host holds beside its repositories: people, forks, pull requests. */

export interface User {
  id: number
  login: string
  token: string
  /** In the main repository. */
  role: 'owner' | 'push' | 'read'
}

export interface Repository {
  id: number
  owner: string
  name: string
  bare: Bare
  parent?: Repository
  /** A fork takes its time: so many looks at it find nothing. */
  looks: number
}

export interface PullRequest {
  number: number
  title: string
  body: string
  author: User
  source: Repository
  branch: string
  base: string
  state: 'open' | 'closed'
  merged: boolean
  /** The head, once it is closed. */
  last?: string
}

export interface WorldOptions {
  folder: string
  owner: string
  name: string
  main: string
  users: User[]
  content: Content
  /** Looks at a new fork that find nothing yet. */
  forkDelay: number
}

export class World {
  readonly options: WorldOptions
  readonly main: Repository
  readonly repositories: Repository[] = []
  readonly pulls: PullRequest[] = []
  readonly protectedBranches: string[] = []
  readonly #fetched = new Map<number, string>()

  constructor(options: WorldOptions) {
    const { folder, owner, name, main, content } = options
    this.options = options
    const bare = seeded(join(folder, `${owner}+${name}.git`), main, content)
    this.main = { id: 1, owner, name, bare, looks: 0 }
    this.repositories.push(this.main)
  }

  find(owner: string, name: string): Repository | undefined {
    const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
    return this.repositories.find((one) => same(one.owner, owner) && same(one.name, name))
  }

  canPush(user: User, repository: Repository): boolean {
    return repository === this.main ? user.role !== 'read' : repository.owner === user.login
  }

  forkOf(user: User): Repository | undefined {
    return this.repositories.find((one) => one.owner === user.login && one.parent === this.main)
  }

  fork(user: User): Repository {
    const { folder, name, forkDelay } = this.options
    const bare = this.main.bare.copy(join(folder, `${user.login}+${name}.git`))
    const fork = {
      id: this.repositories.length + 1,
      owner: user.login,
      name,
      bare,
      parent: this.main,
      looks: forkDelay,
    }
    this.repositories.push(fork)
    return fork
  }

  /** One look at a repository: false while it is being made. */
  isReady(repository: Repository): boolean {
    if (repository.looks === 0) return true
    repository.looks--
    return false
  }

  isProtected(repository: Repository, branch: string): boolean {
    return (
      repository === this.main && (branch === this.options.main || this.protectedBranches.includes(branch))
    )
  }

  headOf(pull: PullRequest): string {
    if (pull.state === 'closed') return pull.last!
    const head = pull.source.bare.head(pull.branch)!
    // As the hosts do: the commits of a pull request are in the main repository as well.
    if (pull.source !== this.main && this.#fetched.get(pull.number) !== head) {
      this.main.bare.fetch(pull.source.bare, `+refs/heads/${pull.branch}:refs/pull/${pull.number}/head`)
      this.#fetched.set(pull.number, head)
    }
    return head
  }

  openPull(source: Repository, branch: string, base: string): PullRequest | undefined {
    return this.pulls.find(
      (pull) =>
        pull.state === 'open' && pull.source === source && pull.branch === branch && pull.base === base,
    )
  }

  open(
    author: User,
    source: Repository,
    branch: string,
    base: string,
    title: string,
    body: string,
  ): PullRequest {
    const number = this.pulls.length + 1
    const pull: PullRequest = {
      number,
      title,
      body,
      author,
      source,
      branch,
      base,
      state: 'open',
      merged: false,
    }
    this.pulls.push(pull)
    this.headOf(pull)
    return pull
  }

  closePull(number: number): void {
    const pull = this.pulls[number - 1]!
    pull.last = this.headOf(pull)
    pull.state = 'closed'
  }

  /** As a person at the host would; the branch stays unless `deleteBranch`. */
  merge(number: number, how: 'merge' | 'squash' = 'merge', { deleteBranch = false } = {}): string {
    const pull = this.pulls[number - 1]!
    const { bare } = this.main
    const head = this.headOf(pull)
    const before = bare.head(pull.base)!
    const parents = how === 'merge' ? [before, head] : [before]
    const commit = bare.commit(bare.merged(before, head), parents, `合并 #${number}`)
    bare.update(`refs/heads/${pull.base}`, commit, before)
    this.closePull(number)
    pull.merged = true
    if (deleteBranch) pull.source.bare.drop(pull.branch)
    return commit
  }

  /** Somebody else's commit. */
  push(repository: Repository, branch: string, files: Record<string, string | null>, from = branch): string {
    const { bare } = repository
    const before = bare.head(branch)
    const parent = before ?? bare.head(from)!
    const texts = Object.values(files).filter((text) => text !== null)
    const blobs = bare.write(texts)
    let next = 0
    const changes = Object.entries(files).map(([path, text]) => ({
      path,
      blob: text === null ? null : blobs[next++]!,
    }))
    const commit = bare.commit(bare.writeTree(parent, changes), [parent], '别人的提交')
    bare.update(`refs/heads/${branch}`, commit, before)
    return commit
  }
}
