import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { paper } from '../../../tests/fixtures/import/paper.ts'
import { documentXml, docx } from '../../../tests/fixtures/import/word.ts'
import { otherLabels, type Variant, wordVariants } from '../../../tests/fixtures/import/word-variants.ts'
import { linesOf } from '../../../tests/support/document-texts.ts'
import { figure, processorTime } from '../../../tests/support/figure.ts'
import { countsOf, type ImportVerdict, verdictOn } from '../../../tests/support/import-verdict.ts'
import { lostCharacters } from '../../../tests/support/lost-characters.ts'
import { FILLED_IN, filledIn, WordForm } from '../../../tests/support/word-form.ts'
import { valueAt } from '../../domain/tree.ts'
import { importAnnex1 } from './import-annex1.ts'
import type { ImportedTree, ImportResult } from './import-result.ts'

/** What paper.ts types with other hands than `words`. */
const UNANSWERED = { institutions: [], otherType: '', site: '', staff: '', equipment: '' }

let blank: WordForm
let filled: WordForm

beforeAll(async () => {
  blank = await WordForm.blank()
  filled = filledIn(blank.copy())
})

function bytesOf({ make }: Variant): Uint8Array {
  const made = make(filled.copy(), () => filled.copy())
  return made instanceof WordForm ? made.bytes() : made
}

const valuesOf = (differs: Readonly<Record<string, unknown>> = {}) =>
  Object.fromEntries(
    Object.entries({ ...FILLED_IN, ...differs }).filter(([, value]) => value !== undefined && value !== ''),
  )

/** Each file is made and imported once. */
const files = new Map<Variant, { bytes: Uint8Array; result: ImportResult; time: number }>()

function fileOf(variant: Variant) {
  const known = files.get(variant)
  if (known) return known
  const bytes = bytesOf(variant)
  const results: ImportResult[] = []
  const time = processorTime(() => results.push(importAnnex1(bytes)))
  const file = { bytes, result: results[0]!, time }
  files.set(variant, file)
  return file
}

function verdict(variant: Variant): ImportVerdict {
  const { result } = fileOf(variant)
  if ('refused' in result || variant.refused) {
    const same = JSON.stringify(result) === JSON.stringify(variant.refused)
    return { outcome: same ? 'empty' : 'wrong', faults: same ? [] : [JSON.stringify(result).slice(0, 200)] }
  }
  const { differs, empty = {}, look = {}, leftovers = [], second } = variant
  const [first, next] = result.trees
  const of = verdictOn(first!, { values: valuesOf(differs), empty, look, leftovers })
  if (!second && !next) return of
  if (!second || !next) return { outcome: 'wrong', faults: [`${result.trees.length} entries`] }
  const values = valuesOf(second)
  const emptyName = 'public.enterprise.name' in values ? {} : { 'public.enterprise.name': 'blank' }
  const further = verdictOn(next, { values, look, empty: emptyName })
  return further.outcome === 'wrong' ? further : of
}

const kinds = [...new Set(wordVariants.map(({ kind }) => kind))]

describe('附件1 (.docx), kind by kind', () => {
  test.for(kinds)('%s', (kind, context) => {
    const own = wordVariants.filter((variant) => variant.kind === kind)
    const verdicts = own.map((variant) => ({ name: variant.name, ...verdict(variant) }))
    figure(context, countsOf(verdicts))
    expect(
      verdicts.filter(({ faults }) => faults.length > 0).map(({ name, faults }) => [name, ...faults]),
    ).toEqual([])
  })

  test('what a careful person reads is read', (context) => {
    const outcomes = wordVariants.map((variant) => verdict(variant).outcome)
    const count = (outcome: ImportVerdict['outcome']) => outcomes.filter((one) => one === outcome).length
    const readable = outcomes.length - count('empty')
    figure(
      context,
      `${count('right')} of ${readable} readable ones, ${count('wrong')} of ${outcomes.length} wrong`,
    )
    expect(count('wrong')).toBe(0)
    expect(count('right') / readable).toBeGreaterThanOrEqual(0.95)
  })

  test('in less than two seconds each', (context) => {
    const times = wordVariants.map((variant) => fileOf(variant).time)
    figure(context, `${Math.round(Math.max(...times))} ms at most`)
    expect(Math.max(...times)).toBeLessThan(2000)
  })
})

test.each([
  ['2023.3.2', '2023-03-02'],
  ['２０２３．３．２', '2023-03-02'],
  ['2023年3月2号', '2023-03-02'],
  ['2023年四月', ''],
])('填报日期：%s', (written, day) => {
  const form = filled.copy().edit((xml) => xml.replace('填报日期：<', `填报日期：${written}<`))
  const result = importAnnex1(form.bytes())
  const [{ tree, leftovers }] = (result as Extract<ImportResult, { trees: unknown }>).trees as [ImportedTree]
  expect(valueAt(tree, ['public', 'submittedOn'])).toBe(day)
  expect(leftovers.some(({ text }) => text.includes(written))).toBe(day === '')
})

test('a code in a row of the form is the paper’s', () => {
  const row = wordVariants.find(({ name }) => name.startsWith('what the form does not ask'))!
  const { result } = fileOf(row)
  expect('trees' in result && result.trees[0]!.paper.creditCode).toBe('91420111MAFAKE991B')
})

/** The blank form of the notice, which says some things in other words than the product's own. */
const noticeForm = docx(documentXml(paper({ words: () => '', answers: UNANSWERED })))

describe('nothing vanishes', () => {
  /** Papers of others, where a folder of them is named. */
  const cases = globSync(join(process.env['IMPORT_CASES'] ?? 'no-folder', '*.docx')).map((name) => ({
    name,
    bytes: new Uint8Array(readFileSync(name)),
  }))

  test('0 characters are lost', (context) => {
    const wording = [...[blank.bytes(), noticeForm].flatMap(linesOf), ...otherLabels]
    const papers = [
      ...wordVariants.map((variant) => ({ name: variant.name, ...fileOf(variant) })),
      ...cases.map(({ name, bytes }) => ({ name, bytes, result: importAnnex1(bytes) })),
    ]
    let characters = 0
    const lost = papers.flatMap(({ name, bytes, result }) => {
      if ('refused' in result) return []
      const lines = linesOf(bytes)
      characters += lines.join('').length
      return lostCharacters(lines, result.trees, wording).map((line) => `${name}: ${line}`)
    })
    figure(context, `${lost.length} lines of ${papers.length} papers with ${characters} characters`)
    expect(lost).toEqual([])
    expect(characters).toBeGreaterThan(100_000)
  })
})
