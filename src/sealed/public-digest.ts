import { canonicalTree } from '../domain/canonical-tree.ts'
import { hex, sortedJson } from '../domain/digest.ts'
import type { FieldNode } from '../domain/form-tree.ts'
import { type Tree, withoutEmpty } from '../domain/tree.ts'
import { webCrypto } from './age-file.ts'

/**
 * The text of a public part from which its digest is computed:
 *
 * 1. keys without a text behind them are left out (`withoutEmpty`: they count as absent);
 * 2. every text is as `check --fix` would write it (`canonicalTree`: white space at its ends, full-width
 *    digits of numbers, ways of writing dates and phones), because rewriting must not break a seal;
 * 3. the rest is `sortedJson`: the order of keys, comments, quotes, block scalars and line ends are not in
 *    it, every other character of every value, every key and the order of lists are.
 *
 * Sealed entries rely on it for years. If `check --fix` learns to mend more, texts that it would
 * mend change their digest: a test holds an example.
 */
export function digestedText(publicPart: Tree, form: FieldNode | undefined): string {
  return sortedJson(canonicalTree(withoutEmpty(publicPart), form))
}

/** SHA-256 of the UTF-8 bytes of `digestedText`, as 64 hexadecimal digits. */
export async function publicDigest(publicPart: Tree, form: FieldNode | undefined): Promise<string> {
  const bytes = new TextEncoder().encode(digestedText(publicPart, form))
  return hex(new Uint8Array(await webCrypto().digest('SHA-256', bytes)))
}
