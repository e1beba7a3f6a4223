import { utf8 } from './bytes.ts'
import type { FileChange } from './changes.ts'
import type { Client } from './client.ts'
import type { GitHubOperations } from './github-operations.ts'
import type { NewCommit } from './host.ts'
import { ownerAndRepo } from './host-parts.ts'
import type { Send } from './operation.ts'
import { objectId } from './untrusted.ts'

/** Bytes and files that go into one request for a tree. */
const MOST_BYTES = 1024 * 1024
const MOST_FILES = 100

/**
 * The texts go into the trees themselves, a megabyte at a time, each tree on top of the last. One request for
 * each blob would be simpler, but GitHub counts a writing request five points of 900 a minute, so a district
 * with 180 files would run into the secondary rate limit.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export async function commitOnGitHub(
  client: Client,
  send: Send<GitHubOperations>,
  { repository, branch, parent, exists, message, changes }: NewCommit,
): Promise<string> {
  const repo = ownerAndRepo(repository.id)
  const base = await send('GET /repos/{owner}/{repo}/git/commits/{commit_sha}', {
    ...repo,
    commit_sha: parent,
  })
  let tree = objectId(base.body?.tree?.sha)
  let done = 0
  client.enter('files', { done, total: changes.length })
  for (const part of inParts(changes)) {
    const body = { base_tree: tree, tree: part.map(entryOf) }
    tree = objectId((await send('POST /repos/{owner}/{repo}/git/trees', repo, { body })).body?.sha)
    done += part.length
    client.enter('files', { done, total: changes.length })
  }
  client.enter('commit')
  const made = await send('POST /repos/{owner}/{repo}/git/commits', repo, {
    body: { message, tree, parents: [parent] },
  })
  const sha = objectId(made.body?.sha)
  // Never forced: a branch that moved meanwhile is refused.
  const response = exists
    ? await send(
        'PATCH /repos/{owner}/{repo}/git/refs/{ref}',
        { ...repo, ref: `heads/${branch}` },
        { body: { sha, force: false }, accept: [422] },
      )
    : await send('POST /repos/{owner}/{repo}/git/refs', repo, {
        body: { ref: `refs/heads/${branch}`, sha },
        accept: [422],
      })
  if (response.status < 300) return sha
  const moved = /not a fast.forward|already exists|does not exist/i.test(response.message)
  throw client.refusal(moved ? 'conflict' : undefined, response)
}

/** A deleted file is an entry without a blob. */
function entryOf(change: FileChange) {
  const file = { path: change.path, mode: '100644', type: 'blob' } as const
  return change.kind === 'delete' ? { ...file, sha: null } : { ...file, content: change.text }
}

function inParts(changes: readonly FileChange[]): FileChange[][] {
  const parts: FileChange[][] = []
  let room = 0
  for (const change of changes) {
    const size = change.kind === 'delete' ? 0 : utf8(change.text).length
    if (parts.length === 0 || size > room || parts.at(-1)!.length === MOST_FILES) {
      parts.push([])
      room = MOST_BYTES
    }
    parts.at(-1)!.push(change)
    room -= size
  }
  return parts
}
