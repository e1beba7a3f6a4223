import { expect, test } from 'vitest'
import { publishedView } from '../../src/components/demands/published-view.ts'
import { annex1Document } from '../../src/documents/annex1/annex1-docx.ts'
import { importAnnex1 } from '../../src/documents/import/import-annex1.ts'
import type { ImportedTree } from '../../src/documents/import/import-result.ts'
import { annex2Columns } from '../../src/domain/annex2.ts'
import { demandSchema } from '../../src/domain/demand.ts'
import { allNodes, type FieldNode, fieldsBelow, formTree } from '../../src/domain/form-tree.ts'
import { buildLedger, type Source } from '../../src/domain/ledger.ts'
import { type PublicDemand, publicDemands } from '../../src/domain/public-demand.ts'
import { publishOf } from '../../src/domain/publish.ts'
import { schemas } from '../../src/domain/schemas.ts'
import { textsIn } from '../../src/domain/texts.ts'
import type { Path } from '../../src/domain/tree.ts'
import { answersOfEntry } from '../../src/form/entry/answers-of-entry.ts'
import { entryOfAnswers } from '../../src/form/entry/entry-of-answers.ts'
import type { View } from '../../src/form/view.ts'
import { challengesCsv, demandsCsv } from '../../src/text/open-data.ts'
import { openLabels } from '../../src/text/open-labels.ts'
import { parseCsv } from '../support/csv.ts'
import { paragraphsOf } from '../support/document-texts.ts'
import { wholeEntry } from '../support/whole-entry.ts'

/**
 * What types cannot hold of the registry of fields: that each place which is laid out by hand has a place for
 * every field that is declared for it. Each failure names the fields, in words.
 */

const { tree, demand } = wholeEntry()
const file = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'
const params = { year: '2023', district: 'hongshan', id: '91420111MAFAKE991B' }
const source = { file, kind: 'demand', params, value: demand, partial: demand, tree } as Source
const [published] = publicDemands(buildLedger([source]).cycles.get('2023')!) as [PublicDemand]

const fields = [...fieldsBelow(formTree(demandSchema))]
const dotted = (path: Path) => path.join('.').replace(/\.\d+/g, '[]')
/** The texts of the whole entry by the path of their field. */
const texts = new Map<string, string[]>()
for (const { path, text } of textsIn(demand)) {
  const field = dotted(path).replace(/\[\]$/, '')
  texts.set(field, [...(texts.get(field) ?? []), text])
}
/** Fields that say something, be it a number. */
const given = new Set(textsIn(tree).map(({ path }) => dotted(path).replace(/\[\]$/, '')))
const sayings = (node: FieldNode) => texts.get(node.path) ?? []
const shown = fields.filter((node) => ['always', 'if-named', 'shared', 'identity'].includes(publishOf(node)))

/** The paths of fields of which a text is lacking, with what is lacking. */
const lacking = (nodes: readonly FieldNode[], all: string, where: string) =>
  nodes.flatMap((node) =>
    sayings(node)
      .filter((text) => !all.includes(text))
      .map((text) => `${node.path} is not ${where}: “${text}”`),
  )

const viewText = (view: View | string): string =>
  typeof view === 'string' ? view : view.children.map(viewText).join('')

test('the whole entry has a value for every field that shows', () => {
  const without = fields.filter((node) => node.spec.kind === 'text' && sayings(node).length === 0)
  expect(without.map(({ path }) => path)).toEqual([
    'private.enterprise.name',
    'private.enterprise.creditCode',
    'private.enterprise.codeVerified.by',
    'sealed',
  ])
})

