import { assertValid, type FileChange, fileChanges } from './changes.ts'
import type { Client } from './client.ts'
import { connect } from './connect.ts'
import { ForgeError } from './fault.ts'
import type { Branch, Host, NewCommit, PullRequest, RepositoryRef } from './host.ts'
import { existingFiles, startOfBranch } from './lagging-fork.ts'
import { assertNotBehind } from './open-pull.ts'
import {
  branchNumbered,
  headOf,
  newestFirst,
  numberOf,
  type RemoteState,
  remoteState,
} from './remote-state.ts'
import type { ChangeSet, Connection, ForgeSettings, Submitted } from './submission.ts'

/** Attempts after somebody else moved the branch, with a longer pause each time. */
const ATTEMPTS = 6
const PAUSE = 700

/**
 * Brings a change set to the host as one branch, one commit and one pull request. It can be called again after
 * any failure or success: finished steps are found and not repeated. It only adds – no branch
 * is forced or deleted. Throws `ForgeError`, and `TypeError` for an invalid change set.
 */
export async function submit(
  settings: ForgeSettings,
  token: string,
  change: ChangeSet,
  connection: Connection,
): Promise<Submitted> {
  assertValid(change)
  const { client, host } = connect(settings, token, connection)
  const done: { commit?: string } = {}
  return client.guard(async () => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await once(settings, client, host, change, done)
      } catch (error) {
        const moved = error instanceof ForgeError && error.fault.kind === 'conflict'
        if (!moved || attempt === ATTEMPTS) throw error
        await client.wait(PAUSE * attempt)
      }
    }
  })
}

/** Where the commit goes. */
interface Target {
  repository: RepositoryRef
  branch: string
  parent: string
  exists: boolean
  /** Of a new branch: the branch that it starts from. */
  start?: string
  /** Where `parent` can be read: a fork may not have the main branch's tip. */
  source: RepositoryRef
}

async function once(
  settings: ForgeSettings,
  client: Client,
  host: Host,
  change: ChangeSet,
  done: { commit?: string },
): Promise<Submitted> {
  const state = await remoteState(client, host, change.branch)
  const { main, open } = state
  if (main.isArchived) {
    client.enter('repository')
    throw client.fault('archived')
  }
  const target = open
    ? await onTopOf(settings, client, host, { main, open }, change)
    : await startFor(settings, client, host, state, change)
  const changes = await changesIn(host, target, change)
  if (changes.length === 0 && !target.exists) {
    return { outcome: 'in-main', url: main.url, commit: target.parent, branch: settings.branch }
  }
  if (changes.length > 0) {
    done.commit = await pushed(client, host, { ...target, message: change.message, changes })
  }
  const commit = changes.length > 0 ? done.commit! : target.parent
  const { branch } = target
  if (open) {
    const outcome = done.commit === commit ? 'continued' : 'unchanged'
    return { outcome, url: open.url, number: open.number, commit, branch }
  }
  client.enter('pull-request')
  const { url, number } = await host.openPull(target.repository, branch, change)
  return { outcome: 'opened', url, number, commit, branch }
}

/** A new branch that the host refuses for no reason that it names: another branch's name may be in its way. */
async function pushed(client: Client, host: Host, wanted: NewCommit): Promise<string> {
  try {
    return await host.commit(wanted)
  } catch (error) {
    const isUnexplained =
      error instanceof ForgeError && ['blocked', 'refused', 'server'].includes(error.fault.kind)
    if (!isUnexplained || wanted.exists) throw error
    const { repository, branch } = wanted
    const others = await host.branches(repository, branch.split('/')[0]!)
    const isBelow = (name: string, other: string) => name.startsWith(`${other}/`)
    const isInTheWay = others.some(({ name }) => isBelow(name, branch) || isBelow(branch, name))
    throw isInTheWay ? client.fault('branch-in-the-way', error.fault.status) : error
  }
}

async function onTopOf(
  settings: ForgeSettings,
  client: Client,
  host: Host,
  { main, open }: { main: RepositoryRef; open: PullRequest },
  { files }: ChangeSet,
): Promise<Target> {
  const { repository, branch } = open
  // The list of pull requests may lag behind the branch.
  const parent = await host.head(repository, branch)
  if (parent === undefined) throw client.fault('conflict')
  const tip = await headOf(client, host, main, settings.branch)
  await assertNotBehind(client, host, { main, tip }, { pull: open, parent }, files)
  return { repository, source: repository, branch, parent, exists: true }
}

/** Without an open pull request: continues a branch that waits for one, or starts the next from the main branch. */
async function startFor(
  settings: ForgeSettings,
  client: Client,
  host: Host,
  { account, main, others }: RemoteState,
  change: ChangeSet,
): Promise<Target> {
  const head = await headOf(client, host, main, settings.branch)
  if (!main.canPush) client.enter('fork')
  const { repository, base } = main.canPush
    ? { repository: main, base: head }
    : await host.fork(account, main, head)
  client.enter('branch')
  const own = { name: settings.branch, commit: base }
  const earlier = newestFirst(
    change.branch,
    await host.branches(repository, change.branch),
    ({ name }) => name,
  )
  const [newest] = earlier
  if (newest && !(await isSpent(host, repository, own, newest, others))) {
    return { repository, source: repository, branch: newest.name, parent: newest.commit, exists: true }
  }
  const fork = { main, tip: head, repository }
  const start = await startOfBranch(client, host, fork, [own, ...earlier], change.files)
  const branch = newest
    ? branchNumbered(change.branch, numberOf(change.branch, newest.name)! + 1)
    : change.branch
  const source = start.commit === head ? main : repository
  return { repository, source, branch, parent: start.commit, start: start.name, exists: false }
}

/**
 * Whether a branch is finished: everything in it is in the main branch, or a commit that is not was the last of a
 * pull request that was closed, or merged as another commit – or is somebody else's open one, which a fork copies
 * with all the other branches. A branch with commits and no such pull request is waiting for one: an earlier
 * submission was interrupted, or somebody pushed by hand.
 */
async function isSpent(
  host: Host,
  repository: RepositoryRef,
  base: Branch,
  branch: Branch,
  others: readonly string[],
): Promise<boolean> {
  const ahead = await host.ahead(repository, base, branch)
  if (ahead.length === 0 || ahead.some((one) => others.includes(one))) return true
  const closed = await host.closedPulls(repository, branch.name)
  return closed.some((pull) => ahead.includes(pull.head))
}

async function changesIn(
  host: Host,
  { source, parent }: Target,
  { files }: ChangeSet,
): Promise<FileChange[]> {
  const existing = await existingFiles(host, source, parent, files)
  return fileChanges(files, existing, (blob) => host.read(source, blob))
}
