import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { fetchPulls } from '../../scripts/review/fetch.ts'
import { judgePulls } from '../../scripts/review/judge.ts'
import { judgeCase } from '../../scripts/review/judge-case.ts'
import { type Posted, postReport } from '../../scripts/review/post.ts'
import { filesIn } from '../../scripts/review/work-folder.ts'
import type {
  HostComment,
  HostReceipt,
  HostStatus,
  ReviewHost,
  ReviewPull,
  StatusState,
} from '../../src/forge/review-host.ts'
import { GitObjects } from '../../src/node/git-objects.ts'
import type { Outcome } from '../../src/node/sandbox.ts'
import type { Reason } from '../../src/review/label.ts'
import type { PullCase } from '../../src/review/pull-case.ts'
import { parseReport, type ReviewReport } from '../../src/review/report.ts'
import { bases, edited } from './entry.ts'
import { temporaryFolder } from './folder.ts'
import { type Entry, Repository } from './repository.ts'

/** A host with pull requests, in memory, over a real repository; and the three stages of a review, in this process. */

export const BOT = 'review-bot'
export const DEMANDS = 'content/cycles/2023/demands'
export const NEW = `${DEMANDS}/hongshan/91420111MAFAKE991B.yaml`
export const IN_TIME = '2023-03-10T09:00:00.000Z'
export const LATE = '2023-03-11T01:00:00.000Z'

/** A sound entry of a new enterprise. */
export const sound = edited('named', [
  ['industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子信息'],
])
export { bases }

/** `judgedAt` is the machine's clock. */
interface ReviewOptions {
  numbers?: readonly number[]
  judgedAt?: string
}

interface Opened {
  author?: string
  /** Owner of the repository of its branch; null = deleted. */
  owner?: string | null
  inBase?: boolean
  target?: string
  /** When the host had the head; null = it never did. */
  at?: string | null
}

export const refOf = (number: number) => `refs/pull/${number}/head`

interface Pull {
  pull: ReviewPull
  receipts: HostReceipt[]
  comments: HostComment[]
  labels: string[]
}

export class ReviewFixture implements ReviewHost {
  readonly repository: Repository
  readonly pulls = new Map<number, Pull>()
  readonly statuses = new Map<string, HostStatus>()
  /** Everything that was written, in order. */
  readonly written: string[] = []
  pushers: string[] | undefined = ['bureau-jingxin']
  tellsReceipts = true
  /** What the token may not do. */
  refused: ('labels' | 'status')[] = []
  /** Called before each answer, to change the fixture in the middle, or to throw. */
  onCall: (name: keyof ReviewHost) => void | Promise<void> = () => {}
  #id = 0
  /** Files of the main branch that are not the sample any more. */
  readonly #changed = new Map<string, string>()

  private constructor(repository: Repository) {
    this.repository = repository
  }

  static async create(): Promise<ReviewFixture> {
    return new ReviewFixture(await Repository.createWithoutFiles())
  }

  /** Commits these files from the main branch, and opens a pull request of it; null removes a file or a folder. */
  async open(number: number, files: Record<string, Entry>, opened: Opened = {}): Promise<string> {
    const [head = ''] = this.repository.commitAll({ ref: refOf(number), from: 'main', files })
    this.#noteOpened(number, head, opened)
    return head
  }

  /** Opens a pull request of a commit. */
  opened(number: number, head: string, opened: Opened = {}): string {
    this.repository.git('update-ref', refOf(number), head)
    this.#noteOpened(number, head, opened)
    return head
  }

