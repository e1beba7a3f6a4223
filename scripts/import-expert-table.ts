import { basename, dirname, join } from 'node:path'
import {
  type CellPlace,
  cellOf,
  type ExpertsImport,
  type ExpertsTable,
  type ImportedExpert,
} from '../src/documents/import/import-experts.ts'
import { aliasFrom } from '../src/domain/alias.ts'
import { canonicalTree } from '../src/domain/canonical-tree.ts'
import { personKey } from '../src/domain/compared-names.ts'
import { expertPerson } from '../src/domain/engagement.ts'
import { expertSchema } from '../src/domain/expert.ts'
import type { Finding } from '../src/domain/finding.ts'
import { formTree } from '../src/domain/form-tree.ts'
import { pathOf } from '../src/domain/kinds.ts'
import type { CycleLedger, FiledExpert, Ledger } from '../src/domain/ledger.ts'
import { checkExpert } from '../src/domain/rules/index.ts'
import {
  expertRecommendedTwice,
  recommendedExpertInService,
} from '../src/domain/rules/recommendation-rules.ts'
import type { Tree } from '../src/domain/tree.ts'
import { validate } from '../src/domain/validate.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { checkFolder } from '../src/node/check-folder.ts'
import { keyFrom } from '../src/node/key-files.ts'
import { sealedText } from '../src/node/seal-file.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { bureauRecipients } from '../src/sealed/recipients.ts'
import { commentsOf } from '../src/text/comments-of.ts'
import { expertImport as words } from '../src/text/experts.ts'
import { wordForForm } from '../src/text/findings.ts'
import { refusalText } from '../src/text/import.ts'
import { writeYaml } from '../src/yaml/write.ts'
import { requireFittingKey } from './closing-lines.ts'
import { readInWorker } from './import-in-worker.ts'
import { EXIT, type Output } from './run.ts'

/** `npm run import -- --experts`: a filled 推荐专家汇总表 into files of experts; all of them, or none. */

interface Options {
  file: string
  root: string
  year: string | undefined
  identity: readonly string[]
}

/** One row as it will be written. */
interface NewExpert {
  imported: ImportedExpert
  tree: Tree
  filed: FiledExpert
  findings: Finding[]
}

export async function importExpertsFile(options: Options, output: Output): Promise<number> {
  const { file, root } = options
  const key = await keyFrom(options.identity, process.env)
  const checked = await checkFolder(root, { key })
  requireFittingKey(checked)
  const { ledger } = checked
  const cycle = cycleOf(ledger, options.year)
  output.write(`${basename(file)}\n`)
  const table = await tableOf(file, ledger)
  if ('message' in table) {
    output.write(`  没有导入：${table.message}\n`)
    return EXIT.errors
  }
  for (const note of table.notes) output.write(`  ${note}\n`)
  if (table.experts.length === 0) {
    output.write(`  没有导入：${words.noRows}\n`)
    return EXIT.errors
  }
  const { fresh, known } = withoutKnown(newExperts(table, cycle), cycle, output)
  // A cell that was not taken is empty: nobody is told to fill it.
  const refused = new Set(table.faults.map(({ place }) => placeText(place)))
  const findings = [
    ...fresh.flatMap((one) => ofRow(one, ledger, cycle)),
    ...comparedWith(fresh, cycle, ledger),
  ].filter(({ imported, found }) => !refused.has(placeText(cellOf(imported, found.path))))
  const errors = findings.filter(({ found }) => found.severity === 'error')
  const faults = [
    ...table.faults.map(({ place, why }) => words.line(placeText(place), why)),
    ...errors.map(lineOf),
  ]
  for (const line of new Set(faults)) output.write(line)
  if (faults.length > 0) {
    output.write(`${words.faulty(new Set(faults).size)}\n`)
    return EXIT.errors
  }
  const warnings = findings.filter(({ found }) => found.severity === 'warning')
  for (const warning of warnings) output.write(lineOf(warning))
  const unopened = cycle.experts.filter(({ partial }) => partial.private === undefined).length
  if (unopened > 0) output.write(`  ${words.unopened(unopened)}\n`)
  await write(fresh, root, ledger, output)
  if (warnings.length > 0) output.write(`${words.warnings(warnings.length)}\n`)
  return warnings.length + known + table.notes.length > 0 ? EXIT.errors : EXIT.ok
}

/** @throws CannotRun */
function cycleOf({ cycles }: Ledger, wanted: string | undefined): CycleLedger {
  const years = [...cycles.values()].filter(({ cycleGiven }) => cycleGiven)
  const chosen = wanted === undefined ? years.at(-1) : cycles.get(wanted)
  if (chosen?.cycle) return chosen
  throw new CannotRun(`没有 ${wanted ?? ''} 年度，或者它的 cycle.yaml 有错误，请先运行 npm run check。`)
}

