import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { deflateSync } from 'node:zlib'

export interface TreeLine {
  mode: string
  type: 'blob' | 'tree'
  id: string
  name: string
}

/** What a new tree differs in from its base; `content: null` deletes. */
export interface TreeChange {
  path: string
  content: string | Buffer | null
}

type GitObject = { bytes: Buffer } & (
  | { type: 'blob' }
  | { type: 'tree'; lines: TreeLine[] }
  | { type: 'commit'; tree: string; parents: string[] }
)

/** What git would refuse. */
export class GitRefusal extends Error {}

/**
 * A git repository in memory: the same objects, names and references as a bare one on disk, which `writeTo` makes
 * of it. Only what the hosts need: no packs, no tags, and a merge goes by whole files.
 */
export class MemoryRepository {
  readonly #objects: Map<string, GitObject>
  readonly #branches: Map<string, string>

  private constructor(objects: Map<string, GitObject>, branches: Map<string, string>) {
    this.#objects = objects
    this.#branches = branches
  }

  /** One commit on one branch. */
  static create(branch: string, files: ReadonlyMap<string, string | Buffer>): MemoryRepository {
    const repository = new MemoryRepository(new Map(), new Map())
    const changes = [...files].map(([path, content]) => ({ path, content }))
    repository.update(
      branch,
      repository.commit(repository.writeTree(undefined, changes), [], '样例'),
      undefined,
    )
    return repository
  }

  copy(): MemoryRepository {
    return new MemoryRepository(new Map(this.#objects), new Map(this.#branches))
  }

  head(branch: string): string | undefined {
    return this.#branches.get(branch)
  }

  branches(prefix = ''): { name: string; commit: string }[] {
    return [...this.#branches]
      .filter(([name]) => name.startsWith(prefix))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, commit]) => ({ name, commit }))
  }

  /** git keeps branches as files: `a` and `a/b` cannot both be. */
  isInTheWay(branch: string): boolean {
    const isBelow = (name: string, other: string) => name.startsWith(`${other}/`)
    return [...this.#branches.keys()].some((name) => isBelow(name, branch) || isBelow(branch, name))
  }

  has(id: string): boolean {
    return this.#objects.has(id)
  }

  /** The commit of a branch or of its own name; `undefined` where it is not here. */
  commitAt(revision: string): string | undefined {
    const id = this.#branches.get(revision) ?? revision
    return this.#objects.get(id)?.type === 'commit' ? id : undefined
  }

  /** The tree of a branch, a commit, or of its own name; of a folder in it, where `folder` is given. */
  treeAt(revision: string, folder = ''): string | undefined {
    const commit = this.commitAt(revision)
    let id: string | undefined = commit ? this.#commit(commit).tree : revision
    for (const part of folder.split('/').filter(Boolean)) {
      if (id === undefined || this.#objects.get(id)?.type !== 'tree') return undefined
      id = this.#lines(id).find(({ name, type }) => name === part && type === 'tree')?.id
    }
    return id !== undefined && this.#objects.get(id)?.type === 'tree' ? id : undefined
  }

  parents(commit: string): string[] {
    return this.#commit(commit).parents
  }

  /** Without the line break at its end. */
  message(commit: string): string {
    const text = this.#commit(commit).bytes.toString('utf8')
    return text.slice(text.indexOf('\n\n') + 2).trimEnd()
  }

  list(tree: string): readonly TreeLine[] {
    return this.#lines(tree)
  }

  /** With all below, each named by its path, as `git ls-tree -r -t`. */
  listAll(tree: string, prefix = ''): TreeLine[] {
    return this.#lines(tree).flatMap((line) => {
      const named = { ...line, name: `${prefix}${line.name}` }
      return line.type === 'tree' ? [named, ...this.listAll(line.id, `${named.name}/`)] : [named]
    })
  }

  /** Every file of a commit or a tree, path to blob. */
  files(revision: string): Map<string, string> {
    const files = new Map<string, string>()
    const walk = (tree: string, prefix: string) => {
      for (const { name, type, id } of this.#lines(tree)) {
        if (type === 'tree') walk(id, `${prefix}${name}/`)
        else files.set(`${prefix}${name}`, id)
      }
    }
    walk(this.treeAt(revision)!, '')
    return files
  }

  blob(id: string): Buffer | undefined {
    const object = this.#objects.get(id)
    return object?.type === 'blob' ? object.bytes : undefined
  }