test('a published field is on the demand’s page, in the JSON and in the CSV', () => {
  const page = publishedView(published, () => '洪山区')
    .map(viewText)
    .join('\n')
  const context = { districtName: () => '洪山区', address: () => 'https://example.org/' }
  const csv = [demandsCsv([published], context), challengesCsv([published], context)]
    .flatMap((table) => parseCsv(table.slice(1)))
    .flat()
    .join('\n')
  const json = textsIn(published)
    .map(({ text }) => text)
    .join('\n')
  const notOn = [
    ...lacking(
      shown.filter(({ path }) => path !== 'public.submittedOn'),
      page,
      'on the page of a demand (src/components/demands/brief-view.ts)',
    ),
    ...lacking(shown, csv, 'in the CSV (src/text/open-data.ts)'),
    ...lacking(shown, json, 'in the JSON (src/domain/public-demand.ts)'),
  ]
  // The page says the day in words; 其他 stands for itself where it is explained.
  expect(notOn.filter((line) => !line.endsWith('“其他”'))).toEqual([])
})

test('every key of the JSON is explained, and nothing else', () => {
  const keys = new Set<string>()
  const add = (value: unknown, path: string): void => {
    if (path) keys.add(path)
    if (Array.isArray(value)) for (const item of value) typeof item === 'object' && inside(item, `${path}[].`)
    else if (typeof value === 'object' && value !== null) inside(value, path ? `${path}.` : '')
  }
  const inside = (value: object, prefix: string) => {
    for (const [key, item] of Object.entries(value)) add(item, prefix + key)
  }
  add({ number: '', ...published }, '')
  expect(Object.keys(openLabels).sort()).toEqual([...keys].sort())
})

test('what is not declared as published is not', () => {
  const hidden = fields.filter((node) => publishOf(node) === 'never').flatMap(sayings)
  const open = JSON.stringify(published)
  // Two parts may say the same, and a short number stands anywhere.
  const own = hidden.filter((text) => text.length > 3 && !shown.flatMap(sayings).includes(text))
  expect(own.length).toBeGreaterThan(10)
  expect(own.filter((text) => open.includes(text))).toEqual([])
})

const onPaper = fields.filter(({ declaration }) => declaration?.paper !== 'nowhere')

test('a field that paper has is printed, and read from there', async () => {
  const bytes = await annex1Document({ cycleYear: 2023, demand, districtName: '洪山区' })
  const paragraphs = paragraphsOf(bytes).join('\n')
  const printed = onPaper.filter(
    ({ spec, path }) => spec.kind === 'text' && path !== 'private.enterprise.creditCode',
  )
  expect(lacking(printed, paragraphs, 'printed (src/documents/annex1-*.ts)')).toEqual([])
  const { trees } = importAnnex1(bytes) as { trees: ImportedTree[] }
  const read = new Set(textsIn(trees[0]!.tree).map(({ path }) => dotted(path).replace(/\[\]$/, '')))
  const unread = onPaper.filter(({ path }) => given.has(path) && !read.has(path)).map(({ path }) => path)
  // Read as the public budget: whether it is public, paper does not say.
  expect(unread.map((path) => `${path} is not read (src/documents/import-*.ts)`)).toEqual([
    'private.challenges[].budget is not read (src/documents/import-*.ts)',
  ])
})

test('the form asks for everything that the entry says', () => {
  const answers = answersOfEntry(tree, params)
  const written = entryOfAnswers(answers)
  expect(JSON.parse(JSON.stringify(written.tree))).toEqual(JSON.parse(JSON.stringify(tree)))
})

test('every column of 附件2 that a field declares is there', () => {
  const declared = fields.flatMap(({ declaration }) => declaration?.column ?? [])
  const columns = annex2Columns.flatMap(({ id, field }) => (field ? [id] : []))
  expect([...declared].sort()).toEqual([...columns].sort())
  expect(new Set(annex2Columns.map(({ id }) => id)).size).toBe(annex2Columns.length)
})

test('every field of every kind is declared, with a label of its own', () => {
  for (const schema of Object.values(schemas)) {
    const undeclared = [...allNodes(formTree(schema))].filter(
      ({ key, declaration }) => key !== '' && key !== '[]' && !declaration?.label,
    )
    expect(undeclared.map(({ path }) => path)).toEqual([])
  }
})
