import * as z from 'zod/mini'
import { isMoment } from '../domain/moment.ts'
import { type KeptReceipts, keptReceiptsSchema } from '../domain/receipt.ts'
import { labels } from './label.ts'

/** What a comment carries from run to run, beside its text: hidden in its first line. */

const commit = z.string().check(z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/))

const stateSchema = z.strictObject({
  head: commit,
  tip: commit,
  judgedAt: z.string().check(z.refine(isMoment)),
  label: z.enum(labels),
  status: z.enum(['pending', 'success', 'failure', 'unsupported']),
  unanswered: z.boolean(),
  receipts: keptReceiptsSchema,
})
export type CommentState = Omit<z.output<typeof stateSchema>, 'receipts'> & { receipts: KeptReceipts }

const MARKER = 'keji-fuzong/review'
const FIRST_LINE = /^<!-- keji-fuzong\/review (?<data>[\w+/=]*) -->(?:\n|\r|$)/

/** Whether a comment of our own account is this one. */
export const hasMarker = (body: string): boolean => body.startsWith(`<!-- ${MARKER} `)

/** The first line: compressed, because receipts of 300 entries would fill the whole comment. */
export async function stateLine(state: CommentState): Promise<string> {
  const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer())
  return `<!-- ${MARKER} ${toBase64(bytes)} -->`
}

/** Characters of a state before it is compressed. */
const MAX_STATE = 2_000_000

/** The state of a comment; undefined where it is of another version or damaged, and counts as none. */
export async function readState(body: string): Promise<CommentState | undefined> {
  const data = FIRST_LINE.exec(body)?.groups?.['data']
  if (!data) return undefined
  try {
    const stream = new Blob([fromBase64(data)]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
    return stateSchema.parse(JSON.parse(await limitedText(stream)))
  } catch {
    return undefined
  }
}

async function limitedText(stream: ReadableStream<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const part of stream) {
    text += decoder.decode(part, { stream: true })
    if (text.length > MAX_STATE) throw new RangeError('too long')
  }
  return text + decoder.decode()
}

function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
}
