import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { classify, kinds } from '../domain/kinds.ts'
import type { Reason } from '../review/label.ts'
import {
  changedFiles,
  changesBetween,
  conflictsBetween,
  isRegular,
  mergedFiles,
  newChanges,
  type TreeChange,
  type TreeFile,
} from '../review/merge-trees.ts'
import { caps, type FetchedPull, type PullCase } from '../review/pull-case.ts'
import type { GitObjects } from './git-objects.ts'
import { GitFault } from './limited-git.ts'

/** A pull request ends here with its reason, and the next one is judged. */
export class Capped extends Error {
  readonly reason: Reason

  constructor(reason: Reason) {
    super(reason.code)
    this.reason = reason
  }
}

/** Reads a pull request from the objects, and writes the blobs that judging it needs into a folder, by their ids. */
export async function readPull(
  objects: GitObjects,
  pull: FetchedPull,
  blobFolder: string,
  judgedAt: string,
): Promise<PullCase> {
  return withReasons(async () => {
    const { head, tip } = pull
    const added = await addedBlobs(objects, pull)
    const bases = await objects.mergeBases(tip, head)
    const [base] = bases
    const tipTree = await objects.files(tip)
    const tipFiles = tipTree.filter(isContent)
    if (base === undefined || bases.length > 1) {
      const reason = { code: 'merge-bases', count: bases.length } as const
      return caseOf({ ...nothing, tipFiles, earlier: added, reasons: [reason] })
    }
    const baseTree = base === tip ? tipTree : await objects.files(base)
    const sides = {
      head: changesBetween(baseTree, await objects.files(head)),
      tip: changesBetween(baseTree, tipTree),
    }
    if (sides.head.length > caps.files) throw new Capped({ code: 'too-many-files', max: caps.files })
    const conflicts = conflictsBetween(sides)
    const changes = newChanges(sides)
    const merged = mergedFiles(tipFiles, changes.filter(isContent))
    const kept = new Set(merged.map(({ id }) => id))
    // What was renamed left a path.
    const hasLeft = sides.head.some(({ after }) => !after)
    return caseOf({
      files: changedFiles(changes, hasLeft ? await objects.renames(base, head) : new Map()),
      tipFiles,
      mergedFiles: merged,
      earlier: added.filter(({ id }) => !kept.has(id)),
      runs: await readRuns(objects, pull, { base, baseTree, changes: sides.head }),
      reasons:
        conflicts.length > 0
          ? [{ code: 'conflict', paths: conflicts.slice(0, 10).map((path) => path.slice(0, 400)) }]
          : [],
    })
  })

  async function caseOf(found: Omit<PullCase, keyof FetchedPull | 'judgedAt' | 'sizes'>): Promise<PullCase> {
    const files = [...found.tipFiles, ...found.mergedFiles].filter(isRegular)
    const own = [...files, ...found.earlier]
    const all = await objects.sizes(idsOf([...own, ...found.runs.flatMap(({ entries = [] }) => entries)]))
    const runs = within(caps.bytes, found.runs, all)
    const wanted = idsOf([...own, ...runs.flatMap(({ entries = [] }) => entries)])
    const sizes = new Map(wanted.flatMap((id) => (all.has(id) ? [[id, all.get(id)!] as const] : [])))
    await writeBlobs(objects, smallOnes(sizes, files), blobFolder)
    return { ...pull, ...found, runs, judgedAt, sizes: Object.fromEntries(sizes) }
  }
}

/** Each once. */
const idsOf = (files: readonly { id: string }[]): string[] => [...new Set(files.map(({ id }) => id))]

const nothing = { files: [], mergedFiles: [], runs: [] }

const isContent = ({ path }: { path: string }) => path === 'content' || path.startsWith('content/')

/** Blobs that any commit of the pull request brings, also where a later one removes them. */
async function addedBlobs(objects: GitObjects, { head, tip }: FetchedPull) {
  const added = await objects.added(head, tip)
  const commits = added.filter(({ id, path }) => path === id)
  if (commits.length > caps.commits) throw new Capped({ code: 'too-many-commits', max: caps.commits })
  const sizes = await objects.sizes(added.map(({ id }) => id))
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0)
  if (bytes > caps.bytes) throw new Capped({ code: 'too-large', max: caps.bytes })
  return added.filter(({ id }) => sizes.has(id))
}

