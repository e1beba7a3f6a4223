import { leftoverKinds, importWords as words } from '../../text/import.ts'
import type { Leftover } from './import-result.ts'

/** Where a text without a field stands, and how long it is; never its words. */
export function leftoverLocation({ text, place, kind }: Leftover): string {
  const location = placeText(place, [...text].length)
  return kind ? words.kind(leftoverKinds[kind], location) : location
}

function placeText(place: Leftover['place'], length: number): string {
  if ('table' in place) return words.inTable(place.table, place.row, place.cell, length)
  if ('sheet' in place) return words.inSheet(place.sheet, place.row, place.column, length)
  return place.paragraph === 0 ? words.nowhere(length) : words.inParagraph(place.paragraph, length)
}
