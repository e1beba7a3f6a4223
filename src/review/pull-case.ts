import type { ChangedFile } from '../domain/change.ts'
import type { KeptReceipts } from '../domain/receipt.ts'
import type { Reason } from './label.ts'
import type { TreeFile } from './merge-trees.ts'
import type { Origin } from './rights.ts'

/** A pull request as it was fetched: what the host says of it. Texts are somebody else's. */
export interface FetchedPull extends Origin {
  number: number
  head: string
  tip: string
  /** When the host had which commit as head, the oldest first and each commit once; absent = it does not tell. */
  receipts?: readonly { commit: string; at: string }[] | undefined
  /** What earlier comments carry on. */
  kept?: KeptReceipts | undefined
  /** Its objects could not be brought. */
  fault?: Reason | undefined
  /** A question that the host did not answer. */
  unanswered: boolean
}

/** What the judge works on: data of the pull request and of the main branch, blobs by their ids beside it. */
export interface PullCase extends FetchedPull {
  judgedAt: string
  /** The paths that merging would change. */
  files: readonly ChangedFile[]
  /** Below `content/`, at the main branch's tip and as merging would leave it. */
  tipFiles: readonly TreeFile[]
  mergedFiles: readonly TreeFile[]
  /** Blobs of its commits that merging would not leave. */
  earlier: readonly { id: string; path: string }[]
  /** The entries of each commit that the host received; absent = it cannot be read any more. */
  runs: readonly { commit: string; receivedAt: string; entries?: readonly TreeFile[] }[]
  /** Bytes of each blob. */
  sizes: Readonly<Record<string, number>>
  reasons: readonly Reason[]
}

/** For each pull request. */
export const caps = {
  files: 500,
  commits: 500,
  /** Of all that its commits add. */
  bytes: 32 * 1024 * 1024,
  /** Of one file that is looked through. */
  fileBytes: 1024 * 1024,
  /** Of what is fetched, compressed. */
  packBytes: 64 * 1024 * 1024,
  seconds: 120,
  /** Receipts that are looked up; those of earlier heads within the `seconds` and `bytes` of one pull request. */
  runs: 100,
  /** Of one run for all pull requests, for fetching and for judging; what was done is passed over by the next run. */
  runSeconds: 20 * 60,
} as const
