import type { MemoryRepository } from './memory-repository.ts'

/** What any host holds: accounts, repositories with their forks, pull requests. */

export interface Account {
  id: number
  login: string
  token: string
  /** In the main repository. */
  role: 'owner' | 'push' | 'read'
}

export interface HostedRepository {
  id: number
  owner: string
  name: string
  git: MemoryRepository
  parent?: HostedRepository
  /** A fork takes its time: so many looks at it find nothing. */
  looks: number
}

export interface HostedPull {
  number: number
  title: string
  body: string
  author: Account
  source: HostedRepository
  branch: string
  base: string
  state: 'open' | 'closed'
  merged: boolean
  /** The head, once it is closed. */
  last?: string
}

export interface TestHostOptions {
  owner: string
  name: string
  main: string
  accounts: readonly Account[]
  git: MemoryRepository
  /** Looks at a new fork that find nothing yet. */
  forkDelay: number
}

export class TestHost {
  readonly options: TestHostOptions
  readonly main: HostedRepository
  readonly repositories: HostedRepository[] = []
  readonly pulls: HostedPull[] = []
  readonly protectedBranches: string[] = []

  constructor(options: TestHostOptions) {
    const { owner, name, git } = options
    this.options = options
    this.main = { id: 1, owner, name, git, looks: 0 }
    this.repositories.push(this.main)
  }

  find(owner: string, name: string): HostedRepository | undefined {
    const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()
    return this.repositories.find((one) => same(one.owner, owner) && same(one.name, name))
  }

  canPush(account: Account, repository: HostedRepository): boolean {
    return repository === this.main ? account.role !== 'read' : repository.owner === account.login
  }

  forkOf(account: Account): HostedRepository | undefined {
    return this.repositories.find((one) => one.owner === account.login && one.parent === this.main)
  }

  fork(account: Account): HostedRepository {
    const { name, forkDelay } = this.options
    const fork = {
      id: this.repositories.length + 1,
      owner: account.login,
      name,
      git: this.main.git.copy(),
      parent: this.main,
      looks: forkDelay,
    }
    this.repositories.push(fork)
    return fork
  }

  /** One look at a repository: false while it is being made. */
  isReady(repository: HostedRepository): boolean {
    if (repository.looks === 0) return true
    repository.looks--
    return false
  }

  isProtected(repository: HostedRepository, branch: string): boolean {
    return (
      repository === this.main && (branch === this.options.main || this.protectedBranches.includes(branch))
    )
  }

  headOf(pull: HostedPull): string {
    if (pull.state === 'closed') return pull.last!
    const head = pull.source.git.head(pull.branch)!
    // As the hosts do: the commits of a pull request are in the main repository as well.
    this.main.git.fetch(pull.source.git, head)
    return head
  }

  openPullOf(source: HostedRepository, branch: string, base: string): HostedPull | undefined {
    return this.pulls.find(
      (pull) =>
        pull.state === 'open' && pull.source === source && pull.branch === branch && pull.base === base,
    )
  }

  open(pull: Pick<HostedPull, 'author' | 'source' | 'branch' | 'base' | 'title' | 'body'>): HostedPull {
    const opened: HostedPull = { ...pull, number: this.pulls.length + 1, state: 'open', merged: false }
    this.pulls.push(opened)
    this.headOf(opened)
    return opened
  }

  closePull(number: number): void {
    const pull = this.pulls[number - 1]!
    pull.last = this.headOf(pull)
    pull.state = 'closed'
  }

  /** As a person at the host would; the branch stays unless `deleteBranch`. */
  merge(number: number, how: 'merge' | 'squash' = 'merge', { deleteBranch = false } = {}): string {
    const pull = this.pulls[number - 1]!
    const { git } = this.main
    const head = this.headOf(pull)
    const before = git.head(pull.base)!
    const parents = how === 'merge' ? [before, head] : [before]
    const commit = git.commit(git.merged(before, head), parents, `合并 #${number}`)
    git.update(pull.base, commit, before)
    this.closePull(number)
    pull.merged = true
    if (deleteBranch) pull.source.git.drop(pull.branch)
    return commit
  }

  /** Somebody else's commit; text by path, `null` deletes. */
  push(
    { git }: HostedRepository,
    branch: string,
    files: Record<string, string | Buffer | null>,
    from = branch,
  ): string {
    const before = git.head(branch)
    const parent = before ?? git.head(from)!
    const changes = Object.entries(files).map(([path, content]) => ({ path, content }))
    const commit = git.commit(git.writeTree(parent, changes), [parent], '别人的提交')
    git.update(branch, commit, before)
    return commit
  }
}
