import { ForgeError } from '../../src/forge/fault.ts'
import type { HostReceipt, ReviewHost, ReviewPull } from '../../src/forge/review-host.ts'
import type { GitObjects, Source } from '../../src/node/git-objects.ts'
import { GitFault } from '../../src/node/limited-git.ts'
import { reasonOfFault } from '../../src/node/read-pull.ts'
import type { CommentState } from '../../src/review/comment-state.ts'
import { isDone } from '../../src/review/pass-over.ts'
import { caps, type FetchedPull } from '../../src/review/pull-case.ts'
import { ownComments, stateIn } from './own-comments.ts'
import { type Fetched, isOver, type Skipped } from './work-folder.ts'

export interface FetchOptions {
  host: ReviewHost
  objects: GitObjects
  /** For git; absent where anybody may read. */
  authorization?: string
  /** These alone; absent = all that are open. */
  numbers?: readonly number[]
  now: () => Date
}

const TIP = 'refs/review/tip'
const refOf = (number: number) => `refs/review/pulls/${number}`

/** What the host says of the pull requests, and their objects. A fault of one is told, and the next one is fetched. */
export async function fetchPulls({
  host,
  objects,
  authorization,
  numbers,
  now,
}: FetchOptions): Promise<Fetched> {
  const start = now()
  const [branch, url] = [await host.defaultBranch(), await host.cloneUrl()]
  const source = { url, authorization }
  await objects.fetch(source, `refs/heads/${branch}`, TIP)
  const tip = await objects.commit(TIP)
  if (tip === undefined) throw new GitFault('git')
  const fetched: Fetched = { at: start.toISOString(), tip, pulls: [], skipped: [] }
  const found = numbers
    ? await Promise.all(numbers.map((number) => host.pull(number)))
    : await host.openPulls()
  for (const pull of found) {
    if (!pull) continue
    const { number } = pull
    if (isOver(start, now())) {
      fetched.skipped.push({ number, reason: 'later' })
      continue
    }
    const one = await fetchPull({ host, objects, source, branch, tip, now }, pull).catch(unanswered)
    if (typeof one === 'string') fetched.skipped.push({ number, reason: one })
    else fetched.pulls.push(one)
  }
  return fetched
}

/** @throws what is no fault of the host or of git */
function unanswered(error: unknown): Skipped {
  if (error instanceof ForgeError) return 'unanswered'
  throw error
}

interface Base {
  host: ReviewHost
  objects: GitObjects
  source: Source
  branch: string
  tip: string
  now: () => Date
}

async function fetchPull(base: Base, pull: ReviewPull): Promise<FetchedPull | Skipped> {
  const { host, objects, source, branch, tip } = base
  if (pull.state === 'closed') return 'closed'
  if (pull.target !== branch) return 'other-branch'
  const state = await stateIn(await ownComments(host, pull))
  if (await isStanding(host, pull, tip, state)) return 'done'
  const fault = await bring(objects, source, pull)
  const head = fault ? pull.head : await objects.commit(refOf(pull.number))
  if (head !== pull.head) return 'moved'
  const asked = new Answers()
  const receipts = firstOfEach(trusted(await asked.of(host.receipts(pull)), state))
  const mayPush = await asked.of(host.mayPush(pull.author))
  const earlier = receipts?.slice(0, caps.runs).flatMap(({ commit }) => (commit === head ? [] : [commit]))
  await bringEarlier(base, earlier ?? [])
  const { number, author, headRepository } = pull
  return {
    number,
    author,
    head,
    tip,
    ...(headRepository && { headRepository: { owner: headRepository.owner, isBase: headRepository.isBase } }),
    ...(mayPush !== undefined && { mayPush }),
    ...(receipts && { receipts: receipts.map(({ commit, at }) => ({ commit, at })) }),
    ...(state && { kept: state.receipts }),
    ...(fault && { fault }),
    unanswered: asked.missing || fault?.code === 'failure',
  }
}

/** Whether the comment, label and status of this very head and tip stand there. */
async function isStanding(
  host: ReviewHost,
  pull: ReviewPull,
  tip: string,
  state: CommentState | undefined,
): Promise<boolean> {
  if (!state || state.head !== pull.head || state.tip !== tip) return false
  const status = await host.status(pull)
  const labels = await host.labels(pull)
  return isDone(state, { head: pull.head, tip, labels, status: await standingStatus(host, status) })
}

/** Ours; another's counts as none. */
async function standingStatus(host: ReviewHost, status: Awaited<ReturnType<ReviewHost['status']>>) {
  if (status === undefined || status === 'unsupported') return status
  const isOurs = await isAccount(host, status.author)
  return isOurs && status.state !== 'other' ? status.state : undefined
}

/** Where the host does not name who set it, it may be ours. */
async function isAccount(host: ReviewHost, author: string | undefined): Promise<boolean> {
  return author === undefined || author.toLowerCase() === (await host.account()).toLowerCase()
}

/** The pull request's own ref in the base repository, never the fork's address. */
async function bring(objects: GitObjects, source: Source, { number, ref }: ReviewPull) {
  const limits = { seconds: caps.seconds, bytes: caps.packBytes }
  try {
    await objects.fetch(source, ref, refOf(number), limits)
  } catch (error) {
    if (error instanceof GitFault) return reasonOfFault(error, caps.packBytes)
    throw error
  }
  return undefined
}

/** The commits that the branch had once, where the host still hands them over; all of them in the time of one. */
async function bringEarlier({ objects, source, now }: Base, commits: readonly string[]): Promise<void> {
  const end = now().getTime() + caps.seconds * 1000
  const present = await objects.commits(commits)
  for (const commit of commits.filter((each) => !present.has(each))) {
    const seconds = (end - now().getTime()) / 1000
    if (seconds <= 0) return
    // One that was brought meanwhile may have brought this.
    if (await objects.commit(commit)) continue
    const limits = { seconds, bytes: caps.packBytes }
    await objects.fetch(source, commit, `refs/review/runs/${commit}`, limits).catch(() => {})
  }
}

/** The first time of each commit, the oldest first. */
function firstOfEach(receipts: readonly HostReceipt[] | undefined): readonly HostReceipt[] | undefined {
  const inOrder = receipts?.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
  return inOrder?.filter(({ commit }, at) => inOrder.findIndex((one) => one.commit === commit) === at)
}

/** A time that the host only assumes is worth nothing where another head was seen since. */
function trusted(
  receipts: readonly HostReceipt[] | undefined,
  state: CommentState | undefined,
): readonly HostReceipt[] | undefined {
  const seen = state?.receipts.runs ?? []
  return receipts?.filter(({ assumed, commit }) => !assumed || seen.every((run) => run.commit === commit))
}

/** Answers of the host, and whether one is missing. */
class Answers {
  missing = false

  async of<T>(question: Promise<T>): Promise<T | undefined> {
    try {
      return await question
    } catch (error) {
      if (!(error instanceof ForgeError)) throw error
      this.missing = true
      return undefined
    }
  }
}