  #noteOpened(number: number, head: string, opened: Opened): void {
    const {
      author = 'hongshan-jingxin',
      owner = author,
      inBase = false,
      target = 'main',
      at = IN_TIME,
    } = opened
    const repository = inBase ? { id: 'bureau/base', owner: 'bureau', isBase: true } : undefined
    const fork = owner === null ? undefined : { id: `${owner}/fork`, owner, isBase: false }
    this.pulls.set(number, {
      pull: {
        number,
        url: `https://git.example.org/pulls/${number}`,
        author,
        state: 'open',
        target,
        head,
        headRepository: repository ?? fork,
        ref: refOf(number),
        openedAt: IN_TIME,
      },
      receipts: [],
      comments: [],
      labels: [],
    })
    this.#notePushed(number, head, at)
  }

  /** One more commit of a pull request, which the host had at that time; null = it does not tell. */
  advance(number: number, files: Record<string, Entry>, at: string | null, ...merged: string[]): string {
    const ref = refOf(number)
    const [head = ''] = this.repository.commitAll({ ref, from: ref, merged, files })
    this.#notePushed(number, head, at)
    return head
  }

  /** The branch is written anew from the main one. */
  rewrite(number: number, files: Record<string, Entry>, at: string): string {
    const [head = ''] = this.repository.commitAll({
      ref: refOf(number),
      from: 'main',
      message: '重写',
      files,
    })
    this.#notePushed(number, head, at)
    return head
  }

  /** The branch now has this commit, and the host had it at that time. */
  push(number: number, head: string, at: string | null): void {
    this.repository.git('update-ref', refOf(number), head)
    this.#notePushed(number, head, at)
  }

  #notePushed(number: number, head: string, at: string | null): void {
    const known = this.pulls.get(number)!
    known.pull.head = head
    if (at !== null) known.receipts.push({ commit: head, at })
  }

  /** A file of the main branch. */
  text(file: string): string {
    return this.#changed.get(file) ?? readFileSync(file, 'utf8')
  }

  /** Commits these files on the main branch, after the pull requests were opened. */
  commitOnMain(files: Record<string, Entry>, ...merged: string[]): string {
    for (const [file, entry] of Object.entries(files))
      if (typeof entry === 'string') this.#changed.set(file, entry)
    const [tip = ''] = this.repository.commitAll({ ref: 'refs/heads/main', from: 'main', merged, files })
    return tip
  }

  /** Fetches, judges and posts all, or these. */
  async review(options: ReviewOptions = {}): Promise<Reviewed> {
    const work = await temporaryFolder()
    const { skipped } = await this.fetch(work, options)
    const reports = await judgeIn(work)
    const posted = new Map<number, Posted>()
    for (const report of reports) posted.set(report.number, await postReport(this, report, undefined))
    return { reports, posted, skipped: new Map(skipped.map(({ number, reason }) => [number, reason])) }
  }

  async fetch(work: string, { numbers, judgedAt }: ReviewOptions = {}) {
    const objects = await GitObjects.create(filesIn(work).objects)
    const now = () => (judgedAt ? new Date(judgedAt) : new Date())
    const fetched = await fetchPulls({ host: this, objects, now, ...(numbers && { numbers }) })
    await writeFile(filesIn(work).fetched, JSON.stringify(fetched))
    return fetched
  }

  /** The labels of a pull request, and the state of its head. */
  outcome(number: number): { labels: string[]; status: string | undefined; comments: number } {
    const { labels, pull, comments } = this.pulls.get(number)!
    const ours = comments.filter(({ author }) => author === BOT)
    return { labels, status: this.statuses.get(pull.head)?.state, comments: ours.length }
  }

  comment(number: number): string {
    return this.pulls.get(number)!.comments.find(({ author }) => author === BOT)?.body ?? ''
  }

  /** A comment of anybody. */
  say(number: number, author: string, body: string): void {
    this.pulls.get(number)!.comments.push({ id: String(++this.#id), author, body })
  }

  async #answer<T>(name: keyof ReviewHost, answer: () => T): Promise<T> {
    await this.onCall(name)
    return answer()
  }

  account = () => this.#answer('account', () => BOT)
  defaultBranch = () => this.#answer('defaultBranch', () => 'main')
  cloneUrl = () => this.#answer('cloneUrl', () => `file://${this.repository.root}/.git`)
  pull = (number: number) => this.#answer('pull', () => structuredClone(this.pulls.get(number)?.pull))
  openPulls = () =>
    this.#answer('openPulls', () =>
      [...this.pulls.values()]
        .filter(({ pull }) => pull.state === 'open' && pull.target === 'main')
        .map(({ pull }) => structuredClone(pull)),
    )
  mayPush = (account: string) => this.#answer('mayPush', () => this.pushers?.includes(account))
  receipts = ({ number }: ReviewPull) =>
    this.#answer('receipts', () => (this.tellsReceipts ? [...this.pulls.get(number)!.receipts] : undefined))
  comments = ({ number }: ReviewPull) =>
    this.#answer('comments', () => structuredClone(this.pulls.get(number)!.comments))
  writeComment = ({ number }: ReviewPull, body: string, id?: string) =>
    this.#answer('writeComment', () => {
      this.written.push(`comment ${number}`)
      const { comments } = this.pulls.get(number)!
      const known = comments.find((comment) => comment.id === id)
      if (known) known.body = body
      else comments.push({ id: String(++this.#id), author: BOT, body })
    })
  deleteComment = ({ number }: ReviewPull, id: string) =>
    this.#answer('deleteComment', () => {
      const known = this.pulls.get(number)!
      known.comments = known.comments.filter((comment) => comment.id !== id)
    })
  labels = ({ number }: ReviewPull) => this.#answer('labels', () => [...this.pulls.get(number)!.labels])
  setLabels = ({ number }: ReviewPull, add: readonly string[], remove: readonly string[]) =>
    this.#answer('setLabels', () => {
      if (this.refused.includes('labels')) return 'refused' as const
      this.written.push(`labels ${number} +${add.join()} -${remove.join()}`)
      const known = this.pulls.get(number)!
      known.labels = [...known.labels.filter((label) => !remove.includes(label)), ...add]
      return 'done' as const
    })
  setStatus = ({ head }: ReviewPull, state: StatusState) =>
    this.#answer('setStatus', () => {
      if (this.refused.includes('status')) return 'refused' as const
      this.written.push(`status ${state}`)
      this.statuses.set(head, { state, author: BOT })
      return 'done' as const
    })
  status = ({ head }: ReviewPull) => this.#answer('status', () => this.statuses.get(head))
}

