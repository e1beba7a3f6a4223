import { cpSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isOfTwoDistricts, temporaryFolder } from './folder.ts'
import { runGit } from './forge/git.ts'

/** A text, any object of git by its id, or nothing any more. */
export type Entry = string | { mode: string; content: string } | { mode: string; id: string } | null

export interface Commit {
  /** The ref that has it then. */
  ref: string
  /** Its first parent, which has the tree that is changed; `:2` is the second one of the same call. */
  from: string
  merged?: readonly string[]
  message?: string
  files: Record<string, Entry>
}

/** A real git repository with the sample content, made for one test. */
export class Repository {
  readonly root: string

  private constructor(root: string) {
    this.root = root
  }

  static #template: Promise<Repository> | undefined

  static create(): Promise<Repository> {
    return Repository.#copied('')
  }

  /** Its branch is not checked out: for tests that see commits alone (`commitAll`). */
  static createWithoutFiles(): Promise<Repository> {
    return Repository.#copied('.git')
  }

  static async #copied(part: string): Promise<Repository> {
    // Made once and copied: each git program takes longer to start than a copy.
    Repository.#template ??= Repository.#make()
    const { root } = await Repository.#template
    const repository = new Repository(await temporaryFolder())
    cpSync(join(root, part), join(repository.root, part), { recursive: true })
    return repository
  }

  static async #make(): Promise<Repository> {
    const repository = new Repository(await mkdtemp(join(tmpdir(), 'keji-repository-')))
    process.once('exit', () => rmSync(repository.root, { recursive: true, force: true }))
    // Each review reads all files again: one entry of each district is enough; stories and follow-ups are not looked at.
    const isLittle = (path: string) =>
      isOfTwoDistricts(path) &&
      !/content\/(?:showcase|cycles\/(?:\d+\/(?:placements|reports|measures)|2021))/.test(path) &&
      !/demands\/\w+\/(?!91420111MAFAKE157C|91420106MAFAKE297Y)\w+\.yaml$/.test(path)
    cpSync('content', join(repository.root, 'content'), { recursive: true, filter: isLittle })
    repository.git('init', '-q', '-b', 'main')
    repository.commit('样例')
    // As the hosts do, which hand over a commit that no ref reaches any more.
    repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    // One pack instead of a file for each object, as all of it is copied for each test.
    repository.git('repack', '-adq')
    return repository
  }

  static async clone(from: Repository, ...options: string[]): Promise<Repository> {
    const repository = new Repository(await temporaryFolder())
    runGit(['clone', '-q', ...options, `file://${from.root}`, repository.root])
    return repository
  }

  git(...args: string[]): string {
    return runGit(args, { cwd: this.root }).toString()
  }

  /** A tree of these lines, as `git ls-tree` prints them. */
  mktree(entries: string): string {
    return runGit(['mktree'], { cwd: this.root, input: entries }).toString().trim()
  }

  /** Commits by one process, one after the other, beside whatever is checked out; the ids in their order. */
  commitAll(...commits: readonly Commit[]): string[] {
    const marks = commits.map((_, at) => `get-mark :${at + 1}\n`)
    const input = [...commits.map(streamOf), ...marks].join('')
    const output = runGit(['fast-import', '--quiet', '--force'], { cwd: this.root, input })
    return output.toString().trim().split('\n')
  }

  commit(message: string): string {
    this.git('add', '-A')
    this.git('commit', '-q', '-m', message)
    return this.git('rev-parse', 'HEAD').trim()
  }

  async write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.root, file)), { recursive: true })
    await writeFile(join(this.root, file), text)
  }

  async move(from: string, to: string): Promise<void> {
    await mkdir(dirname(join(this.root, to)), { recursive: true })
    await rename(join(this.root, from), join(this.root, to))
  }

  async remove(file: string): Promise<void> {
    await rm(join(this.root, file), { recursive: true })
  }
}

/** https://git-scm.com/docs/git-fast-import#_input_format */
function streamOf({ ref, from, merged = [], message = '改动', files }: Commit, at: number): string {
  const lines = [
    `commit ${ref}`,
    `mark :${at + 1}`,
    'committer 某某 <x@example.invalid> 1678400000 +0800',
    dataOf(message),
    `from ${from.startsWith(':') ? from : `${from}^0`}`,
    ...merged.map((parent) => `merge ${parent}^0`),
    ...Object.entries(files).map(([path, entry]) => changeOf(quoted(path), entry)),
  ]
  return `${lines.join('\n')}\n\n`
}

function changeOf(path: string, entry: Entry): string {
  if (entry === null) return `D ${path}`
  if (typeof entry === 'string') return `M 100644 inline ${path}\n${dataOf(entry)}`
  return 'id' in entry
    ? `M ${entry.mode} ${entry.id} ${path}`
    : `M ${entry.mode} inline ${path}\n${dataOf(entry.content)}`
}

const dataOf = (text: string) => `data ${Buffer.byteLength(text)}\n${text}`

const quoted = (path: string) => `"${path.replace(/["\\]/g, '\\$&').replaceAll('\n', '\\n')}"`
