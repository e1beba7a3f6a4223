import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { attempt, type GitOptions, runGit } from './git.ts'

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

/**
 * A real bare repository, moved by git's own commands; what git refuses is a `GitError`. Starting git is the
 * slow part of a test, so what it said of an object, which never changes, is kept.
 */
export class Bare {
  readonly folder: string
  /** Revisions of full names that are here, to their objects. */
  readonly #here: Map<string, string>

  constructor(folder: string, here: Iterable<[string, string]> = []) {
    this.folder = resolve(folder)
    this.#here = new Map(here)
  }

  copy(folder: string): Bare {
    cpSync(this.folder, folder, { recursive: true })
    return new Bare(folder, this.#here)
  }

  git(args: readonly string[], options: GitOptions = {}): string {
    return this.bytes(args, options).toString('utf8').trimEnd()
  }

  bytes(args: readonly string[], options: GitOptions = {}): Buffer {
    return runGit(['--git-dir', this.folder, ...args], options)
  }

  head(branch: string): string | undefined {
    const file = join(this.folder, 'refs/heads', branch)
    return statSync(file, { throwIfNoEntry: false })?.isFile() ? readFileSync(file, 'utf8').trim() : undefined
  }

  branches(prefix = ''): { name: string; commit: string }[] {
    const root = join(this.folder, 'refs/heads')
    return readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.startsWith(prefix))
      .sort()
      .map((name) => ({ name, commit: this.head(name)! }))
  }

  /** The object of a revision; `undefined` where it is not here. */
  resolve(revision: string): string | undefined {
    const known = this.#here.get(revision)
    if (known) return known
    const id = attempt(() => this.git(['rev-parse', '--verify', '--quiet', '--end-of-options', revision]))
    if (id && /^[0-9a-f]{40}/.test(revision)) this.#here.set(revision, id)
    return id
  }

  tree(commit: string): string {
    return this.resolve(`${this.#id(commit)}^{tree}`)!
  }

  parents(commit: string): string[] {
    return words(once(`parents ${this.#id(commit)}`, (id) => this.git(['show', '-s', '--format=%P', id])))
  }

  message(commit: string): string {
    return this.git(['show', '-s', '--format=%B', commit])
  }

  list(tree: string): TreeLine[] {
    const lines = once(`list ${this.#id(tree)}`, (id) => this.git(['ls-tree', '-z', '-l', id])).split('\0')
    return lines.filter(Boolean).map((line) => {
      const [, mode, type, id, size, name] = /^(\d+) (\w+) (\w+) +(\S+)\t([\s\S]*)$/.exec(line)!
      return { mode: mode!, type: type!, id: id!, size: size === '-' ? null : Number(size), name: name! }
    })
  }

  /** Every file, path to blob. */
  files(commit: string): Map<string, string> {
    const lines = once(`files ${this.#id(commit)}`, (id) => this.git(['ls-tree', '-r', '-z', id])).split('\0')
    const files = lines.filter(Boolean)
    return new Map(files.map((line) => [line.slice(line.indexOf('\t') + 1), line.split(/\s/, 3)[2]!]))
  }

  blob(id: string): Buffer | undefined {
    return attempt(() => this.bytes(['cat-file', 'blob', id]))
  }

  /** The names of blobs with these contents, in order; one git for all. */
  write(contents: readonly (string | Buffer)[]): string[] {
    if (contents.length === 0) return []
    const folder = mkdtempSync(join(dirname(this.folder), 'blobs-'))
    const files = contents.map((content, index) => {
      writeFileSync(join(folder, String(index)), content)
      return join(folder, String(index))
    })
    const input = `${files.join('\n')}\n`
    const ids = this.git(['hash-object', '-w', '--no-filters', '--stdin-paths'], { input }).split('\n')
    rmSync(folder, { recursive: true })
    return ids
  }

  writeTree(base: string, changes: readonly TreeChange[]): string {
    const index = join(dirname(this.folder), `index-${process.pid}-${counter++}`)
    const env = { GIT_INDEX_FILE: index }
    try {
      this.git(['read-tree', base], { env })
      const lines = changes.map(({ path, mode = '100644', blob }) =>
        blob === null ? `0 ${'0'.repeat(40)}\t${path}\0` : `${mode} ${blob}\t${path}\0`,
      )
      this.git(['update-index', '-z', '--index-info'], { input: lines.join(''), env })
      return this.#made(this.git(['write-tree'], { env }), 'tree')
    } finally {
      rmSync(index, { force: true })
    }
  }

  commit(tree: string, parents: readonly string[], message: string): string {
    // Every commit has a second of its own, so that no two are taken for one.
    const date = `${1_677_628_800 + counter++} +0800`
    const env = { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date }
    const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent])]
    const commit = this.#made(this.git(args, { input: message, env }), 'commit')
    this.#here.set(`${commit}^{tree}`, tree)
    said.set(`parents ${commit}`, parents.join(' '))
    return commit
  }

  /** Moves a reference from `old` (`undefined`: it must not be there yet). */
  update(reference: string, to: string, old: string | undefined): void {
    this.git(['update-ref', reference, to, old ?? '0'.repeat(40)])
  }

  drop(branch: string): void {
    this.git(['update-ref', '-d', `refs/heads/${branch}`])
  }

  contains(commit: string, ancestor: string): boolean {
    return this.ahead(commit, ancestor).length === 0
  }

  mergeBase(a: string, b: string): string | undefined {
    return attempt(() => this.git(['merge-base', a, b]))
  }

  /** The commits of `head` that `base` has not, the oldest first. */
  ahead(base: string, head: string): string[] {
    const range = `${this.#id(base)}..${this.#id(head)}`
    return words(once(`ahead ${range}`, (asked) => this.git(['rev-list', '--reverse', asked])))
  }

  /** The tree of both; throws where they conflict. */
  merged(ours: string, theirs: string): string {
    return this.git(['merge-tree', '--write-tree', ours, theirs])
  }

  fetch(from: Bare, ...references: string[]): void {
    this.git(['fetch', '-q', '--no-tags', from.folder, ...references])
  }

  #id(name: string): string {
    return /^[0-9a-f]{40}$/.test(name) ? name : (this.head(name) ?? name)
  }

  #made(id: string, type: 'tree' | 'commit'): string {
    for (const revision of [id, `${id}^{}`, `${id}^{${type}}`]) this.#here.set(revision, id)
    return id
  }
}

let counter = 0

/** By question and full names of objects; the same in every repository. */
const said = new Map<string, string>()

function once(question: string, ask: (objects: string) => string): string {
  const objects = question.slice(question.indexOf(' ') + 1)
  const answer = said.get(question) ?? ask(objects)
  if (/^[0-9a-f]{40}(?:\.\.[0-9a-f]{40})?$/.test(objects)) said.set(question, answer)
  return answer
}

const words = (text: string) => text.split(/\s/).filter(Boolean)
