import type { Demand } from '../domain/demand.ts'

/**
 * 校验码 of an entry: the first 16 hex digits of SHA-256 over its canonical JSON, public and private
 * part, in four groups. Printed on the paper, it proves that the paper and the file say the same.
 * Rejects where there is no Web Crypto: in a browser, on pages that are not https or localhost.
 */
export async function entryDigest(demand: Demand): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(demand))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  const hex = [...hash.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.match(/.{4}/g)!.join('-')
}

/** JSON with keys in the order of their code units and without absent ones, whatever wrote the value. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
}
