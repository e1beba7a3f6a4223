import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as compile } from '../../scripts/compile.ts'
import { searchable } from '../../src/catalogue/searchable.ts'
import { annex1Document, annex1Tables } from '../../src/documents/annex1/annex1-docx.ts'
import type { Demand } from '../../src/domain/demand.ts'
import { publicDemands } from '../../src/domain/public-demand.ts'
import { valueAt } from '../../src/domain/tree.ts'
import type { Answers } from '../../src/form/entry/answers.ts'
import { checkFolder } from '../../src/node/check-folder.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { cellsOf } from '../support/document-texts.ts'
import { findingsInRead } from '../support/entry.ts'
import { figure } from '../support/figure.ts'
import { isOfTwoDistricts, littleContentWith, newSiteWith, run, temporaryFolder } from '../support/folder.ts'
import { hostileFiles } from '../support/hostile-content.ts'
import { cellText } from '../support/paper-cells.ts'
import {
  asTaken,
  entriesWith,
  entryWith,
  lost,
  type StrangeEntry,
  strangeTexts,
} from '../support/strange-texts.ts'

/** Texts of one line, of any kind and of the same length at most. */
const FIELDS = [
  ['public', 'expertRequest', 'field'],
  ['public', 'expertRequest', 'source'],
  ['private', 'enterprise', 'address'],
  ['public', 'enterprise', 'otherIndustry'],
]
const FIELD = FIELDS[0]!

/** As short as an entry may be: hundreds are read. */
function withoutProblems(answers: Answers): void {
  answers.choices['challenges'] = '无'
}

interface Judged {
  given: string
  /** As the ledger has it. */
  text?: unknown
  /** Of its refusal. */
  codes: string[]
}

/** What becomes of texts that the form is given, one a field; each alone where one of them is refused. */
function judge(texts: readonly string[]): Judged[] {
  const written = texts.map((text, at) => ({ path: FIELDS[at]!, text }))
  const { yaml, file } = entryWith(written, 0, withoutProblems)
  const read = readContentFile(file, Buffer.from(yaml))!
  const errors = findingsInRead(read).filter(({ finding }) => finding.severity === 'error')
  if (errors.length > 0 && texts.length > 1) return texts.flatMap((text) => judge([text]))
  const codes = errors.map(({ finding }) => finding.code)
  return written.map(({ path, text }) => ({ given: text, text: valueAt(read.value, path), codes }))
}

const judged = Array.from({ length: Math.ceil(strangeTexts.length / FIELDS.length) }, (_, at) =>
  judge(strangeTexts.slice(at * FIELDS.length, (at + 1) * FIELDS.length)),
).flat()
const accepted = judged.filter(({ codes }) => codes.length === 0)
const entries = entriesWith(accepted.map(({ given }) => given))

test('each text goes through form, YAML and check as it is, or is refused by a code', (context) => {
  const altered = accepted.filter(({ given, text }) => text !== asTaken(given))
  const refused = judged.length - accepted.length
  figure(
    context,
    `${altered.length} of ${judged.length} texts altered (${accepted.length} as they are, ${refused} refused by a code)`,
  )
  expect(altered).toEqual([])
  expect(new Set(judged.flatMap(({ codes }) => codes))).toEqual(new Set(['character', 'missing']))
  expect(judged.length).toBeGreaterThan(900)
  expect(refused).toBeGreaterThan(20)
  expect(accepted.length).toBeGreaterThan(500)
})

const FILING = 'content/cycles/2023/filings/hongshan.yaml'
const contentOf = (some: readonly StrangeEntry[]) =>
  newSiteWith({
    [FILING]: readFileSync(FILING, 'utf8'),
    ...Object.fromEntries(some.map(({ file, yaml }) => [file, yaml])),
  })

/** The texts of all cells; throws for a cell that is neither text nor number. */
async function textsOfWorkbook(path: string): Promise<string[]> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.readFile(path)
  const texts: string[] = []
  for (const sheet of workbook.worksheets) {
    sheet.eachRow((row) =>
      row.eachCell(({ value, address }) => {
        if (typeof value === 'string') texts.push(value)
        else if (typeof value !== 'number' && value !== null) throw new Error(`${sheet.name} ${address}`)
      }),
    )
  }
  return texts
}

/** The cells of its 附件1, without making a file. */
const cellTexts = (demand: Demand) =>
  annex1Tables({ demand }).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(cellText)))

