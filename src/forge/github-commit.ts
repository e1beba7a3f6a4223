import { segments } from './address.ts'
import { objectId } from './answers.ts'
import { utf8 } from './bytes.ts'
import type { Client } from './client.ts'
import type { NewCommit } from './host.ts'
import type { Operation } from './operations.ts'

/** Bytes and files that go into one request for a tree. */
const MOST_BYTES = 1024 * 1024
const MOST_FILES = 100

/**
 * The texts go into the trees themselves, a megabyte at a time, each tree on top of the last. One request for
 * each blob would be simpler, but GitHub counts a writing request five points of 900 a minute, so a district
 * with 180 files would run into the secondary rate limit.
 * https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
export async function commitOnGitHub(client: Client, repo: string, commit: NewCommit): Promise<string> {
  const { branch, parent, exists, message, operations } = commit
  const ask = client.ask.bind(client)
  const base = await ask(`${repo}/git/commits${segments(parent)}`)
  let tree = objectId(base.body, 'tree', 'sha')
  let done = 0
  client.enter('files', { done, total: operations.length })
  for (const part of inParts(operations)) {
    const body = { base_tree: tree, tree: part.map(entryOf) }
    tree = objectId((await ask(`${repo}/git/trees`, { method: 'POST', body })).body, 'sha')
    done += part.length
    client.enter('files', { done, total: operations.length })
  }
  client.enter('commit')
  const body = { message, tree, parents: [parent] }
  const sha = objectId((await ask(`${repo}/git/commits`, { method: 'POST', body })).body, 'sha')
  // Never forced: a branch that moved meanwhile is refused.
  const answer = exists
    ? await ask(`${repo}/git/refs/heads${segments(...branch.split('/'))}`, {
        method: 'PATCH',
        body: { sha, force: false },
        accept: [422],
      })
    : await ask(`${repo}/git/refs`, {
        method: 'POST',
        body: { ref: `refs/heads/${branch}`, sha },
        accept: [422],
      })
  if (answer.status < 300) return sha
  const moved = /not a fast.forward|already exists|does not exist/i.test(answer.message)
  throw client.refusal(moved ? 'conflict' : undefined, answer)
}

/** A deleted file is an entry without a blob. */
function entryOf(operation: Operation) {
  const { path } = operation
  const file = { path, mode: '100644', type: 'blob' }
  return operation.kind === 'delete' ? { ...file, sha: null } : { ...file, content: operation.text }
}

function inParts(operations: readonly Operation[]): Operation[][] {
  const parts: Operation[][] = []
  let room = 0
  for (const operation of operations) {
    const size = operation.kind === 'delete' ? 0 : utf8(operation.text).length
    if (parts.length === 0 || size > room || parts.at(-1)!.length === MOST_FILES) {
      parts.push([])
      room = MOST_BYTES
    }
    parts.at(-1)!.push(operation)
    room -= size
  }
  return parts
}
