import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import {
  type Empty,
  type ExcelVariant,
  excelVariants,
  FIELDS,
  type Field,
  PLAIN,
  type Said,
} from '../../../tests/support/excel-variants.ts'
import { figure } from '../../../tests/support/figure.ts'
import { valueAt } from '../../domain/tree.ts'
import { refusalText } from '../../text/import.ts'
import { importDocument } from './import-document.ts'
import type { ImportedTree, ImportResult } from './import-result.ts'
import { readNumber } from './read/read-number.ts'

const YEAR = '2023'
const fields = Object.keys(FIELDS) as Field[]
const isEmpty = (said: string | Empty | undefined): said is Empty => typeof said === 'object'

/** What the variant's enterprise should say, and what it says. */
function expected(said: Said, at: number): Partial<Record<Field, string | Empty | undefined>> {
  const { look: _, ...differs } = said
  return { ...PLAIN[at], ...differs }
}

const read = ({ tree }: ImportedTree, field: Field) =>
  valueAt(tree, FIELDS[field].split('.')) as string | undefined
const reasonOf = ({ findings }: ImportedTree, field: Field) =>
  findings.find(({ path, outcome }) => path.join('.') === FIELDS[field] && outcome === 'empty')?.why

type Verdict = 'right' | 'empty' | 'missed' | 'wrong'

/** `missed`: empty with a reason, although a clerk reads it. */
function verdictOn(
  tree: ImportedTree | undefined,
  field: Field,
  wanted: string | Empty | undefined,
): Verdict {
  const value = tree && read(tree, field)
  if (!tree) return 'wrong'
  if (isEmpty(wanted)) return value === '' && reasonOf(tree, field) === wanted.why ? 'empty' : 'wrong'
  if (value === wanted) return 'right'
  return value === '' && reasonOf(tree, field) ? 'missed' : 'wrong'
}

/** Each file is made and imported once. */
const files = new Map<ExcelVariant, { data: Uint8Array; result: Promise<ImportResult> }>()

function fileOf(variant: ExcelVariant) {
  const known = files.get(variant)
  if (known) return known
  const data = variant.bytes()
  const file = { data, result: importDocument(data, YEAR) }
  files.set(variant, file)
  return file
}

async function verdictsOf(variant: ExcelVariant): Promise<Verdict[]> {
  const { entries, refused } = variant
  const result = await fileOf(variant).result
  if (refused || 'refused' in result)
    return [('refused' in result && result.refused) === refused ? 'right' : 'wrong']
  if (result.trees.length !== entries.length) return ['wrong']
  return entries.flatMap((said, at) =>
    Object.entries(expected(said, at)).map(([field, wanted]) =>
      verdictOn(result.trees[at], field as Field, wanted),
    ),
  )
}

describe.each([...new Set(excelVariants.map(({ kind }) => kind))])('%s', (kind) => {
  const own = excelVariants.filter((variant) => variant.kind === kind)

  test.each(own)('$name', async (variant) => {
    const { entries, left, refused, seems } = variant
    const result = await fileOf(variant).result
    if (refused) return expect(result).toEqual({ refused, ...(seems && { seems }) })
    const { trees } = result as Extract<ImportResult, { trees: unknown }>
    expect(trees.map((tree) => saidOf(tree))).toEqual(entries.map((said, at) => wantedOf(said, at)))
    expect(trees.flatMap(({ leftovers }) => leftovers.map(({ text }) => text)).sort()).toEqual(
      [...left].sort(),
    )
  })

  test(`附件2: ${kind}`, async (context) => {
    const counts: Record<Verdict, number> = { right: 0, empty: 0, missed: 0, wrong: 0 }
    for (const variant of own) for (const verdict of await verdictsOf(variant)) counts[verdict]++
    figure(
      context,
      `${own.length} variants: ${counts.right} right, ${counts.empty} empty with a reason, ${counts.missed} empty though readable, ${counts.wrong} wrong`,
    )
    expect(counts.wrong).toBe(0)
    expect(counts.missed).toBeLessThanOrEqual((counts.right + counts.missed) * 0.05)
  })
})

/** Fields, reasons and looks of an entry, as the variant states them. */
function saidOf(tree: ImportedTree) {
  const values = fields.flatMap((field) => {
    const value = read(tree, field)
    return value === undefined ? [] : [[field, value === '' ? `(${reasonOf(tree, field)})` : value]]
  })
  const looks = tree.findings
    .filter(({ outcome }) => outcome === 'look')
    .map(({ path, why }) => `${path.join('.')} ${why}`)
  return { ...Object.fromEntries(values), looks }
}

