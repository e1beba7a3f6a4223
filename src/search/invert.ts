import { BLOCK, type Lists, pairOf } from '../components/search/postings.ts'
import { BREAK, wordsIn } from '../components/search/tokens.ts'

export interface Inverted {
  lists: Lists
  /** How many blocks of places each row has. */
  lengths: number[]
}

/** Where every word and every two words side by side stand. `rows`: the texts of each; no phrase runs from one to the next. */
export function invert(rows: readonly (readonly string[])[]): Inverted {
  const lists = new Map<string, number[]>()
  const add = (key: string, place: number) => {
    const list = lists.get(key)
    if (list) list.push(place)
    else lists.set(key, [place])
  }
  let start = 0
  const lengths = rows.map((texts) => {
    let place = start
    for (const text of texts) {
      let before = BREAK
      for (const word of wordsIn(text)) {
        if (word !== BREAK) {
          add(word, place)
          if (before !== BREAK) add(pairOf(before, word), place - 1)
        }
        before = word
        place++
      }
      place++
    }
    const blocks = Math.ceil((place - start) / BLOCK)
    start += blocks * BLOCK
    return blocks
  })
  return { lists, lengths }
}
