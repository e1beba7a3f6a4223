import { segments } from './address.ts'
import { fromBase64 } from './bytes.ts'
import type { Client } from './client.ts'
import type { Depth, FileInTree, PullRequest, RepositoryRef } from './host.ts'
import { inParallel, PARALLEL } from './in-parallel.ts'
import { integer, objectId, ShapeError, text, type Untrusted, webAddress } from './untrusted.ts'

/** Code that several hosts share. */

/** Maximum pages of a list. */
const MOST_PAGES = 20

/** Every item of a list that comes in pages of `size`; the first short page is the last. */
export async function allPages<Item>(
  size: number,
  page: (number: number) => Promise<readonly Item[]>,
  most = MOST_PAGES,
): Promise<Item[]> {
  const all: Item[] = []
  for (let number = 1; number <= most; number++) {
    const items = await page(number)
    all.push(...items)
    if (items.length < size) break
  }
  return all
}

/** The content of a blob as all three send it. */
export function blobBytes(body: Untrusted<{ content: string; encoding: string }>): Uint8Array {
  const bytes = text(body?.encoding) === 'base64' ? fromBase64(text(body?.content)) : undefined
  if (!bytes) throw new ShapeError('not base64')
  return bytes
}

const FORK_TRIES = 30

/** Polls up to 30 times, with `pause` milliseconds between, until a new fork can be used. */
export async function waitForFork(
  client: Client,
  pause: number,
  isReady: () => Promise<boolean>,
): Promise<void> {
  for (let tries = 1; !(await isReady()); tries++) {
    if (tries === FORK_TRIES) throw client.fault('fork-not-ready')
    await client.wait(pause)
  }
}

/** A name with slashes as parts of a path; `owner/name` fills `{owner}/{repo}`. */
export const inPath = (name: string) => segments(...name.split('/')).slice(1)

/** The parameters of a path that begins with `/repos/{owner}/{repo}`. */
export function ownerAndRepo(id: string): { owner: string; repo: string } {
  const [owner, ...repo] = id.split('/')
  return { owner: owner!, repo: repo.join('/') }
}

/** As GitHub and Gitea describe a repository. */
export function repositoryRef(
  body: Untrusted<{ full_name: string; owner: { login: string } }>,
): RepositoryRef {
  return { id: text(body?.full_name), owner: text(body?.owner?.login) }
}

/** As GitHub and Gitea describe a pull request; undefined where its fork was deleted. */
export function pullRequests(
  body: Untrusted<{
    number: number
    html_url: string
    head: { ref: string; sha: string; repo: { full_name: string; owner: { login: string } } }
  }>,
): PullRequest[] {
  const repository = body?.head?.repo
  if (repository === undefined || repository === null) return []
  return [
    {
      number: integer(body?.number),
      url: webAddress(body?.html_url),
      repository: repositoryRef(repository),
      branch: text(body?.head?.ref),
      head: objectId(body?.head?.sha),
    },
  ]
}

type TreeEntry = Untrusted<{ path: string; type: string; sha: string }>

/** The files below a folder, found tree by tree; a tree never changes, so it is cached. */
export function treeWalker(read: (repository: string, tree: string) => Promise<readonly TreeEntry[]>) {
  const known = new Map<string, ReturnType<typeof entriesOf>>()
  const entriesOf = async (repository: string, id: string) =>
    (await read(repository, id)).map((entry) => ({
      name: text(entry?.path),
      type: text(entry?.type),
      id: objectId(entry?.sha),
    }))
  const tree = (repository: string, id: string) => {
    const key = `${repository} ${id}`
    const found = known.get(key) ?? entriesOf(repository, id)
    known.set(key, found)
    return found
  }
  const filesOf = async (
    repository: string,
    id: string,
    prefix: string,
    depth: Depth,
  ): Promise<FileInTree[]> => {
    const entries = await tree(repository, id)
    const files = entries
      .filter(({ type }) => type === 'blob')
      .map(({ name, id }) => ({ path: `${prefix}${name}`, id }))
    if (depth === 'direct') return files
    const folders = entries.filter(({ type }) => type === 'tree')
    const inside = await inParallel(folders, PARALLEL, ({ name, id }) =>
      filesOf(repository, id, `${prefix}${name}/`, 'direct'),
    )
    return [...files, ...inside.flat()]
  }
  return async (repository: string, commit: string, folder: string, depth: Depth): Promise<FileInTree[]> => {
    let id = commit
    for (const part of folder === '' ? [] : folder.split('/')) {
      const next = (await tree(repository, id)).find(({ name, type }) => name === part && type === 'tree')
      if (!next) return []
      id = next.id
    }
    return filesOf(repository, id, folder === '' ? '' : `${folder}/`, depth)
  }
}

/** A response of a wrong shape becomes a fault, whichever operation got it. */
export function guarded<Host extends object>(host: Host, client: Client): Host {
  const entries = Object.entries(host).map(([name, operation]) => [
    name,
    (...parameters: never[]) => client.guard(() => (operation as Operation)(...parameters)),
  ])
  return Object.fromEntries(entries) as Host
}

type Operation = (...parameters: never[]) => Promise<unknown>
