import type { Demand } from '../../domain/demand.ts'
import { hex, sortedJson } from '../../domain/digest.ts'

/**
 * 校验码 of an entry: the first 16 hex digits of SHA-256 over its sorted JSON, public and private
 * part, in four groups. Printed on the paper, it proves that the paper and the file say the same.
 * Rejects where there is no Web Crypto: in a browser, on pages that are not https or localhost.
 */
export async function entryDigest(demand: Demand): Promise<string> {
  const bytes = new TextEncoder().encode(sortedJson(demand))
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return hex(hash.subarray(0, 8)).match(/.{4}/g)!.join('-')
}
