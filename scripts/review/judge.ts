import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GitObjects } from '../../src/node/git-objects.ts'
import { Capped, readPull } from '../../src/node/read-pull.ts'
import { type Outcome, runSandboxed } from '../../src/node/sandbox.ts'
import type { Reason } from '../../src/review/label.ts'
import { caps, type FetchedPull, type PullCase } from '../../src/review/pull-case.ts'
import { MAX_REPORT, parseReport, type ReviewReport } from '../../src/review/report.ts'
import { type Fetched, filesIn, isOver } from './work-folder.ts'

export interface JudgeOptions {
  /** The folder that `fetch` filled. */
  work: string
  now: () => Date
  /** Absent = in the sandbox. */
  run?: (file: string, blobs: string) => Promise<Outcome>
}

/** Judges what was fetched, one after the other, and writes a report for each. Asks no host, and has no token. */
export async function judgePulls({ work, now, run = inSandbox }: JudgeOptions): Promise<void> {
  const { objects, fetched, reports } = filesIn(work)
  await mkdir(reports, { recursive: true })
  const { at, pulls } = JSON.parse(await readFile(fetched, 'utf8')) as Fetched
  const start = now()
  for (const pull of pulls) {
    if (isOver(start, now())) break
    const judging = { work, at, objects: GitObjects.at(objects), run }
    const report = await judgePull(pull, judging)
    await writeFile(join(reports, `${pull.number}.json`), JSON.stringify(report))
  }
}

const inSandbox = (file: string, blobs: string) =>
  runSandboxed({
    // Of this program, whatever folder it runs in.
    root: join(import.meta.dirname, '../..'),
    script: 'scripts/review/judge-process.ts',
    args: [file, blobs],
    readable: [file, blobs],
    seconds: caps.seconds,
    bytes: MAX_REPORT,
  })

interface Judging {
  work: string
  at: string
  objects: GitObjects
  run: (file: string, blobs: string) => Promise<Outcome>
}

async function judgePull(pull: FetchedPull, { work, at, objects, run }: Judging): Promise<ReviewReport> {
  const { caseOf, blobs } = filesIn(work)
  const notJudged = (reason: Reason): ReviewReport => withoutJudgement(pull, at, reason)
  if (pull.fault) return notJudged(pull.fault)
  const found = await readPull(objects, pull, blobs, at).catch((error: unknown) => {
    if (error instanceof Capped) return error.reason
    throw error
  })
  if ('code' in found) return notJudged(found)
  const file = caseOf(pull.number)
  await writeFile(file, JSON.stringify(found satisfies PullCase))
  const outcome = await run(file, blobs)
  if ('fault' in outcome) {
    return notJudged(outcome.fault === 'time' ? { code: 'too-slow', max: caps.seconds } : { code: 'failure' })
  }
  const report = parseReport(outcome.output)
  const isOurs = report?.number === pull.number && report.head === pull.head && report.tip === pull.tip
  return isOurs ? report : notJudged({ code: 'failure' })
}

/** What was not judged keeps its receipts; a failure is tried again. */
function withoutJudgement(pull: FetchedPull, judgedAt: string, reason: Reason): ReviewReport {
  const { number, head, tip, kept = { runs: [] } } = pull
  const own = pull.receipts?.filter(({ commit }) => commit === head).map(({ at }) => at) ?? []
  const [receivedAt] = own.sort((a, b) => Date.parse(a) - Date.parse(b))
  return {
    number,
    head,
    tip,
    ...(receivedAt !== undefined && { receivedAt }),
    judgedAt,
    reasons: [reason],
    isBureausOwn: false,
    rightsNotCounted: false,
    unanswered: pull.unanswered || reason.code === 'failure',
    receipts: kept,
    body: '',
  }
}
