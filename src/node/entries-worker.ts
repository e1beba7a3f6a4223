import { parentPort, workerData } from 'node:worker_threads'
import { workOnEntry } from './entry-work.ts'
import { readListed } from './folder.ts'
import { plainEnvironment } from './plain-environment.ts'
import { toSend } from './sent-entry.ts'
import { type Batch, type Share, shares } from './work-on-entries.ts'

/** The worker's side: takes shares of the entries until none is left. */
plainEnvironment()
const { root, files, context, next } = workerData as Share
for (const [from, to] of shares(next, files.length)) {
  const sent = files.slice(from, to).map((file) => toSend(workOnEntry(file, readListed(root, file), context)))
  parentPort?.postMessage({ from, sent } satisfies Batch)
}
parentPort?.postMessage('done')
