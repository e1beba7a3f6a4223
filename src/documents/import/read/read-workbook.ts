import type { Guarded } from '../guard/guard-document.ts'
import { type Parts, type Relation, relationsOf } from '../guard/guard-parts.ts'
import { readSheet, type SheetCells } from './read-sheet.ts'
import { readDrawing, readNotes, type SheetNote } from './sheet-notes.ts'
import { sharedStrings } from './sheet-strings.ts'
import { readStyles } from './sheet-styles.ts'
import { walkXml } from './xml-events.ts'

export interface Sheet extends SheetCells {
  name: string
  hidden: boolean
  /** Comments, text boxes and pictures over its cells. */
  notes: SheetNote[]
}

/** The worksheets in their order; throws `GuardError` for what is no workbook. */
export function readWorkbook({ read, main }: Guarded): Sheet[] {
  const relations = relationsOf(read, main)
  const part = (type: string) => targetOf(relations, type, read)
  const { sheets, date1904 } = readMain(read(main)!)
  const context = {
    styles: readStyles(part('styles')),
    strings: sharedStrings(part('sharedStrings')),
    date1904,
  }
  return sheets.flatMap(({ name, hidden, id }) => {
    const relation = relations.find((each) => each.id === id && each.type === 'worksheet')
    const xml = relation && read(relation.target)
    if (!relation || xml === undefined) return []
    return [{ name, hidden, ...readSheet(xml, context), notes: notesOf(read, relation.target) }]
  })
}

function targetOf(relations: readonly Relation[], type: string, read: Parts): string | undefined {
  const relation = relations.find((each) => each.type === type)
  return relation && read(relation.target)
}

function readMain(xml: string) {
  const sheets: { name: string; hidden: boolean; id: string }[] = []
  let date1904 = false
  walkXml(xml, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes['date1904'] ?? '')
      if (name !== 'sheet') return
      const { name: title = '', state = 'visible', id = '' } = attributes
      sheets.push({ name: title, hidden: state !== 'visible', id })
    },
  })
  return { sheets, date1904 }
}

function notesOf(read: Parts, sheet: string): SheetNote[] {
  return relationsOf(read, sheet).flatMap(({ type, target }) => {
    const xml = /^(?:comments|threadedComment|drawing)$/.test(type) ? read(target) : undefined
    if (xml === undefined) return []
    return type === 'drawing' ? readDrawing(xml) : readNotes(xml)
  })
}
