import type { MemoryRepository } from './memory-repository.ts'

/** What any host holds: accounts, repositories with their forks, pull requests. */

export interface Account {
  id: number
  login: string
  token: string
  /** In the main repository. */
  role: 'owner' | 'push' | 'read'
  /** Operations that this token may not do, whatever its owner may. */
  lacks?: RegExp
  /** GitHub: a token that may not bring changed workflows along. */
  lacksWorkflow?: boolean
  /** A workflow's token: its refusals name no missing right. */
  isWorkflow?: boolean
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
  openedAt: string
  /** What happened to it, in this order; `hidden` = an entry that its timeline never shows. */
  events: PullEvent[]
  /** Names. */
  labels: string[]
  comments: HostedComment[]
}

export interface PullEvent {
  type: 'open' | 'push' | 'close' | 'merge' | 'reopen' | 'hidden'
  at: string
  head: string
  /** Of a push: the head before. */
  before?: string
}

export interface HostedComment {
  id: number
  author: Account
  body: string
  at: string
  /** Written by the host itself. */
  isSystem?: boolean
}

export interface HostedStatus {
  id: number
  commit: string
  name: string
  state: string
  text: string
  url: string
  author: Account
}

/** A run of a workflow, as GitHub lists it. */
export interface HostedRun {
  id: number
  event: string
  title: string
  at: string
  /** Absent while it runs. */
  outcome?: 'success' | 'failure'
}

export interface TestHostOptions {
  owner: string
  name: string
  main: string
  accounts: readonly Account[]
  git: MemoryRepository
  /** Looks at a new fork that find nothing yet. */
  forkDelay: number
  /** Looks at a new branch that find nothing yet. */
  branchDelay: number
  version: 'old' | 'new' | 'forgejo'
}

export class TestHost {
  readonly options: TestHostOptions
  readonly main: HostedRepository
  readonly repositories: HostedRepository[] = []
  readonly pulls: HostedPull[] = []
  /** Names of branches; `demands/**` stands for all below. */
  readonly protectedBranches: string[] = []
  protectsMain = true
  /** What Gitea and Forgejo say of themselves. */
  versionText = '1.23.0+dev-226-g6bd9ecd7b7'
  isArchived = false
  /** Settings that `npm run new-site` makes. */
  mergesByCommit = false
  allowsForks = false
  mainRule?: { contexts: string[]; allowsPush: boolean }
  /** GitLab: the last day of a token. */
  tokenEnd?: string
  /** GitHub: a private repository of the free plan. */
  lacksProtection = false
  /** GitHub: logins of who has not accepted yet. */
  readonly invited = new Set<string>()
  /** A private repository's strangers, by login. */
  readonly hiddenFrom = new Set<string>()
  /** What the main repository is called now; its old address redirects. */
  renamedTo?: string
  /** Branches that are entered late, by repository and name: looks that find nothing yet. */
  readonly #late = new Map<string, number>()
  readonly labels: { id: number; name: string; color: string }[] = []
  readonly statuses: HostedStatus[] = []
  /** Runs that no event of a pull request made. */
  readonly otherRuns: HostedRun[] = []
  /** Whether the push of the opening's commits is an event of its own; Gitea's recording says so. */
  opensWithPush = true
  #now = Date.UTC(2023, 2, 1, 1)
  #ids = 100

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

  /** The main repository or its fork of this owner: what `owner:branch` means. */
  inNetwork(owner: string): HostedRepository | undefined {
    return this.repositories.find((one) => one.owner === owner && (one === this.main || one.parent))
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
      id: Math.max(...this.repositories.map(({ id }) => id)) + 1,
      owner: account.login,
      name: this.find(account.login, name) ? `${name}-1` : name,
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
    if (repository !== this.main) return false
    if (branch === this.options.main) return this.protectsMain
    return this.protectedBranches.some((rule) =>
      rule.endsWith('/**') ? branch.startsWith(rule.slice(0, -2)) : branch === rule,
    )
  }

  isHidden(account: Account, repository: HostedRepository): boolean {
    return repository === this.main && this.hiddenFrom.has(account.login)
  }

  /** The branch that was just pushed is entered after so many looks at it. */
  enterLate(repository: HostedRepository, branch: string): void {
    const { branchDelay } = this.options
    if (branchDelay > 0) this.#late.set(`${repository.id} ${branch}`, branchDelay)
  }

  /** One look at a branch: false while it is not entered. */
  isEntered(repository: HostedRepository, branch: string): boolean {
    const key = `${repository.id} ${branch}`
    const looks = this.#late.get(key) ?? 0
    if (looks > 0) this.#late.set(key, looks - 1)
    return looks === 0
  }

