import { plainText } from './sheet-strings.ts'
import { walkXml } from './xml-events.ts'

/** What lies over a sheet's cells instead of in one. */
export interface SheetNote {
  kind: 'comment' | 'text-box' | 'picture'
  text: string
  /** From 1; of the cell that it belongs to, or begins at. */
  row: number
  column: number
}

/** Comments of a sheet, old and threaded. */
export function readNotes(xml: string): SheetNote[] {
  const notes: SheetNote[] = []
  let note: SheetNote | undefined
  let [inText, phonetic] = [false, false]
  walkXml(xml, {
    open(name, { ref = '' }) {
      if (name === 'comment' || name === 'threadedComment')
        note = { kind: 'comment', text: '', ...cellOf(ref) }
      else if (name === 'rPh') phonetic = true
      else if (name === 't' || name === 'text') inText = !phonetic
    },
    text(text) {
      if (note && inText) note.text += text
    },
    close(name) {
      if (name === 'rPh') phonetic = false
      if (name === 't' || name === 'text') inText = false
      if (note && (name === 'comment' || name === 'threadedComment')) {
        notes.push({ ...note, text: plainText(note.text).trim() })
        note = undefined
      }
    },
  })
  return notes.filter(({ text }) => text !== '')
}

/** Text boxes and pictures of a sheet. */
export function readDrawing(xml: string): SheetNote[] {
  const notes: SheetNote[] = []
  let note: SheetNote | undefined
  let from = false
  let within = ''
  walkXml(xml, {
    open(name) {
      within = name
      if (/^(?:twoCell|oneCell|absolute)Anchor$/.test(name))
        note = { kind: 'text-box', text: '', row: 1, column: 1 }
      else if (name === 'from') from = true
      else if (name === 'pic' && note) note.kind = 'picture'
      else if (name === 'p' && note?.text) note.text += '\n'
    },
    text(text) {
      if (!note) return
      if (from && within === 'row') note.row = Number(text) + 1
      else if (from && within === 'col') note.column = Number(text) + 1
      else if (within === 't') note.text += text
    },
    close(name) {
      within = ''
      if (name === 'from') from = false
      if (!note || !/Anchor$/.test(name)) return
      const text = note.text.trim()
      if (text !== '' || note.kind === 'picture') notes.push({ ...note, text })
      note = undefined
    },
  })
  return notes
}

function cellOf(address: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]{1,3})(\d{1,7})/i.exec(address) ?? []
  let column = 0
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64
  return { row: Number(digits), column }
}
