import { textOf } from './bytes.ts'
import type { Client } from './client.ts'
import { connect } from './connect.ts'
import type { Depth, FileInTree, Host, PullRequest, RepositoryRef } from './host.ts'
import { inParallel, PARALLEL } from './in-parallel.ts'
import { headOf, remoteState } from './remote-state.ts'
import type { Connection, ForgeSettings } from './submission.ts'

export interface TextFile {
  path: string
  text: string
  /** As the main branch has it; otherwise the open pull request brings it. */
  merged: boolean
}

export interface FolderToRead {
  folder: string
  /** Of the change set that changes it. */
  branch: string
  /** Default: `direct`. */
  depth?: Depth
  /** A file elsewhere that is read, too, where it is there. */
  alongside?: string
}

/**
 * The text files below a folder, in the order of their names: as the main branch has them, with what the
 * open pull request of this change set changes. What is not UTF-8 is left out.
 */
export async function readFolder(
  settings: ForgeSettings,
  token: string,
  { folder, branch, depth = 'direct', alongside }: FolderToRead,
  connection: Connection,
): Promise<TextFile[]> {
  const { client, host } = connect(settings, token, connection)
  const where = { folder, depth, alongside }
  return client.guard(async () => {
    const { main, open } = await remoteState(client, host, branch)
    const tip = await headOf(client, host, main, settings.branch)
    const inMain = await filesIn(host, main, tip, where)
    const mainBlobs = blobs(inMain)
    const entries = open ? asMerged(inMain, ...(await ofPull(client, host, main, open, where))) : inMain
    let done = 0
    const total = entries.length
    client.enter('files', { done, total })
    const files = await inParallel(entries, PARALLEL, async ({ path, id, repository }) => {
      const text = textOf(await host.read(repository, id))
      done++
      client.enter('files', { done, total })
      return text === undefined ? [] : [{ path, text, merged: mainBlobs.get(path) === id }]
    })
    return files.flat().sort((a, b) => (a.path < b.path ? -1 : 1))
  })
}

/** A file, and where its blob can be read. */
interface FoundFile extends FileInTree {
  repository: RepositoryRef
}

interface Where {
  folder: string
  depth: Depth
  alongside: string | undefined
}

async function filesIn(
  host: Host,
  repository: RepositoryRef,
  commit: string,
  { folder, depth, alongside }: Where,
): Promise<FoundFile[]> {
  const files = await host.list(repository, commit, folder, depth)
  if (alongside !== undefined) {
    const beside = await host.list(repository, commit, alongside.replace(/\/[^/]*$/, ''), 'direct')
    files.push(...beside.filter(({ path }) => path === alongside))
  }
  return files.map((file) => ({ ...file, repository }))
}

/** The files of an open pull request's branch, and what they were where it left the main branch. */
async function ofPull(
  client: Client,
  host: Host,
  main: RepositoryRef,
  pull: PullRequest,
  where: Where,
): Promise<[FoundFile[], FileInTree[]]> {
  const { repository, branch } = pull
  const head = await headOf(client, host, repository, branch)
  const before = await filesIn(host, main, await host.mergeBase(pull), where)
  return [await filesIn(host, repository, head, where), before]
}

/** As merging would leave them; of a file that both changed, the pull request's. */
function asMerged(
  inMain: readonly FoundFile[],
  inBranch: readonly FoundFile[],
  before: readonly FileInTree[],
): FoundFile[] {
  const [there, was] = [blobs(inBranch), blobs(before)]
  const isChanged = ({ path }: FileInTree) => there.get(path) !== was.get(path)
  return [...inMain.filter((file) => !isChanged(file)), ...inBranch.filter(isChanged)]
}

const blobs = (files: readonly FileInTree[]) => new Map(files.map(({ path, id }) => [path, id]))
