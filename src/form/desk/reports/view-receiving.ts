import { kinds } from '../../../domain/kinds.ts'
import { receiving as text } from '../../../text/reports-desk.ts'
import { h } from '../../dom.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import type { NamedFile } from '../state/dropped-files.ts'
import { fileText } from '../state/entry-text.ts'
import { dropZone } from '../views/drop-zone.ts'
import { sealFaultWords } from '../views/faults.ts'
import { foldedText } from '../views/folded-text.ts'
import {
  isNewest,
  readReportFile,
  readReports,
  replacedBy,
  type SentReports,
  withConfirmation,
} from './read-reports.ts'
import { labelOfReport } from './report-label.ts'

const ID = 'reports-received'

/** Files and pasted texts that experts have sent; what is taken waits to be handed in, sealed where the site seals. */
export function receivingView(followUp: DistrictFiles): HTMLElement {
  const status = h('p', { role: 'status', class: 'progress' })
  const refused = h('ul', { class: 'findings' })

  /** Whether all was taken. */
  const take = async (sent: readonly { name: string; read: SentReports }[]): Promise<boolean> => {
    const said = { taken: [] as string[], same: [] as string[] }
    const refuse = (name: string, why: string) =>
      refused.append(h('li', { class: 'error' }, text.refused(name, why)))
    refused.replaceChildren()
    const all = sent.flatMap(({ read }) => read.reports)
    for (const { name, read } of sent) {
      for (const why of read.refused) refuse(name, why)
      for (const report of read.reports) {
        const { path } = report
        if (!isNewest(report, all)) {
          refuse(name, text.older(labelOfReport(followUp, path)))
          continue
        }
        const before = followUp.treeOf(path)
        const tree = withConfirmation(report.tree, before)
        const isSame = before !== undefined && fileText('report', before) === fileText('report', tree)
        await followUp.put('report', path, tree)
        const replaced = isSame ? undefined : replacedBy(tree, before)
        const label = labelOfReport(followUp, path)
        said[isSame ? 'same' : 'taken'].push(replaced ? label + text.replaced(replaced) : label)
      }
    }
    status.textContent = text.took(said.taken) + text.same(said.same)
    return refused.childElementCount === 0
  }
  const takeOrTell = async (sent: readonly { name: string; read: SentReports }[]) => {
    try {
      return await take(sent)
    } catch (error) {
      const words = sealFaultWords(error)
      if (words === undefined) throw error
      status.textContent = words
      return false
    }
  }
  followUp.desk.addEventListener('cleared', () => {
    status.textContent = ''
    refused.replaceChildren()
  })
  const takeFiles = async (files: readonly NamedFile[]) => {
    const read = files.map(async ({ file }) => ({ name: file.name, read: await readFile(file, followUp) }))
    await takeOrTell(await Promise.all(read))
  }
  return h(
    'div',
    {},
    h('p', {}, text.intro),
    dropZone({ id: ID, accept: '.yaml,.yml,.txt', kinds: text.kinds }, takeFiles),
    pasteView((pasted) => takeOrTell([{ name: text.pasted, read: readReports(pasted, '', followUp.place) }])),
    status,
    refused,
  )
}

async function readFile(file: File, { place }: DistrictFiles): Promise<SentReports> {
  if (file.size > kinds.report.maxBytes) return { reports: [], refused: [text.tooLarge] }
  return readReportFile(new Uint8Array(await file.arrayBuffer()), file.name, place)
}

/** What was not taken as a whole stays in the field. */
function pasteView(take: (pasted: string) => Promise<boolean>): HTMLElement {
  const area = h('textarea', { id: `${ID}-paste`, rows: '6', autocomplete: 'off', spellcheck: 'false' })
  const problem = h('p', { class: 'problem', hidden: true }, text.pasteEmpty)
  const accept = async () => {
    problem.hidden = area.value.trim() !== ''
    if (!problem.hidden) {
      area.focus()
      return
    }
    if (await take(area.value)) area.value = ''
  }
  return foldedText(
    { summary: text.paste, label: text.pasteLabel, hint: text.pasteHint, area, problem },
    h(
      'p',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button', onclick: () => void accept() }, text.pasteButton),
    ),
  )
}