const written = (entry: StrangeEntry, where: RegExp) =>
  entry.written.filter(({ path }) => where.test(path.join('.'))).map(({ text }) => asTaken(text))

test('what is taken stands in workbooks, forms and the search as it was written', async (context) => {
  const root = await contentOf(entries)
  const out = await temporaryFolder()
  // It compiles nothing that has an error.
  expect(await run(compile, '--root', root, '--out', out)).toMatchObject({ code: 0 })
  expect(await run(compile, '--root', root, '--out', out, '--public')).toMatchObject({ code: 0 })

  const books = globSync('2023/*.xlsx', { cwd: out })
  expect(books).toHaveLength(3)
  for (const book of books) {
    const said = await textsOfWorkbook(join(out, book))
    const where = book.includes('公开版')
      ? /challenges\.0\.summary|expertRequest\.field|otherIndustry/
      : /description|requirements|summary|otherMode|otherHonor|expertRequest\.(?!source)|institutions|organization/
    expect(
      lost(
        entries.flatMap((entry) => written(entry, where)),
        said,
      ),
    ).toEqual([])
  }

  const { ledger } = await checkFolder(root)
  const cycle = ledger.cycles.get('2023')!
  const demands = new Map(cycle.entries.map(({ id, demand }) => [id, demand!]))
  const open = new Map(publicDemands(cycle).map((demand) => [demand.id, demand]))
  for (const entry of entries) {
    const cells = cellTexts(demands.get(entry.id)!)
    expect(lost(written(entry, /./), cells)).toEqual([])

    const demand = open.get(entry.id)!
    const found = searchable(demand, (slug) => slug).map(({ text }) => text)
    expect(lost(written(entry, /^public\.(?!.*(?:types|source))/), found)).toEqual([])
  }
  // That a file has these cells is proved by some of them, and by one with every text.
  for (const { id } of entries.filter((_, at) => at % 20 < 2)) {
    const demand = demands.get(id)!
    expect(cellsOf(await annex1Document({ cycleYear: '2023', demand }))).toEqual(cellTexts(demand))
  }
  const all = structuredClone(demands.get(entries[0]!.id)!)
  const lines = accepted.map(({ given }) => asTaken(given))
  all.private!.candidateNote = lines.join('\n')
  const paper = cellsOf(await annex1Document({ cycleYear: '2023', demand: all }))
    .join('\n')
    .split('\n')
  expect(
    lost(
      lines.flatMap((text) => text.split('\n')),
      paper,
    ),
  ).toEqual([])
  figure(
    context,
    `0 of ${entries.flatMap((entry) => entry.written).length} fields altered in 3 workbooks, ${entries.length} forms and the search`,
  )
})

test('a text that is altered on its way is seen', async () => {
  const decomposed = '焊缝e\u0301'
  const entry = entryWith([{ path: FIELD, text: decomposed.normalize('NFC') }])
  const { ledger } = await checkFolder(await contentOf([entry]))
  const [{ demand } = { demand: undefined }] = ledger.cycles.get('2023')!.entries
  const cells = cellsOf(await annex1Document({ cycleYear: '2023', demand: demand! }))
  expect(lost([decomposed.normalize('NFC')], cells)).toEqual([])
  expect(lost([decomposed], cells)).toEqual([decomposed])
})

const PATHS = ['../../../', '..\\..\\', '/tmp/', 'a/b/', 'C:\\', '<:*?"|>']

test('no text becomes a path: papers are written into their own folder alone', async (context) => {
  const root = await littleContentWith(hostileFiles(PATHS, isOfTwoDistricts))
  const above = await temporaryFolder()
  const out = join(above, 'a/b/c/out')
  expect(await run(check, '--root', root)).toMatchObject({ code: 0 })
  const after = ['--matches', '--placements', '--reports', '2023-08', '--payments', '1', '--evaluation']
  for (const more of [[], after])
    expect(await run(compile, '--root', root, '--out', out, ...more)).toMatchObject({ code: 0 })
  const written = globSync('**/*', { cwd: above, withFileTypes: true }).filter((file) => file.isFile())
  const astray = written.filter(
    ({ parentPath, name }) => parentPath !== join(out, '2023') || /[\\:*?"<>|]/.test(name),
  )
  figure(context, `${astray.length} of ${written.length} papers outside of their folder`)
  expect(astray).toEqual([])
  expect(written.length).toBeGreaterThan(20)
})
