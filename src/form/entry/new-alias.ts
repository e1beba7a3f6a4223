const ALPHABET = 'abcdefghijklmnopqrstuvwxyz23456789'

/** Six random characters: the file's name of an entry that hides its enterprise. */
export function newAlias(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  // 34 characters: a byte above 238 would favour the first ones.
  let alias = ''
  while (alias.length < 6) {
    for (const byte of random(new Uint8Array(16))) {
      if (byte < 238 && alias.length < 6) alias += ALPHABET[byte % 34]
    }
  }
  return alias
}
