import { withoutIdNumbers } from '../../domain/credit-code.ts'
import type { Finding } from '../../domain/finding.ts'
import { type Tree, type TreeMapping, valueAt, withoutEmpty } from '../../domain/tree.ts'
import { wordEntryFile } from '../../text/entry-file-findings.ts'
import { fieldName } from '../../text/field-names.ts'
import { type Refused, reasons, refusals, refusalText } from '../../text/import.ts'
import { leftOverLine } from '../../text/left-over-line.ts'
import type { PaperRemarks, ReadEntry } from '../desk/state/item.ts'
import { workerReader } from '../desk/state/reader.ts'
import { type Answers, textAt } from '../entry/answers.ts'
import { answersOfEntry } from '../entry/answers-of-entry.ts'
import type { FormSettings } from '../entry/form-settings.ts'
import { leftOver } from '../entry/left-over.ts'

/** The content of a file, ready for the form. */
export interface Opened {
  name: string
  answers: Answers
  /** Texts without a field in the form. */
  leftOver: string[]
  /** The year that it was filled in for, if it is an earlier one. */
  lastYear?: string
  /** Its private part is sealed, and could not be read here. */
  sealed: boolean
  /** Of a paper: how much was read. */
  paper?: PaperRemarks
  /** Of a paper: fields to fill in or review, each in a sentence. */
  unclear: string[]
}

/** The file cannot be read; the message is for the person. */
export class CannotOpen extends Error {}

/** Reads a .yaml of ours or a filled 附件1 in a thread of its own; nothing of it leaves the device. */
export async function openFile(file: File, { year, districts }: FormSettings): Promise<Opened> {
  const reader = workerReader()
  const result = await reader.read(file, { year, district: '', districts: districts.map(({ slug }) => slug) })
  if (result.kind === 'refused') throw new CannotOpen(refusalText(result, file.name))
  if (result.kind === 'unreadable') throw new CannotOpen(wordsOf(result.findings))
  const [entry, ...more] = result.kind === 'entries' ? result.entries : []
  if (!entry || more.length > 0) throw new CannotOpen(refusals['no-form'])
  if (entry.tree === undefined || valueAt(entry.tree, ['public']) === undefined) {
    throw new CannotOpen(wordsOf(entry.reading))
  }
  return openedEntry(file.name, entry, entry.tree, { year, districts })
}

function wordsOf(findings: readonly Finding[]): string {
  const [first] = findings
  if (!first) return refusals['no-form' satisfies Refused]
  const { problem, repair } = wordEntryFile(first)
  const line = 'at' in first.args && first.args.at ? `第${first.args.at.line}行：` : ''
  return `${line}${problem}${repair}`
}

function openedEntry(
  name: string,
  { id, remarks, mark }: ReadEntry,
  tree: Tree,
  { year, districts }: Pick<FormSettings, 'year' | 'districts'>,
): Opened {
  const submitted = textAt(tree, ['public', 'submittedOn']).slice(0, 4)
  const lastYear = /^\d{4}$/.test(submitted) && submitted < year ? submitted : undefined
  const onPaper = remarks?.districtName
  const district =
    districts.find(
      (each) => each.slug === mark?.district || (onPaper && [each.name, each.shortName].includes(onPaper)),
    )?.slug ?? ''
  const filled = withoutEmpty(lastYear ? withoutLastYear(tree) : tree)
  const answers = answersOfEntry(filled, { district, id })
  return {
    name: withoutIdNumbers(name),
    answers,
    leftOver: leftOver(filled, answers).map(leftOverLine),
    sealed: valueAt(tree, ['sealed']) !== undefined && valueAt(tree, ['private']) === undefined,
    ...(lastYear && { lastYear }),
    ...(remarks && { paper: remarks }),
    unclear: (remarks?.findings ?? []).map(
      ({ path, why }) => `${fieldName('demand', path)}：${reasons[why]}`,
    ),
  }
}

/** Removes date, consent and status, which are given anew each year. */
function withoutLastYear(tree: Tree): Tree {
  const copy = structuredClone(tree) as { public?: TreeMapping; private?: TreeMapping }
  delete copy.public?.['submittedOn']
  delete copy.public?.['status']
  delete copy.private?.['consent']
  return copy as Tree
}