function wantedOf(said: Said, at: number) {
  const values = Object.entries(expected(said, at)).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, isEmpty(value) ? `(${value.why})` : value]],
  )
  const looks = Object.entries(said.look ?? {}).map(
    ([field, why]) =>
      `${field in FIELDS ? FIELDS[field as Field] : field === 'request' ? 'public.expertRequest' : 'private.candidates'} ${why}`,
  )
  return { ...Object.fromEntries(values), looks }
}

test('of all characters of the variants none is lost', async (context) => {
  let [characters, files] = [0, 0]
  const lost: string[] = []
  for (const variant of excelVariants) {
    if (variant.refused) continue
    const data = fileOf(variant).data
    const result = await fileOf(variant).result
    const told = toldBy(result)
    files++
    for (const text of textsOf(data)) {
      const plain = text.replace(/[\s\p{Cf}]/gu, '')
      characters += [...plain].length
      if (!told.includes(plain) && !isOfForm(plain) && !isToldAsNumber(plain, told))
        lost.push(`${variant.name}: ${text}`)
    }
  }
  figure(context, `${files} files, ${characters} characters, ${lost.length} texts lost`)
  expect(lost).toEqual([])
})

/** Every word of the result, without white space. */
function toldBy(result: ImportResult): string {
  return JSON.stringify(result)
    .replace(/\\n|\s/g, '')
    .replaceAll('\\"', '"')
}

/** What was read as a number stands in the entry in plain digits, and 其他：… as two values. */
function isToldAsNumber(plain: string, told: string): boolean {
  const reads = (['money', 'people'] as const).map((unit) => readNumber(plain, unit))
  if (reads.some((number) => 'value' in number && told.includes(`"${number.value}"`))) return true
  return told.includes(`"${plain.replace(/^其他：/, '')}"`)
}

/** The texts that a person sees in a workbook, found without the reader that is tested. */
function textsOf(data: Uint8Array): string[] {
  const decoded = (text: string) =>
    text.replace(/_x([0-9A-F]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  return Object.entries(unzipSync(data)).flatMap(([name, part]) => {
    if (!/worksheets|\/data\/|sharedStrings|comments|drawing/i.test(name) || name.endsWith('.rels')) return []
    const xml = strFromU8(part).replace(/<(?:\w+:)?rPh[\s\S]*?<\/(?:\w+:)?rPh>/g, '')
    // A text in runs is one text.
    const items = [...xml.matchAll(/<(?:\w+:)?(si|is|text|p)(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?\1>/g)].map(
      ([, , inside]) =>
        [...inside!.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([^<]*)</g)].map(([, text]) => text).join(''),
    )
    const results = [
      ...xml.matchAll(/t="str"[^>]*>(?:<(?:\w+:)?f>[^<]*<\/(?:\w+:)?f>)?<(?:\w+:)?v>([^<]*)</g),
    ].map(([, text]) => text!)
    return [...items, ...results]
      .map((text) => decoded(text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')))
      .filter((text) => text.trim() !== '')
  })
}

const FORM_WORDS =
  /^(?:附件2|指定专家|无|无需求|\/|名|亿元|√|…|企业基本情况|需求情况|备选人员[12]|单位：亿元|\d+)$|企业“科技副总”选派需求汇总表|^(?:是|否|×|未|Y|已协商.*|尚?未协商.*|[已不]一致|协商一致|是（已协商一致）|已与王一鸣协商一致)$/

/** A column's title, or a word that the form itself prints or asks to be ticked. */
const isOfForm = (plain: string) => FORM_WORDS.test(plain) || TITLES.test(plain)
const TITLES =
  /^[□☑]|姓名及单位|序号|所在[地区]|名称|全称|行业|领域|人数|人员数|收入|研究方向|专业方向|技术问题|难题|合作|所在单位|姓名|协商一致$|^单位$|专家[12]?单位|未指定|Employees|employees/

test('each message says what the file is, and a workbook is not told to become a document', () => {
  for (const { refused, name } of excelVariants) {
    if (!refused || refused === 'html') continue
    expect(refusalText({ refused }, '附件2.xlsx'), name).not.toContain('Word 文档')
  }
})
