import { unzipSync, type Zippable, zipSync } from 'fflate'

/** Changes one part of the package, by its name; what is not named stays as it is. */
export type PartEdits = Record<string, (xml: string) => string>

/**
 * The same zip, written so that the same parts give the same bytes: sorted names, one date, one
 * compression. The libraries put the clock into every entry.
 */
export function repack(zip: Uint8Array, edits: PartEdits = {}): Uint8Array {
  const parts = unzipSync(zip)
  const names = Object.keys(parts).filter((name) => !name.endsWith('/'))
  const sorted: Zippable = {}
  for (const name of names.sort()) {
    const edit = edits[name]
    sorted[name] = edit ? encoder.encode(edit(decoder.decode(parts[name]))) : parts[name]!
  }
  return zipSync(sorted, { mtime: ZIP_DATE, level: LEVEL, os: 0 })
}

/** More would take three times as long, on old office machines too, for a file that is a seventh smaller. */
const LEVEL = 1

/** Zip keeps local time without a zone, so this is the same bytes everywhere; noon is in no zone's gap. */
export const ZIP_DATE = new Date(2023, 0, 1, 12)

const encoder = new TextEncoder()
const decoder = new TextDecoder()
