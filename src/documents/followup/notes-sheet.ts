import {
  followUpFooter,
  followUpSheets,
  OWN_LAYOUT,
  followUpColumns as titles,
  followUpWords as words,
} from '../../text/follow-up-papers.ts'
import { addTable } from '../office/sheet-table.ts'
import type { Workbook } from '../office/workbook.ts'

/** 说明: that the layout is ours, and what the workbook is about; on paper the footer of every page says the former. */
export function addNotes(
  workbook: Workbook,
  notes: readonly (readonly [item: string, content: string])[],
): void {
  const rows = [[words.layout, OWN_LAYOUT] as const, ...notes]
  addTable(
    workbook.addWorksheet(followUpSheets.notes),
    [
      { id: 'item', title: titles.item, width: 24, align: 'left', value: ([item]) => item },
      { id: 'content', title: titles.content, width: 60, align: 'left', value: ([, content]) => content },
    ],
    rows,
    followUpFooter,
  )
}
