import { mkdir, writeFile } from 'node:fs/promises'
import { devNull } from 'node:os'
import { join } from 'node:path'
import type { TreeFile } from '../review/merge-trees.ts'
import {
  fromEnvironment,
  GitFault,
  type Limits,
  READING,
  type RunOptions,
  runLimitedGit,
} from './limited-git.ts'

export interface Source {
  /** Of the base repository: https, http or file. */
  url: string
  /** Value of the header `Authorization`. */
  authorization?: string | undefined
}

const FETCHING: Limits = { seconds: 300, bytes: 512 * 1024 * 1024 }

/**
 * Objects that strangers push, in a bare repository without work tree, remote, hook or attribute. They are read as
 * data: trees by `ls-tree` and `diff-tree`, blobs by `cat-file` with the size asked before the content.
 */
export class GitObjects {
  readonly #folder: string

  private constructor(folder: string) {
    this.#folder = folder
  }

  /** An empty repository, written by hand: `git init` would copy the machine's template. */
  static async create(folder: string): Promise<GitObjects> {
    await mkdir(join(folder, 'objects'), { recursive: true })
    await mkdir(join(folder, 'refs'))
    await writeFile(join(folder, 'HEAD'), 'ref: refs/heads/none\n')
    await writeFile(join(folder, 'config'), CONFIG)
    return new GitObjects(folder)
  }

  static at(folder: string): GitObjects {
    return new GitObjects(folder)
  }

  /**
   * Fetches one ref or commit of the base repository under a name of ours; every object is checked. Tags,
   * submodules and replace refs do not come along, and a redirect is not followed.
   */
  async fetch({ url, authorization }: Source, from: string, to: string, limits = FETCHING): Promise<void> {
    const { protocol } = new URL(url)
    if (!PROTOCOLS.includes(protocol) || !SOURCE.test(from)) throw new GitFault('git')
    const header = authorization && {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.extraHeader',
      GIT_CONFIG_VALUE_0: `Authorization: ${authorization}`,
    }
    const env = { ...fromEnvironment(NETWORK), GIT_ALLOW_PROTOCOL: protocol.slice(0, -1), ...header }
    const args = [
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-recurse-submodules',
      '--no-write-fetch-head',
      '--refmap=',
    ]
    await this.#run([...args, '--no-auto-maintenance', url, `+${from}:${to}`], {
      env,
      limits,
      files: limits.bytes,
    })
  }

  /** The commit of a name, or of an id; undefined if it or its tree is not here. */
  async commit(name: string): Promise<string | undefined> {
    return (await this.commits([name])).get(name)
  }

  /** The commits of names, or of ids, all by one process; those that are not here, or whose tree is not, are left out. */
  async commits(names: readonly string[]): Promise<Map<string, string>> {
    const asked = names.filter((name) => name !== '' && !/\s/.test(name))
    if (asked.length === 0) return new Map()
    const input = asked.map((name) => `${name}^{commit}\n${name}^{tree}\n`).join('')
    const output = await this.#run(['cat-file', '--batch-check'], { input }).catch(() => undefined)
    const rows = output?.toString().split('\n') ?? []
    return new Map(
      asked.flatMap((name, at) => {
        const id = /^([0-9a-f]{40,64}) commit /.exec(rows[at * 2] ?? '')?.[1]
        return id !== undefined && / tree \d+$/.test(rows[at * 2 + 1] ?? '') ? [[name, id] as const] : []
      }),
    )
  }

  /** Where the histories parted; none if they have nothing in common, several after crossed merges. */
  async mergeBases(one: string, other: string): Promise<string[]> {
    const output = await this.#run(['merge-base', '--all', one, other]).catch((fault: GitFault) => {
      // Exit code 1: there is none.
      if (fault.kind !== 'git') throw fault
      return Buffer.alloc(0)
    })
    return output.toString().split('\n').filter(Boolean)
  }

  /**
   * The former path of each file that was renamed, by its new one; similar files count. Git keeps all that differs in
   * memory: the caller has counted it.
   */
  async renames(from: string, to: string): Promise<Map<string, string>> {
    const raw = ['diff-tree', '-r', '-z', '--raw', '--full-index', '-M', '-l1000', '--no-ext-diff', from, to]
    return renamesIn(await this.#run(raw))
  }

  /**
   * Every entry that is no folder itself: files, links and submodules. Git prints as it goes, so that a few trees
   * which stand for billions of files end at the limit.
   */
  async files(commit: string, ...below: string[]): Promise<TreeFile[]> {
    const output = await this.#run(['ls-tree', '-r', '-z', '--full-tree', commit, '--', ...below])
    return pieces(output).map((row) => {
      const tab = row.indexOf(9)
      const [mode = '', , id = ''] = row.subarray(0, tab).toString().split(' ')
      return { path: nameOf(row.subarray(tab + 1)), mode, id }
    })
  }

  /** The objects that the commits of `head` have and those of `base` have not, each with a path that it stands at. */
  async added(head: string, base: string, limits = READING): Promise<{ id: string; path: string }[]> {
    const output = await this.#run(['rev-list', '--objects', head, `^${base}`], { limits })
    const lines = output.toString().split('\n').filter(Boolean)
    return lines.map((line) => ({ id: line.split(' ', 1)[0]!, path: line.slice(line.indexOf(' ') + 1) }))
  }

  /** Bytes of each blob; what is none, or not here, is left out. */
  async sizes(ids: readonly string[]): Promise<Map<string, number>> {
    if (ids.length === 0) return new Map()
    const output = await this.#run(['cat-file', '--batch-check', '--buffer'], {
      input: `${ids.join('\n')}\n`,
    })
    const rows = output
      .toString()
      .split('\n')
      .map((row) => row.split(' '))
    return new Map(
      rows.flatMap(([id, type, size]) => (type === 'blob' ? [[id!, Number(size)] as const] : [])),
    )
  }

  /** The blobs of these sizes. The caller has looked at the sum. */
  async contents(sizes: ReadonlyMap<string, number>): Promise<Map<string, Uint8Array>> {
    const contents = new Map<string, Uint8Array>()
    if (sizes.size === 0) return contents
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size + 100, 0)
    const input = `${[...sizes.keys()].join('\n')}\n`
    const limits = { ...READING, bytes }
    const output = await this.#run(['cat-file', '--batch', '--buffer'], { input, limits })
    let at = 0
    for (const [id, size] of sizes) {
      at = output.indexOf(10, at) + 1
      contents.set(id, new Uint8Array(output.subarray(at, at + size)))
      at += size + 1
    }
    return contents
  }

  #run(args: readonly string[], options?: RunOptions): Promise<Buffer> {
    return runLimitedGit(this.#folder, args, options)
  }
}

