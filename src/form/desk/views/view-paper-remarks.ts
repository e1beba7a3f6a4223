import { askedOf } from '../../../documents/import/import-asked.ts'
import { leftoverLocation } from '../../../documents/import/leftover-location.ts'
import { list as text } from '../../../text/desk.ts'
import { fieldName } from '../../../text/field-names.ts'
import { reasons, importWords as words } from '../../../text/import.ts'
import { h } from '../../dom.ts'
import type { PaperRemarks } from '../state/item.ts'

/** Where the paper came to; another district on it is asked about beside the entry. */
interface About {
  fileName: string
  year: string
}

/**
 * What the import left empty, took with a doubt, or found no field for; with the words on the paper, for this person
 * alone. Undefined where there is nothing to look at.
 */
export function paperRemarksView(remarks: PaperRemarks, about: About): HTMLElement | undefined {
  const { understood, findings, leftovers, digest, filing } = remarks
  const asked = askedOf(remarks, { ...about, district: undefined })
  const open = findings.length + leftovers.length + asked.length
  if (open === 0) return undefined
  return h(
    'details',
    { class: 'more', 'data-part': 'paper' },
    h('summary', {}, text.paper(open)),
    h('p', { class: 'quiet' }, counts(understood.length, findings)),
    h(
      'ul',
      { class: 'findings' },
      ...asked.map((each) => h('li', {}, words.asked(each))),
      ...findings.map(findingLine),
      ...leftovers.map((left) =>
        h('li', {}, leftoverLocation(left), h('span', { class: 'repair' }, left.text)),
      ),
    ),
    filing !== undefined && h('p', { class: 'quiet' }, words.filing),
    digest !== undefined && h('p', { class: 'quiet' }, words.digest(digest)),
  )
}

function findingLine({ path, label, why, outcome, read, readings }: PaperRemarks['findings'][number]) {
  const cell = label ? `（${words.cell(label)}）` : ''
  const ways = readings && (outcome === 'look' ? words.howRead : words.readings)(readings)
  return h(
    'li',
    {},
    `【${words.outcome[outcome]}】${fieldName('demand', path)}${cell}：${reasons[why]}`,
    read !== undefined && h('span', { class: 'repair' }, text.read(read)),
    ways && h('span', { class: 'repair' }, ways),
  )
}

function counts(understood: number, findings: PaperRemarks['findings']): string {
  const of = (outcome: 'empty' | 'look') => findings.filter((found) => found.outcome === outcome).length
  const { understood: read, toFill, toLook } = words
  return `${[read(understood), toFill(of('empty')), toLook(of('look'))].join('，')}。`
}
