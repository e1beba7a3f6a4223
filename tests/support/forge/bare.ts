import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: '某某',
  GIT_AUTHOR_EMAIL: 'x@example.invalid',
  GIT_COMMITTER_NAME: '某某',
  GIT_COMMITTER_EMAIL: 'x@example.invalid',
  LC_ALL: 'C',
}

export interface TreeLine {
  mode: string
  type: string
  id: string
  name: string
  size: number | null
}

/** What a new tree differs in from its base; `blob: null` deletes. */
export interface TreeChange {
  path: string
  mode?: string
  blob: string | null
}

/** A real bare repository, moved by git's own commands. `GitError` is what git refused. */
export class Bare {
  readonly folder: string

  constructor(folder: string) {
    this.folder = resolve(folder)
  }

  /** With one commit on a branch: a folder of the work tree, under its own name, or files by path. */
  static create(folder: string, branch: string, content: string | Record<string, string>): Bare {
    const bare = new Bare(folder)
    execFileSync('git', ['init', '-q', '--bare', '-b', branch, bare.folder], { env: ENVIRONMENT })
    const work = mkdtempSync(join(dirname(bare.folder), 'seed-'))
    if (typeof content === 'string') cpSync(content, join(work, content), { recursive: true })
    else {
      for (const [path, text] of Object.entries(content)) {
        mkdirSync(dirname(join(work, path)), { recursive: true })
        writeFileSync(join(work, path), text)
      }
    }
    const index = { GIT_INDEX_FILE: join(work, '..', 'seed-index') }
    bare.git(['--work-tree', work, 'add', '-A', '.'], '', index, work)
    const tree = bare.git(['write-tree'], '', index)
    rmSync(join(work, '..', 'seed-index'))
    rmSync(work, { recursive: true })
    bare.update(`refs/heads/${branch}`, bare.commit(tree, [], '样例'), undefined)
    return bare
  }

  fork(folder: string): Bare {
    execFileSync('git', ['clone', '-q', '--bare', this.folder, folder], { env: ENVIRONMENT })
    return new Bare(folder)
  }

  git(args: string[], input: string | Buffer = '', env: Record<string, string> = {}, cwd?: string): string {
    return this.bytes(args, input, env, cwd).toString('utf8').trimEnd()
  }

  bytes(args: string[], input: string | Buffer = '', env: Record<string, string> = {}, cwd?: string): Buffer {
    try {
      return execFileSync('git', ['--git-dir', this.folder, ...args], {
        input,
        env: { ...ENVIRONMENT, ...env },
        maxBuffer: 256 * 1024 * 1024,
        stdio: ['pipe', 'pipe', 'pipe'],
        ...(cwd ? { cwd } : {}),
      })
    } catch (error) {
      throw new GitError(`git ${args.join(' ')}: ${(error as { stderr?: Buffer }).stderr ?? error}`)
    }
  }

  head(branch: string): string | undefined {
    return this.resolve(`refs/heads/${branch}^{commit}`)
  }

  /** The object of a name or revision. */
  resolve(revision: string): string | undefined {
    return attempt(() => this.git(['rev-parse', '--verify', '--quiet', '--end-of-options', revision]))
  }

  tree(commit: string): string {
    return this.git(['rev-parse', `${commit}^{tree}`])
  }

  parents(commit: string): string[] {
    return this.git(['show', '-s', '--format=%P', commit]).split(' ').filter(Boolean)
  }

  message(commit: string): string {
    return this.git(['show', '-s', '--format=%B', commit])
  }

  branches(prefix = ''): { name: string; commit: string }[] {
    const lines = this.git(['for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads']).split('\n')
    return lines
      .filter(Boolean)
      .map((line) => ({ commit: line.slice(0, 40), name: line.slice(41 + 'refs/heads/'.length) }))
      .filter(({ name }) => name.startsWith(prefix))
  }

  list(tree: string): TreeLine[] {
    const lines = this.git(['ls-tree', '-z', '-l', tree]).split('\0').filter(Boolean)
    return lines.map((line) => {
      const [, mode, type, id, size, name] = /^(\d+) (\w+) (\w+) +(\S+)\t([\s\S]*)$/.exec(line)!
      return { mode: mode!, type: type!, id: id!, size: size === '-' ? null : Number(size), name: name! }
    })
  }

  /** Every file, path to blob. */
  files(commit: string): Map<string, string> {
    const lines = this.git(['ls-tree', '-r', '-z', commit]).split('\0').filter(Boolean)
    return new Map(lines.map((line) => [line.slice(line.indexOf('\t') + 1), line.split(/\s/, 3)[2]!]))
  }

  blob(id: string): Buffer {
    return this.bytes(['cat-file', 'blob', id])
  }

  /** The names of blobs with these contents, in order; one git for all. */
  write(contents: readonly (string | Buffer)[]): string[] {
    if (contents.length === 0) return []
    const folder = mkdtempSync(join(dirname(this.folder), 'blobs-'))
    const files = contents.map((content, index) => {
      writeFileSync(join(folder, String(index)), content)
      return join(folder, String(index))
    })
    const ids = this.git(
      ['hash-object', '-w', '--no-filters', '--stdin-paths'],
      `${files.join('\n')}\n`,
    ).split('\n')
    rmSync(folder, { recursive: true })
    return ids
  }

  writeTree(base: string | undefined, changes: readonly TreeChange[]): string {
    const index = join(dirname(this.folder), `index-${process.pid}-${counter++}`)
    const env = { GIT_INDEX_FILE: index }
    try {
      this.git(base ? ['read-tree', base] : ['read-tree', '--empty'], '', env)
      const lines = changes.map(({ path, mode = '100644', blob }) =>
        blob === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${blob}\t${path}\0`,
      )
      this.git(['update-index', '-z', '--index-info'], lines.join(''), env)
      return this.git(['write-tree'], '', env)
    } finally {
      rmSync(index, { force: true })
    }
  }

  commit(tree: string, parents: readonly string[], message: string): string {
    return this.git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])], message)
  }

  /** Moves a reference from `old` (`undefined`: it must not be there yet). */
  update(reference: string, to: string, old: string | undefined): void {
    this.git(['update-ref', reference, to, old ?? '0'.repeat(40)])
  }

  drop(branch: string): void {
    this.git(['update-ref', '-d', `refs/heads/${branch}`])
  }

  contains(commit: string, ancestor: string): boolean {
    return attempt(() => this.git(['merge-base', '--is-ancestor', ancestor, commit])) !== undefined
  }

  mergeBase(a: string, b: string): string | undefined {
    return attempt(() => this.git(['merge-base', a, b]))
  }

  /** The commits of `head` that `base` has not, the oldest first. */
  ahead(base: string, head: string): string[] {
    return this.git(['rev-list', '--reverse', `${base}..${head}`])
      .split('\n')
      .filter(Boolean)
  }

  /** The tree of both; throws where they conflict. */
  merged(ours: string, theirs: string): string {
    return this.git(['merge-tree', '--write-tree', ours, theirs])
  }

  fetch(from: Bare, ...references: string[]): void {
    this.git(['fetch', '-q', '--no-tags', from.folder, ...references])
  }
}

let counter = 0

export class GitError extends Error {}

function attempt(work: () => string): string | undefined {
  try {
    return work()
  } catch (error) {
    if (error instanceof GitError) return undefined
    throw error
  }
}
