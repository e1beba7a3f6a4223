import { Inflate } from 'fflate'
import { utf8OrGb18030 } from '../../../domain/windows-text.ts'
import { GuardError } from './guard-refusal.ts'

/** Bytes and counts that a zip may claim, and have. */
export interface ZipLimits {
  entries: number
  entryBytes: number
  totalBytes: number
  /** Inflated to deflated, judged only for what inflates to more than `ratioAbove`. */
  ratio: number
  ratioAbove: number
}

export interface Zip {
  names: string[]
  /** The bytes of one entry, exactly as many as its directory says. */
  inflate(name: string): Uint8Array
}

interface Entry {
  method: number
  deflated: number
  inflated: number
  /** Of its local header. */
  offset: number
}

/** The central directory, read without inflating anything; throws `GuardError`. */
export function openZip(bytes: Uint8Array, limits: ZipLimits): Zip {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) throw new GuardError('too-many-parts')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  let total = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) throw new GuardError('damaged')
    const [flags, nameLength] = [view.getUint16(at + 8, true), view.getUint16(at + 28, true)]
    const entry = {
      method: view.getUint16(at + 10, true),
      deflated: view.getUint32(at + 20, true),
      inflated: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    // Windows packs Chinese names as they are on its disk.
    const name = utf8OrGb18030(bytes.subarray(at + 46, at + 46 + nameLength))
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    if (flags & 1) throw new GuardError('encrypted')
    // Two entries of one name: two readers would read two documents.
    if (entries.has(name)) throw new GuardError('damaged')
    total += entry.inflated
    if (entry.inflated > limits.entryBytes || total > limits.totalBytes) {
      throw new GuardError('inflates-too-far')
    }
    if (entry.inflated > limits.ratioAbove && entry.inflated > entry.deflated * limits.ratio) {
      throw new GuardError('inflates-too-far')
    }
    entries.set(name, entry)
  }
  return { names: [...entries.keys()], inflate: (name) => inflateEntry(bytes, view, entries.get(name)!) }
}

const END_RECORD = 22
const LONGEST_COMMENT = 0xffff

function endRecord(view: DataView): number {
  const last = view.byteLength - END_RECORD
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === 0x06054b50) return at
  }
  throw new GuardError('damaged')
}

/** Little enough that one step inflates to no more than 1032 times 4 KiB before it is counted. */
const STEP = 4096

function inflateEntry(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { offset, method, deflated, inflated } = entry
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== 0x04034b50) {
    throw new GuardError('damaged')
  }
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const raw = bytes.subarray(start, start + deflated)
  if (raw.length !== deflated) throw new GuardError('damaged')
  if (method === 0) {
    if (deflated !== inflated) throw new GuardError('damaged')
    return raw
  }
  if (method !== 8) throw new GuardError('damaged')
  const whole = new Uint8Array(inflated)
  let written = 0
  const stream = new Inflate((chunk) => {
    if (written + chunk.length > inflated) throw new GuardError('inflates-too-far')
    whole.set(chunk, written)
    written += chunk.length
  })
  for (let from = 0; from < raw.length; from += STEP) {
    stream.push(raw.subarray(from, from + STEP), from + STEP >= raw.length)
  }
  if (written !== inflated) throw new GuardError('damaged')
  return whole
}
