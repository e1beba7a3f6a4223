import { cpSync, rmSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { isOfTwoDistricts, temporaryFolder } from './folder.ts'
import { runGit } from './forge/git.ts'

/** A real git repository with the sample content, made for one test. */
export class Repository {
  readonly root: string

  private constructor(root: string) {
    this.root = root
  }

  static #template: Promise<Repository> | undefined

  static async create(): Promise<Repository> {
    // Made once and copied: each git program takes longer to start than a copy.
    Repository.#template ??= Repository.#make()
    const { root } = await Repository.#template
    const repository = new Repository(await temporaryFolder())
    cpSync(root, repository.root, { recursive: true })
    return repository
  }

  static async #make(): Promise<Repository> {
    const repository = new Repository(await mkdtemp(join(tmpdir(), 'keji-repository-')))
    process.once('exit', () => rmSync(repository.root, { recursive: true, force: true }))
    // Each review reads all files again.
    cpSync('content', join(repository.root, 'content'), { recursive: true, filter: isOfTwoDistricts })
    repository.git('init', '-q', '-b', 'main')
    repository.commit('样例')
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
