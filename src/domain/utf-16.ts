/** Bytes enough to judge a file by. */
const START = 512

/**
 * Which UTF-16 a file is in, as Excel (“Unicode 文本”) and Notepad (“Unicode”) save it: by its mark, or because
 * every other byte of plain signs and line ends is nothing. Undefined for what is none.
 */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  const length = Math.min(bytes.length, START)
  let [even, odd] = [0, 0]
  for (let at = 0; at < length; at++) {
    if (bytes[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  // Chinese text alone has few: its own spaces, line ends and ASCII signs.
  const enough = Math.max(2, length / 40)
  if (odd >= enough && even === 0) return 'utf-16le'
  return even >= enough && odd === 0 ? 'utf-16be' : undefined
}