  /** The host's clock. */
  get time(): string {
    return new Date(this.#now).toISOString().replace('.000Z', 'Z')
  }

  pass(minutes: number): void {
    this.#now += minutes * 60_000
  }

  nextId(): number {
    return ++this.#ids
  }

  isThere(repository: HostedRepository): boolean {
    return this.repositories.includes(repository)
  }

  /** Its owner deletes a fork; the commits of its pull requests stay in the main repository. */
  deleteFork(account: Account): void {
    const fork = this.forkOf(account)!
    for (const pull of this.pulls) if (pull.source === fork) pull.last = this.headOf(pull)
    this.repositories.splice(this.repositories.indexOf(fork), 1)
  }

  /** Every reference of a repository; the main one names the heads of the pull requests as well. */
  references(
    repository: HostedRepository,
    pullRef: (number: number) => string,
  ): [name: string, commit: string][] {
    const branches = repository.git
      .branches()
      .map(({ name, commit }): [string, string] => [`refs/heads/${name}`, commit])
    if (repository !== this.main) return branches
    return [
      ...branches,
      ...this.pulls.map((pull): [string, string] => [pullRef(pull.number), this.headOf(pull)]),
    ]
  }

  /** Enters pushes to open pull requests, as every host does by itself. */
  settle(): void {
    for (const pull of this.pulls) {
      if (pull.state === 'closed' || pull.last !== undefined) continue
      const [before, head] = [pull.events.at(-1)!.head, this.headOf(pull)]
      if (before !== head) pull.events.push({ type: 'push', at: this.time, head, before })
    }
  }

  headOf(pull: HostedPull): string {
    if (pull.last !== undefined) return pull.last
    const head = pull.source.git.head(pull.branch)!
    // As the hosts do: the commits of a pull request are in the main repository as well.
    this.main.git.fetch(pull.source.git, head)
    return head
  }

  mergeBaseOf(pull: HostedPull): string {
    const head = this.headOf(pull)
    return this.main.git.mergeBase(this.main.git.head(pull.base)!, head)!
  }

  /** Merges the main branch into a pull request's branch; false where both changed one file. */
  level(pull: HostedPull): boolean {
    const [head, tip] = [this.headOf(pull), this.main.git.head(pull.base)!]
    const { git } = pull.source
    git.fetch(this.main.git, tip)
    try {
      git.update(pull.branch, git.commit(git.merged(head, tip), [head, tip], '合并主分支'), head)
    } catch {
      return false
    }
    this.settle()
    return true
  }

  openPullOf(source: HostedRepository, branch: string, base: string): HostedPull | undefined {
    return this.pulls.find(
      (pull) =>
        pull.state === 'open' && pull.source === source && pull.branch === branch && pull.base === base,
    )
  }

  open(pull: Pick<HostedPull, 'author' | 'source' | 'branch' | 'base' | 'title' | 'body'>): HostedPull {
    const opened: HostedPull = {
      ...pull,
      number: this.pulls.length + 1,
      state: 'open',
      merged: false,
      openedAt: this.time,
      events: [],
      labels: [],
      comments: [],
    }
    opened.events.push({ type: 'open', at: this.time, head: this.headOf(opened) })
    this.pulls.push(opened)
    return opened
  }

  closePull(number: number): void {
    const pull = this.pulls[number - 1]!
    this.settle()
    pull.last = this.headOf(pull)
    pull.state = 'closed'
    pull.events.push({ type: 'close', at: this.time, head: pull.last })
  }

  /** With what was pushed meanwhile. */
  reopenPull(number: number): void {
    const pull = this.pulls[number - 1]!
    delete pull.last
    pull.state = 'open'
    pull.events.push({ type: 'reopen', at: this.time, head: this.headOf(pull) })
  }

  comment(pull: HostedPull, author: Account, body: string, isSystem = false): HostedComment {
    const comment = { id: this.nextId(), author, body, at: this.time, isSystem }
    pull.comments.push(comment)
    return comment
  }

  labelNamed(name: string): { id: number; name: string; color: string } {
    const found = this.labels.find((label) => label.name === name)
    if (found) return found
    const made = { id: this.nextId(), name, color: 'ededed' }
    this.labels.push(made)
    return made
  }

  /** As a person at the host would; the branch stays unless `deleteBranch`. */
  merge(number: number, how: 'merge' | 'squash' | 'rebase' = 'merge', { deleteBranch = false } = {}): string {
    const pull = this.pulls[number - 1]!
    const { git } = this.main
    const head = this.headOf(pull)
    const before = git.head(pull.base)!
    const parents = how === 'merge' ? [before, head] : [before]
    const commit =
      how === 'rebase'
        ? git
            .ahead(pull.base, head)
            .reduce((onto, one) => git.commit(git.merged(before, one), [onto], git.message(one)), before)
        : git.commit(git.merged(before, head), parents, `合并 #${number}`)
    git.update(pull.base, commit, before)
    this.closePull(number)
    pull.events.at(-1)!.type = 'merge'
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
    this.settle()
    return commit
  }

  /** Somebody else's forced push: the files on top of another commit. */
  force({ git }: HostedRepository, branch: string, files: Record<string, string>, from: string): string {
    const changes = Object.entries(files).map(([path, content]) => ({ path, content }))
    const parent = git.commitAt(from)!
    const commit = git.commit(git.writeTree(parent, changes), [parent], '改写的提交')
    git.update(branch, commit, git.head(branch))
    this.settle()
    return commit
  }
}
