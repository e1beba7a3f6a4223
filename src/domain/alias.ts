const ALPHABET = 'abcdefghijklmnopqrstuvwxyz23456789'

/** Fills bytes from a source that nobody can predict: `crypto.getRandomValues`. */
export type RandomBytes = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array

/** Six random characters: the name of a file that must not say whose it is. */
export function aliasFrom(random: RandomBytes): string {
  // 34 characters: a byte above 238 would favour the first ones.
  let alias = ''
  while (alias.length < 6) {
    for (const byte of random(new Uint8Array(16))) {
      if (byte < 238 && alias.length < 6) alias += ALPHABET[byte % 34]
    }
  }
  return alias
}
