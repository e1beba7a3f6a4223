const LONGEST = 8

/** A title cut at short words in “ ”, which no line may break: a title breaks where its sense does. */
export function quotedParts(title: string): { text: string; quoted: boolean }[] {
  return title
    .split(/(“[^“”]+”)/u)
    .filter((text) => text !== '')
    .map((text) => ({ text, quoted: text.startsWith('“') && [...text].length <= LONGEST }))
}