const CYCLES = 'content/cycles'

type Runs = PullCase['runs']

/** Where the pull request left the main branch, and what it changed since. */
interface Parted {
  base: string
  baseTree: readonly TreeFile[]
  changes: readonly TreeChange[]
}

/**
 * The entries that each received commit has, and the main branch had not where they parted. Earlier heads have caps of
 * their own, because no limit of the present one holds for them; of what is over it nobody knows what it had, so
 * nothing is late for it.
 */
async function readRuns(
  objects: GitObjects,
  { receipts = [], head, tip }: FetchedPull,
  parted: Parted,
): Promise<Runs> {
  const runs: Runs[number][] = []
  // The head and the oldest decide.
  const read = new Set([head, ...receipts.map(({ commit }) => commit)].slice(0, caps.runs))
  for (const { commit, at } of receipts) {
    const changes =
      commit === head
        ? parted.changes
        : read.has(commit)
          ? await changesOf(objects, commit, tip, parted).catch(() => undefined)
          : undefined
    const entries = changes && entriesIn(changes)
    runs.push({ commit, receivedAt: at, ...(entries && { entries }) })
  }
  return runs
}

/** The runs in this order, as long as the blobs of their entries stay below a sum: others lose their entries. */
function within(most: number, runs: Runs, sizes: ReadonlyMap<string, number>): Runs {
  let sum = 0
  const known = new Set<string>()
  return runs.map(({ entries, ...run }) => {
    if (!entries) return run
    const more = idsOf(entries).filter((id) => !known.has(id))
    const bytes = more.reduce((all, id) => all + (sizes.get(id) ?? 0), 0)
    if (sum + bytes > most) return run
    sum += bytes
    for (const id of more) known.add(id)
    return { ...run, entries }
  })
}

/** What a commit changed of the cycles since it left the main branch; undefined if it is not here, or no id. */
async function changesOf(
  objects: GitObjects,
  commit: string,
  tip: string,
  parted: Parted,
): Promise<TreeChange[] | undefined> {
  const [base] = /^[0-9a-f]{40,64}$/.test(commit) ? await objects.mergeBases(tip, commit) : []
  if (base === undefined) return undefined
  const before =
    base === parted.base
      ? parted.baseTree.filter(({ path }) => path.startsWith(`${CYCLES}/`))
      : await objects.files(base, CYCLES)
  return changesBetween(before, await objects.files(commit, CYCLES))
}

function entriesIn(changes: readonly TreeChange[]): TreeFile[] | undefined {
  const entries = changes.flatMap(({ path, after }) =>
    after && isRegular(after) && classify(path).kind === 'demand'
      ? [{ path, mode: after.mode, id: after.id }]
      : [],
  )
  return entries.length > caps.files ? undefined : entries
}

/** What is larger than its kind allows is judged by its size alone. */
function smallOnes(sizes: ReadonlyMap<string, number>, files: readonly TreeFile[]): Map<string, number> {
  const longest = new Map<string, number>()
  for (const { id, path } of files) longest.set(id, Math.max(maxBytes(path), longest.get(id) ?? 0))
  return new Map([...sizes].filter(([id, size]) => size <= (longest.get(id) ?? caps.fileBytes)))
}

function maxBytes(path: string): number {
  const { kind } = classify(path)
  return kind === undefined ? caps.fileBytes : kinds[kind].maxBytes
}

/** Regular files named by their ids; those that are there are the same. */
async function writeBlobs(
  objects: GitObjects,
  sizes: ReadonlyMap<string, number>,
  folder: string,
): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [id, content] of await objects.contents(sizes)) await writeFile(join(folder, id), content)
}

async function withReasons<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof GitFault) throw new Capped(reasonOfFault(error))
    throw error
  }
}

/** Why the objects could not be brought or read. */
export function reasonOfFault({ kind }: GitFault, bytes: number = caps.bytes): Reason {
  if (kind === 'time') return { code: 'too-slow', max: caps.seconds }
  if (kind === 'size') return { code: 'too-large', max: bytes }
  return { code: kind === 'objects' ? 'broken-objects' : 'failure' }
}