/** How this machine reaches the host. */
const NETWORK = [
  'HTTPS_PROXY',
  'https_proxy',
  'HTTP_PROXY',
  'http_proxy',
  'NO_PROXY',
  'no_proxy',
  'GIT_SSL_CAINFO',
]

const PROTOCOLS = ['https:', 'http:', 'file:']
/** A ref by the rules of [git](https://git-scm.com/docs/git-check-ref-format), whatever its script; or a commit. */
const SOURCE = /^(?:refs\/[^\p{C}\s~^:?*[\\]+|[0-9a-f]{40,64})$/u

const CONFIG = `[core]
\trepositoryFormatVersion = 0
\tbare = true
\thooksPath = ${devNull}
[transfer]
\tfsckObjects = true
[fetch]
\tfsckObjects = true
\tunpackLimit = 1
[http]
\tfollowRedirects = false
[gc]
\tauto = 0
`

/** `:mode mode id id status\0path\0`, with two paths where a file was renamed. */
function renamesIn(output: Buffer): Map<string, string> {
  const parts = pieces(output)
  const found = new Map<string, string>()
  for (let at = 0; at < parts.length; ) {
    const status = parts[at]!.toString().split(' ')[4] ?? ''
    if (status.startsWith('R')) found.set(nameOf(parts[at + 2]!), nameOf(parts[at + 1]!))
    at += /^[RC]/.test(status) ? 3 : 2
  }
  return found
}

/** Between zeros. */
function pieces(output: Buffer): Buffer[] {
  const found: Buffer[] = []
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(0, at)
    if (end < 0) break
    found.push(output.subarray(at, end))
    at = end + 1
  }
  return found
}

/** A name that is no UTF-8 stays another name than every other: its bytes are shown. */
function nameOf(bytes: Buffer): string {
  const name = bytes.toString()
  return Buffer.from(name).equals(bytes) ? name : bytes.toString('latin1').replace(/[^ -~]/g, escaped)
}

const escaped = (character: string) => `\\x${character.charCodeAt(0).toString(16)}`
