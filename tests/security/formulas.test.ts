import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as compile } from '../../scripts/compile.ts'
import { chartCsv, statCharts } from '../../src/components/stats/charts.ts'
import { blankAnnex2 } from '../../src/documents/annex2/annex2-workbook.ts'
import { csvText } from '../../src/domain/csv.ts'
import { publicDemands } from '../../src/domain/public-demand.ts'
import { checkFolder } from '../../src/node/check-folder.ts'
import { challengesCsv, demandsCsv } from '../../src/text/open-data.ts'
import { parseCsv } from '../support/csv.ts'
import { partsOf } from '../support/document-texts.ts'
import { figure } from '../support/figure.ts'
import { isOfTwoDistricts, littleContentWith, run, temporaryFolder } from '../support/folder.ts'
import { FORMULAS } from '../support/formulas.ts'
import { hostileFiles } from '../support/hostile-content.ts'

/** Names of print ranges are written by us, of sheets that districts name. */
const OWN_NAME = /^'(?:[^']|'')+'!\$/

/** What in a workbook's own XML a spreadsheet would calculate, follow or load; and cells of any other kind. */
function live(bytes: Uint8Array): string[] {
  const parts = [...partsOf(bytes)]
  const blank = /<formula1>([^<]*)<\/formula1>/g
  return parts.flatMap(([name, xml]) => {
    const found: string[] = [
      ...(xml.match(/<f[ >/]|<hyperlink|<r>|<rPh|ddeLink|oleLink|externalLink|<connection|<webPublish/g) ??
        []),
      ...(/externalLinks|connections|vbaProject|embeddings|queryTables/.test(name) ? ['part'] : []),
      ...[...xml.matchAll(/TargetMode="(\w+)"/g)].map(([whole]) => whole),
      ...[...xml.matchAll(/<c [^>]*?\bt="(\w+)"/g)].flatMap(([whole, type]) => (type === 's' ? [] : [whole])),
      ...[...xml.matchAll(/<definedName [^>]*>([^<]*)</g)].flatMap(([, range = '']) =>
        OWN_NAME.test(range.replaceAll('&apos;', "'")) ? [] : [range],
      ),
      ...[...xml.matchAll(blank)].flatMap(([, formula = '']) => (OURS.has(formula) ? [] : [formula])),
    ]
    return found.map((what) => `${name}: ${what}`)
  })
}

/** The lists of the blank form's drop-downs; no entry adds one. */
const OURS = new Set(
  [...partsOf(await blankAnnex2('2023'))].flatMap(([, xml]) =>
    [...xml.matchAll(/<formula1>([^<]*)<\/formula1>/g)].map(([, formula]) => formula!),
  ),
)

/** A cell that a spreadsheet would calculate, as it stands in the file. */
const isLive = (cell: string) =>
  /^[\s\u00a0\u200b]*[=+\-@＝＋－＠\t\r]/u.test(cell) && !/^-?[\d.]+$/.test(cell)

/** What comes after the collection: a workbook of each for districts and city. */
const AFTER = ['--matches', '--placements', '--reports', '2023-08', '--payments', '1', '--evaluation']

const files = hostileFiles(FORMULAS, isOfTwoDistricts)
const hostile = () => littleContentWith(files)

describe('a formula in every text', () => {
  test('is a text in every workbook', async (context) => {
    const root = await hostile()
    const out = await temporaryFolder()
    expect(await run(check, '--root', root)).toMatchObject({ code: 0 })
    expect(await run(compile, '--root', root, '--out', out)).toMatchObject({ code: 0 })
    for (const more of [['--public'], AFTER])
      expect(await run(compile, '--root', root, '--out', out, ...more)).toMatchObject({ code: 0 })
    const books = [
      ...globSync('2023/*.xlsx', { cwd: out }).map((file) => readFileSync(join(out, file))),
      await blankAnnex2('2023'),
    ]
    const faults = books.flatMap(live)
    const texts = books.flatMap((bytes) =>
      [...(partsOf(bytes).get('xl/sharedStrings.xml') ?? '').matchAll(/<t[^>]*>([^<]*)/g)].map(
        ([, text]) => text!,
      ),
    )
    const formulas = texts.filter(isLive)
    figure(
      context,
      `${faults.length} formulas, links or other cells in ${books.length} workbooks with ${formulas.length} texts that begin as one`,
    )
    expect(faults).toEqual([])
    expect(books.length).toBeGreaterThan(10)
    expect(formulas.length).toBeGreaterThan(200)
  })

  test('is no formula in any CSV', async (context) => {
    const { ledger } = await checkFolder(await hostile())
    const demands = [...ledger.cycles.values()].flatMap((cycle) => publicDemands(cycle))
    const names = new Map(ledger.districts.map(({ slug, shortName }) => [slug, shortName]))
    const districtName = (slug: string) => names.get(slug) ?? slug
    const csvContext = {
      districtName,
      address: ({ id }: { id: string }) => `https://kjfz.example.gov.cn/${id}/`,
    }
    const files = [
      demandsCsv(demands, csvContext),
      challengesCsv(demands, csvContext),
      ...statCharts(demands, districtName).map(chartCsv),
      // What no field takes, but a table might.
      csvText([...FORMULAS, '\t=1', '\r=1', '\r\n=1', '\u200b=1', '\ufeff=1'].map((text) => [text, 1, text])),
    ]
    const cells = files.flatMap((file) => parseCsv(file.slice(1)).flat())
    const faults = cells.filter(isLive)
    const armed = cells.filter((cell) => cell.startsWith("'") && isLive(cell.slice(1)))
    figure(
      context,
      `${faults.length} of ${cells.length} CSV cells calculated, ${armed.length} texts told to be texts`,
    )
    expect(faults).toEqual([])
    expect(armed.length).toBeGreaterThan(100)
  })
})

describe('what is live is seen', () => {
  test.each<[string, exceljs.CellValue]>([
    ['a formula', { formula: '1+1', result: 2 }],
    ['a link', { text: 'x', hyperlink: 'https://evil.example' }],
    ['rich text', { richText: [{ text: 'x' }] }],
    ['a truth value', true],
  ])('%s in a workbook', async (_, value) => {
    const workbook = new exceljs.Workbook()
    workbook.addWorksheet('x').getCell('A1').value = value
    expect(live(new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer))).not.toEqual([])
  })

  test('a formula in a CSV without the apostrophe', () => {
    expect(parseCsv('=1+1,a\r\n').flat().filter(isLive)).toEqual(['=1+1'])
    expect(isLive('-2.5')).toBe(false)
  })
})