  writeTree(base: string | undefined, changes: readonly TreeChange[]): string {
    const files = base === undefined ? new Map<string, string>() : this.files(base)
    for (const { path, content } of changes) {
      if (content === null) files.delete(path)
      else files.set(path, this.#add({ type: 'blob', bytes: Buffer.from(content) }))
    }
    return this.#treeOf([...files])
  }

  commit(tree: string, parents: readonly string[], message: string): string {
    // Every commit has a second of its own, so that no two are taken for one.
    const person = `某某 <x@example.invalid> ${1_677_628_800 + counter++} +0800`
    const head = [
      `tree ${tree}`,
      ...parents.map((parent) => `parent ${parent}`),
      `author ${person}`,
      `committer ${person}`,
    ]
    const bytes = Buffer.from(`${head.join('\n')}\n\n${message.replace(/\n?$/, '\n')}`)
    return this.#add({ type: 'commit', bytes, tree, parents: [...parents] })
  }

  /** Moves a branch from `old` (`undefined`: it must not be there yet). */
  update(branch: string, to: string, old: string | undefined): void {
    if (this.head(branch) !== old) throw new GitRefusal(`${branch} is not at ${old}`)
    this.#branches.set(branch, to)
  }

  drop(branch: string): void {
    this.#branches.delete(branch)
  }

  contains(commit: string, ancestor: string): boolean {
    return this.#history(commit).includes(ancestor)
  }

  /** The newest commit that both have. */
  mergeBase(a: string, b: string): string | undefined {
    const mine = this.#history(a)
    return this.#history(b).find((commit) => mine.includes(commit))
  }

  /** The commits of `head` that `base` has not, the oldest first. */
  ahead(base: string, head: string): string[] {
    const known = this.#history(this.commitAt(base)!)
    return this.#history(this.commitAt(head)!)
      .filter((commit) => !known.includes(commit))
      .reverse()
  }

  /** Paths of the files that differ between the merge base and `head`. */
  changedPaths(base: string, head: string): string[] {
    const [ours, theirs] = [this.commitAt(base)!, this.commitAt(head)!]
    return this.#differences(this.mergeBase(ours, theirs)!, theirs).map(([path]) => path)
  }

  /** The tree of both; throws where both changed one file. */
  merged(ours: string, theirs: string): string {
    const base = this.mergeBase(ours, theirs)
    if (!base) throw new GitRefusal('unrelated histories')
    const mine = new Map(this.#differences(base, ours))
    const files = this.files(ours)
    for (const [path, id] of this.#differences(base, theirs)) {
      if (mine.has(path) && mine.get(path) !== id) throw new GitRefusal(`conflict in ${path}`)
      if (id === undefined) files.delete(path)
      else files.set(path, id)
    }
    return this.#treeOf([...files])
  }

  /** Takes a commit of another repository, with all that it reaches. */
  fetch(from: MemoryRepository, id: string): void {
    if (this.#objects.has(id)) return
    const object = from.#objects.get(id)!
    this.#objects.set(id, object)
    if (object.type === 'commit') for (const next of [object.tree, ...object.parents]) this.fetch(from, next)
    if (object.type === 'tree') for (const line of object.lines) this.fetch(from, line.id)
  }

  /** A file below `objects/` of a bare repository; `undefined` where it is not there. */
  looseObject(id: string): Buffer | undefined {
    const object = this.#objects.get(id)
    return object && deflateSync(withHeader(object), { level: 1 })
  }

  /** A bare repository on disk, for real git. */
  writeTo(folder: string): void {
    const write = (path: string, content: string | Buffer) => {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    const [first] = this.#branches.keys()
    write('HEAD', `ref: refs/heads/${first}\n`)
    write('config', '[core]\n\trepositoryformatversion = 0\n\tbare = true\n')
    for (const id of this.#objects.keys()) {
      write(`objects/${id.slice(0, 2)}/${id.slice(2)}`, this.looseObject(id)!)
    }
    for (const [name, commit] of this.#branches) write(`refs/heads/${name}`, `${commit}\n`)
  }

  #add(object: GitObject): string {
    const id = createHash('sha1').update(withHeader(object)).digest('hex')
    this.#objects.set(id, object)
    return id
  }

  #commit(id: string) {
    const object = this.#objects.get(id)
    if (object?.type !== 'commit') throw new GitRefusal(`no commit ${id}`)
    return object
  }

  #lines(tree: string): TreeLine[] {
    const object = this.#objects.get(tree)
    if (object?.type !== 'tree') throw new GitRefusal(`no tree ${tree}`)
    return object.lines
  }

  #treeOf(files: readonly (readonly [path: string, blob: string])[]): string {
    const folders = new Map<string, [string, string][]>()
    const lines: TreeLine[] = []
    for (const [path, id] of files) {
      const slash = path.indexOf('/')
      if (slash < 0) lines.push({ mode: '100644', type: 'blob', id, name: path })
      else {
        const inside = folders.get(path.slice(0, slash)) ?? []
        inside.push([path.slice(slash + 1), id])
        folders.set(path.slice(0, slash), inside)
      }
    }
    for (const [name, inside] of folders)
      lines.push({ mode: '040000', type: 'tree', id: this.#treeOf(inside), name })
    // git's order: bytes, and a folder as if its name ended in a slash.
    const key = ({ name, type }: TreeLine) => Buffer.from(type === 'tree' ? `${name}/` : name)
    lines.sort((a, b) => Buffer.compare(key(a), key(b)))
    const bytes = lines.flatMap(({ mode, name, id }) => [
      Buffer.from(`${mode.replace(/^0/, '')} ${name}\0`),
      Buffer.from(id, 'hex'),
    ])
    return this.#add({ type: 'tree', bytes: Buffer.concat(bytes), lines })
  }

  /** The commit and its ancestors, no parent before a child. */
  #history(commit: string): string[] {
    const order = new Set<string>()
    const queue = [commit]
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      // Seen again, by a longer way: then it belongs later.
      order.delete(next)
      order.add(next)
      queue.push(...this.parents(next))
    }
    return [...order]
  }

  /** Path and new blob (`undefined`: deleted) of each file that differs, by path. */
  #differences(from: string, to: string): [string, string | undefined][] {
    const [before, after] = [this.files(from), this.files(to)]
    return [...new Set([...before.keys(), ...after.keys()])]
      .filter((path) => before.get(path) !== after.get(path))
      .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
      .map((path) => [path, after.get(path)])
  }
}

let counter = 0

function withHeader({ type, bytes }: GitObject): Buffer {
  return Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes])
}
