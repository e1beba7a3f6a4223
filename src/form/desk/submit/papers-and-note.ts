import type { BinaryFile, TextFile } from '../../../documents/office/zip-files.ts'
import { chinaDay } from '../../../domain/china-day.ts'
import { classify } from '../../../domain/kinds.ts'
import { dateInWords } from '../../../text/dates.ts'
import { handInNote, PAPERS_FOLDER } from '../../../text/hand-in.ts'
import { timeLeft } from '../../apply/deadline.ts'
import type { Desk } from '../state/desk.ts'
import { isSealed } from '../state/seals.ts'
import { tableOf } from '../views/view-papers.ts'
import { contactOf } from './who-helps.ts'

/** 附件2, the letter, and a note on how and to whom; the papers only where nothing in them would be missing. */
export async function papersAndNote(
  desk: Desk,
  files: readonly TextFile[],
): Promise<(TextFile | BinaryFile)[]> {
  const { checked, known, district, year } = desk
  const items = [...checked.items, ...checked.handed]
  const isWhole = items.every(
    ({ item, ready }) => ready && !(isSealed(item.tree) && item.decrypted === undefined),
  )
  const table = isWhole ? tableOf(desk) : undefined
  const { letterOf, workbookOf } = await import('../views/desk-papers.ts')
  const papers =
    table && table.rows.length > 0
      ? [await workbookOf(table, items, known), await letterOf(table, known)]
      : []
  const now = Date.now()
  const note = handInNote({
    year: Number(year),
    district: district?.name ?? '',
    day: dateInWords(chinaDay(now)),
    entries: files.filter(({ path }) => classify(path).kind === 'demand').length,
    to: contactOf(desk),
    until: timeLeft(known.cycle, district?.slug ?? '', now).line,
    papers: papers.length > 0,
  })
  return [
    ...papers.map(({ name, bytes }) => ({ path: `${PAPERS_FOLDER}/${name}`, bytes })),
    { path: '报送说明.txt', text: note },
  ]
}
