import { join } from 'node:path'
import { becameDue, unreadYears } from '../src/domain/due-list.ts'
import { addDays } from '../src/domain/months.ts'
import { isPlainSite } from '../src/domain/site.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import type { Checked } from '../src/node/check-folder.ts'
import { append, writeWhole } from '../src/node/write-file.ts'
import { locateFindings } from '../src/report/locate-findings.ts'
import { markdownReport } from '../src/report/markdown.ts'
import { terminalReport } from '../src/report/terminal.ts'
import { bureauRecipients } from '../src/sealed/recipients.ts'
import { dueCounts, dueListText } from '../src/text/due-list.ts'
import { localityOf } from '../src/text/locality.ts'
import { EXIT, type Output } from './run.ts'
import { encrypted } from './sealed-papers.ts'
import { todayOf } from './today.ts'

/**
 * What became due on the day of `now`: the counts for everybody, the table for who may read it. Where private parts are sealed it goes
 * encrypted to the bureau, for it says who has ended and who has not.
 * @throws CannotRun
 */
export async function reportDue(
  { ledger, files }: Checked,
  { root, now, summary }: { root: string; now?: string; summary: readonly string[] },
  output: Output,
): Promise<number> {
  if (!now) throw new CannotRun('--became-due 要与 --now 一起使用，例如 --now today。')
  const today = todayOf(ledger, now)
  const due = becameDue(ledger, today, addDays(today, -1))
  const cycles = [...ledger.cycles.values()]
  const hasSealed = cycles.some(({ placements }) =>
    placements.some(({ partial }) => partial.private === undefined),
  )
  const unread = unreadYears(ledger).map(dueListText.unread)
  const known = due.length > 0 || unread.length === 0 ? dueCounts(due) : []
  const counts = [...unread, ...known, ...(hasSealed ? [dueListText.sealed] : [])]
  const code = unread.length > 0 ? EXIT.errors : EXIT.ok
  for (const path of summary)
    await append(path, `### ${today}\n\n${counts.map((line) => `- ${line}\n`).join('')}`)
  output.write(`${today}\n${counts.map((line) => `${line}\n`).join('')}`)
  if (due.length === 0) return code
  const { site, districts } = ledger
  const report = { findings: locateFindings(due, files, localityOf(site, districts)), files: files.size }
  if (isPlainSite(ledger.settings)) {
    output.write(terminalReport(report, { colour: false }))
    return code
  }
  const bytes = new TextEncoder().encode(`# ${today}\n\n${markdownReport(report, { isPart: true })}`)
  const table = { name: `到期-${today}.md`, bytes, note: '' }
  for (const { name, bytes } of await encrypted([table], bureauRecipients(site?.recipients ?? []))) {
    await writeWhole(join(root, 'out', name), bytes)
    output.write(`${join('out', name)}\n`)
  }
  return code
}
