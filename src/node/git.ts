import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import type { ChangedFile } from '../domain/change.ts'
import type { Content } from '../yaml/content-file.ts'
import { CannotRun } from './cannot-run.ts'

export interface Changes {
  /** The commit where the histories parted. */
  fork: string
  files: ChangedFile[]
}

/**
 * What changed in the work tree since a commit, seen from where the two histories parted: what others
 * have merged meanwhile does not count. Paths are read with `-z`, so Chinese names arrive whole.
 */
export async function changesSince(root: string, reference: string): Promise<Changes> {
  const git = (...args: string[]) => runGit(root, args)
  if (reference.startsWith('-')) throw new CannotRun(`“${reference}”不是提交的名字。`)
  // Started together: a process takes longer to start than to answer. Without git, the first fails.
  const others = git('ls-files', '--others', '--exclude-standard', '-z')
  const parted = git('merge-base', `${reference}^{commit}`, 'HEAD').catch(() => '')
  others.catch(() => {})
  await git('rev-parse', '--git-dir').catch((error) => {
    throw new CannotRun(
      error.code === 'ENOENT'
        ? '没有找到 git 程序，--since 需要它。请先安装 git。'
        : String(error.stderr).includes('dubious ownership')
          ? `${root} 属于另一个用户，git 不肯读取。请运行 git config --global --add safe.directory 加上这个目录。`
          : `${root} 不是 git 仓库，不能使用 --since。`,
    )
  })
  const fork = (await parted).trim()
  if (!fork) throw new CannotRun(missingCommit(reference, await isShallow(git)))
  const diff = await git('diff', '--name-status', '--find-renames', '-z', '--no-ext-diff', '--relative', fork)
  const untracked = await others
  const added = untracked.split('\0').filter(Boolean)
  const files = [...parseNameStatus(diff), ...added.map((file): ChangedFile => ({ file, status: 'added' }))]
  return { fork, files }
}

/** The blob of each file below a folder, as a commit has it; empty if the commit is not here. */
export async function blobsAt(root: string, commit: string, folder: string): Promise<Map<string, string>> {
  const output = await runGit(root, ['ls-tree', '-r', '-z', commit, '--', folder]).catch(() => '')
  const rows = output.split('\0').filter(Boolean)
  return new Map(rows.map((row) => [row.slice(row.indexOf('\t') + 1), row.split(/\s/, 3)[2]!]))
}

/** Whether the commit and its files are in this repository. */
export async function hasCommit(root: string, commit: string): Promise<boolean> {
  return (
    /^[0-9a-f]{40,64}$/.test(commit) &&
    (await runGit(root, ['cat-file', '-e', `${commit}^{tree}`]).then(
      () => true,
      () => false,
    ))
  )
}

/** Fetches one commit from where the repository came from; says nothing if that is not possible. */
export async function fetchCommit(root: string, commit: string): Promise<void> {
  const options = ['--quiet', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head']
  await runGit(root, ['fetch', ...options, 'origin', commit]).catch(() => {})
}

/** Largest blob that is read; a larger one counts by its size alone. Bytes. */
const MAX_BLOB = 1024 * 1024

/** Blobs by their ids, all by one process; those that are not here are left out. */
export async function contentsOf(root: string, blobs: readonly string[]): Promise<Map<string, Content>> {
  const sizes = await batch(root, '--batch-check', blobs)
  const small = sizes
    .toString()
    .split('\n')
    .flatMap((line) => {
      const [id, type, size] = line.split(' ')
      return type === 'blob' ? [{ id: id!, length: Number(size) }] : []
    })
  const contents = new Map<string, Content>(small.map(({ id, length }) => [id, { length }]))
  const wanted = small.filter(({ length }) => length <= MAX_BLOB)
  const output = await batch(
    root,
    '--batch',
    wanted.map(({ id }) => id),
  )
  let at = 0
  for (const { id, length } of wanted) {
    at = output.indexOf(10, at) + 1
    contents.set(id, new Uint8Array(output.subarray(at, at + length)))
    at += length + 1
  }
  return contents
}

/** `git cat-file` with these ids as its input. */
async function batch(
  root: string,
  mode: '--batch' | '--batch-check',
  ids: readonly string[],
): Promise<Buffer> {
  if (ids.length === 0) return Buffer.alloc(0)
  const child = spawn('git', ['-C', root, 'cat-file', mode], { stdio: ['pipe', 'pipe', 'ignore'] })
  child.stdin.on('error', () => {})
  child.stdin.end(`${ids.join('\n')}\n`)
  const parts: Buffer[] = []
  for await (const part of child.stdout) parts.push(part)
  return Buffer.concat(parts)
}

/** Id of a content as git counts it (SHA-1, as every host has it). */
export function blobId(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}

type Git = (...args: string[]) => Promise<string>

async function runGit(root: string, args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', ['-C', root, ...args], {
    maxBuffer: 256 * 1024 * 1024,
    // Messages are never shown; a fixed locale keeps the output the same everywhere.
    env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' },
  })
  return stdout
}

async function isShallow(git: Git): Promise<boolean> {
  return (await git('rev-parse', '--is-shallow-repository').catch(() => '')).trim() === 'true'
}

function missingCommit(reference: string, shallow: boolean): string {
  return shallow
    ? `找不到基准提交“${reference}”：这是浅克隆，历史不全。请运行 git fetch --unshallow，或在工作流的 checkout 里写 fetch-depth: 0。`
    : `找不到基准提交“${reference}”。请先运行 git fetch origin，并核对名字。`
}

/** `M\0path\0R087\0old\0new\0…` */
function parseNameStatus(output: string): ChangedFile[] {
  const parts = output.split('\0')
  const files: ChangedFile[] = []
  for (let at = 0; at + 1 < parts.length; ) {
    const status = parts[at++]!
    const file = parts[at++]!
    if (status.startsWith('R')) {
      files.push({ file: parts[at++]!, was: file, status: status === 'R100' ? 'moved' : 'modified' })
    } else if (status.startsWith('C')) files.push({ file: parts[at++]!, status: 'added' })
    else files.push({ file, status: STATUSES[status[0]!] ?? 'modified' })
  }
  return files
}

const STATUSES: Record<string, ChangedFile['status']> = {
  A: 'added',
  D: 'deleted',
  M: 'modified',
  T: 'modified',
}
