import type { DemandItem } from '../demands/catalogue.ts'

/** What the index keeps of an entry for its place in a list. */
export type Shown = Pick<DemandItem, 'title' | 'line' | 'chips' | 'submittedOn'> & {
  /** `<year>/<id>`: the end of its address. */
  place: string
}

/** Between what a list shows anyway and the text that an excerpt is taken from; no text has this sign. */
export const HEAD_END = '¶'

export const writeShown = ({ title, line, chips, submittedOn, place }: Shown): string =>
  JSON.stringify([
    place,
    submittedOn,
    title,
    line,
    chips.map(({ name, official }) => [name, official ? 1 : 0]),
  ])

/** Throws what `JSON.parse` throws for anything that `writeShown` did not write. */
export function readShown(text: string): Shown {
  const [place, submittedOn, title, line, chips] = JSON.parse(text) as Written
  return {
    place,
    submittedOn,
    title,
    line,
    chips: chips.map(([name, official]) => ({ name, official: official === 1 })),
  }
}

type Written = [place: string, submittedOn: string, title: string, line: string[], chips: [string, number][]]
