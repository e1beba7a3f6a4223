import type { DemandItem } from '../demands/catalogue.ts'

/** What the index keeps of an entry for its place in a list, a file for each. */
export type Entry = Pick<DemandItem, 'title' | 'line' | 'chips' | 'submittedOn'> & {
  /** `<year>/<id>`: the end of its address. */
  place: string
  /** What an excerpt is taken from. */
  text: string
}

export const writeEntry = ({ place, submittedOn, title, line, chips, text }: Entry): string =>
  JSON.stringify([
    place,
    submittedOn,
    title,
    line,
    chips.map(({ name, official }) => [name, official ? 1 : 0]),
    text,
  ] satisfies Written)

/** Throws what `JSON.parse` throws for anything that `writeEntry` did not write. */
export function readEntry(written: string): Entry {
  const [place, submittedOn, title, line, chips, text] = JSON.parse(written) as Written
  return {
    place,
    submittedOn,
    title,
    line,
    chips: chips.map(([name, official]) => ({ name, official: official === 1 })),
    text,
  }
}

type Written = [
  place: string,
  submittedOn: string,
  title: string,
  line: string[],
  chips: [string, number][],
  text: string,
]
