import { list as text } from '../../text/desk.ts'
import { fieldName } from '../../text/field-names.ts'
import { importWords, reasons } from '../../text/import.ts'
import { h } from '../dom.ts'
import type { PaperRemarks } from './item.ts'

/** What the import left empty, took with a doubt, or found no field for; with the words on the paper, for this person alone. */
export function paperRemarksView(
  { understood, findings, leftovers, digest, districtName }: PaperRemarks,
  chosen: { name: string; shortName: string },
): HTMLElement {
  const other =
    districtName && ![chosen.name, chosen.shortName].includes(districtName) ? districtName : undefined
  return h(
    'details',
    { class: 'more', 'data-part': 'paper' },
    h('summary', {}, text.paper(findings.length + leftovers.length + (other ? 1 : 0))),
    h('p', { class: 'quiet' }, counts(understood.length, findings)),
    h(
      'ul',
      { class: 'findings' },
      other !== undefined && h('li', {}, importWords.otherDistrict(other, chosen.name)),
      ...findings.map(({ path, label, why, read }) =>
        h(
          'li',
          {},
          `${fieldName('demand', path)}${label ? `（${importWords.cell(label)}）` : ''}：${reasons[why]}`,
          read !== undefined && h('span', { class: 'repair' }, text.read(read)),
        ),
      ),
      ...leftovers.map((left) =>
        h('li', {}, leftoverLocation(left), h('span', { class: 'repair' }, left.text)),
      ),
    ),
    digest !== undefined && h('p', { class: 'quiet' }, importWords.digest(digest)),
  )
}

function counts(understood: number, findings: PaperRemarks['findings']): string {
  const of = (outcome: 'empty' | 'look') => findings.filter((found) => found.outcome === outcome).length
  const { understood: read, toFill, toLook } = importWords
  return `${[read(understood), toFill(of('empty')), toLook(of('look'))].join('，')}。`
}

function leftoverLocation({ text: words, place }: PaperRemarks['leftovers'][number]): string {
  const { length } = [...words]
  if ('table' in place) return importWords.inTable(place.table, place.row, place.cell, length)
  if ('sheet' in place) return importWords.inSheet(place.sheet, place.row, place.column, length)
  return place.paragraph === 0
    ? importWords.inNested(length)
    : importWords.inParagraph(place.paragraph, length)
}
