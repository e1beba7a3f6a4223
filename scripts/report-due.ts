import { join } from 'node:path'
import { chinaDay } from '../src/domain/china-day.ts'
import { becameDue } from '../src/domain/due-list.ts'
import { isMoment } from '../src/domain/moment.ts'
import { addDays } from '../src/domain/months.ts'
import type { Checked } from '../src/node/check-folder.ts'
import { CannotRun } from '../src/node/folder.ts'
import { append, writeWhole } from '../src/node/write-file.ts'
import { jsonReport } from '../src/report/json.ts'
import { locateFindings } from '../src/report/locate-findings.ts'
import { terminalReport } from '../src/report/terminal.ts'
import { bureauRecipients } from '../src/sealed/recipients.ts'
import { dueCounts } from '../src/text/due-list.ts'
import { localityOf } from '../src/text/locality.ts'
import { EXIT, type Output } from './run.ts'
import { encrypted } from './sealed-papers.ts'

/**
 * What became due on the day of `now`: the counts for everybody, the table for who may read it. Where private parts are sealed it goes
 * encrypted to the bureau, for it says who has ended and who has not.
 * @throws CannotRun
 */
export async function reportDue(
  { ledger, files }: Checked,
  { now, summary }: { now?: string; summary: readonly string[] },
  output: Output,
): Promise<number> {
  if (!now || !isMoment(now))
    throw new CannotRun('--became-due 要与 --now 一起使用，例如 --now 2023-08-27T09:00:00+08:00。')
  const today = chinaDay(Date.parse(now))
  const { site, districts } = ledger
  const due = becameDue(ledger, today, addDays(today, -1))
  for (const path of summary) await append(path, `### ${today}\n\n${dueCounts(due)}`)
  output.write(dueCounts(due))
  if (due.length === 0) return EXIT.ok
  const report = { findings: locateFindings(due, files, localityOf(site, districts)), files: files.size }
  if (site?.privatePart !== 'sealed') {
    output.write(terminalReport(report, { colour: false }))
    return EXIT.ok
  }
  const table = { name: `到期-${today}.json`, bytes: new TextEncoder().encode(jsonReport(report)), note: '' }
  for (const { name, bytes } of await encrypted([table], bureauRecipients(site.recipients))) {
    await writeWhole(join('out', name), bytes)
    output.write(`${join('out', name)}\n`)
  }
  return EXIT.ok
}