async function tableOf(file: string, { districts }: Ledger): Promise<ExpertsTable | { message: string }> {
  const context = districts.map(({ slug, name, shortName }) => ({ slug, name, shortName }))
  const script = new URL('./import-expert-table-worker.ts', import.meta.url)
  const result = await readInWorker<ExpertsImport>(file, { context }, script)
  return 'refused' in result ? { message: refusalText(result, file) } : result
}

const form = formTree(expertSchema)

function newExperts({ experts }: ExpertsTable, cycle: CycleLedger): NewExpert[] {
  const taken = new Set(cycle.experts.map(({ alias }) => alias))
  return experts.map((imported) => {
    const alias = newAlias(taken)
    const file = pathOf('expert', { year: cycle.year, alias })
    const tree = canonicalTree(imported.tree, form)
    const { value, partial, findings } = validate('expert', tree, file)
    const filed = { file, year: cycle.year, alias, value, partial: partial ?? {}, decrypted: false }
    return { imported, tree, filed, findings }
  })
}

function newAlias(taken: Set<string>): string {
  for (;;) {
    const alias = aliasFrom((bytes) => crypto.getRandomValues(bytes))
    if (taken.has(alias)) continue
    taken.add(alias)
    return alias
  }
}

/** Without the rows of experts who have a file already. */
function withoutKnown(experts: readonly NewExpert[], { experts: before }: CycleLedger, output: Output) {
  const keyOf = (filed: FiledExpert) => {
    const person = expertPerson(filed)
    return person && personKey(person)
  }
  const files = new Map(before.map((filed) => [keyOf(filed), filed.file]))
  const otherOf = ({ filed }: NewExpert) => {
    const key = keyOf(filed)
    return key === undefined ? undefined : files.get(key)
  }
  const fresh = experts.filter((one) => otherOf(one) === undefined)
  for (const one of experts) {
    const other = otherOf(one)
    if (other !== undefined) output.write(words.line(placeText(one.imported), words.known(other)))
  }
  return { fresh, known: experts.length - fresh.length }
}

/** A finding with its row. */
interface Placed {
  imported: ImportedExpert
  found: Finding
}

function ofRow(
  { imported, filed, findings }: NewExpert,
  { settings }: Ledger,
  { cycle }: CycleLedger,
): Placed[] {
  return [...findings, ...checkExpert(filed, { site: settings, cycle })].map((found) => ({ imported, found }))
}

/** What the rules say of the new ones beside those that are there. */
function comparedWith(fresh: readonly NewExpert[], cycle: CycleLedger, ledger: Ledger): Placed[] {
  const rows = new Map(fresh.map(({ filed, imported }) => [filed.file, imported]))
  const whole = { ...cycle, experts: [...cycle.experts, ...fresh.map(({ filed }) => filed)] }
  const found = [recommendedExpertInService, expertRecommendedTwice].flatMap(({ check }) => [
    ...(check(whole, ledger) as Iterable<Finding>),
  ])
  return found.flatMap((each) => {
    const imported = rows.get(each.file)
    return imported ? [{ imported, found: withRow(each, rows) }] : []
  })
}

/** The other file of a pair has no name yet: its row is named. */
function withRow(found: Finding, rows: ReadonlyMap<string, ImportedExpert>): Finding {
  if (found.code !== 'expert-recommended-twice') return found
  const other = rows.get(found.args.other)
  return other ? { ...found, args: { other: placeText(other) } } : found
}

const placeText = ({ sheet, row, column }: CellPlace) => words.cell(sheet, row, column)

function lineOf({ imported, found }: Placed): string {
  const { problem, repair } = wordForForm(found)
  return words.line(placeText(cellOf(imported, found.path)), `${problem}${repair}`)
}

/** @throws CannotRun where private parts must be sealed, and there is no key to seal for */
async function write(
  experts: readonly NewExpert[],
  root: string,
  { site }: Ledger,
  output: Output,
): Promise<void> {
  if (experts.length === 0) return
  const isSealed = site?.privatePart !== 'plain'
  const recipients = bureauRecipients(site?.recipients ?? [])
  if (isSealed && recipients.length === 0) throw new CannotRun(words.withoutKeys)
  const options = { comment: commentsOf(expertSchema), header: [] }
  for (const { tree, filed } of experts) {
    const text = writeYaml(tree, form, options)
    const file = { file: filed.file, kind: 'expert' as const, text }
    await writeWhole(join(root, filed.file), isSealed ? await sealedText(file, recipients) : text)
  }
  const folder = dirname(experts[0]!.filed.file)
  output.write(
    `${isSealed ? words.wroteSealed(experts.length, folder) : words.wrote(experts.length, folder)}\n`,
  )
}