export interface Reviewed {
  reports: ReviewReport[]
  posted: Map<number, Posted>
  skipped: Map<number, string>
}

/** Judges what a folder has, in this process, and reads the reports. */
export async function judgeIn(work: string, run = inThisProcess): Promise<ReviewReport[]> {
  await judgePulls({ work, now: () => new Date(), run })
  const { reports } = filesIn(work)
  const texts = await Promise.all(
    (await readdir(reports)).sort().map((name) => readFile(join(reports, name), 'utf8')),
  )
  return texts.map((text) => parseReport(text)!)
}

export async function inThisProcess(file: string, blobs: string): Promise<Outcome> {
  const pull = JSON.parse(readFileSync(file, 'utf8')) as PullCase
  const report = await judgeCase(pull, (id) => readFileSync(join(blobs, id)))
  return { output: JSON.stringify(report) }
}

/** The git program with a repository's folder, as an attacker writes objects that no tool would. */
export function hashObject({ root }: Repository, type: string, content: Buffer): string {
  const args = ['-C', root, 'hash-object', '-w', '--literally', '-t', type, '--stdin']
  return execFileSync('git', args, { input: content }).toString().trim()
}

export const CYCLE = 'content/cycles/2023/cycle.yaml'
export const DISTRICTS = 'content/districts.yaml'
export const SITE = 'content/site.yaml'
export const XINZHOU = `${DEMANDS}/xinzhou/91420111MAFAKE991B.yaml`

export const codesOf = ({ reports }: Reviewed, number = 1): Reason['code'][] =>
  reports.find((report) => report.number === number)?.reasons.map(({ code }) => code) ?? []
export const bodyOf = ({ reports }: Reviewed, number = 1): string =>
  reports.find((report) => report.number === number)?.body ?? ''

/** What several tests look at, made by the first of them: its folders are gone with that one, its findings stay. */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined
  return () => (made ??= make())
}

/** Each with the number of its pull request, from 1: what is handed in at once, and judged in one run. */
export const numbered = <Value>(all: readonly Value[]): (readonly [Value, number])[] =>
  all.map((value, index) => [value, index + 1] as const)

/** Changes a file on the main branch, after the pull requests were opened. */
export function changeMain(fixture: ReviewFixture, file: string, change: (text: string) => string): string {
  const text = fixture.text(file)
  const changed = change(text)
  expect(changed).not.toBe(text)
  return fixture.commitOnMain({ [file]: changed })
}

/** The main branch asks for sealed private parts, and its samples have none. */
export async function sealedFixture(): Promise<ReviewFixture> {
  const fixture = await ReviewFixture.create()
  fixture.commitOnMain({
    [SITE]: fixture.text(SITE).replace('privatePart: plain', 'privatePart: sealed'),
    [DEMANDS]: null,
    'content/cycles/2023/filings': null,
  })
  return fixture
}
