import { describe, expect, test } from 'vitest'
import { xlsx } from '../../../tests/fixtures/import/hostile.ts'
import { files } from '../../../tests/fixtures/import/libreoffice.ts'
import { ledger } from '../../../tests/support/sample-ledger.ts'
import { annex2City, annex2Tables } from '../../domain/annex2.ts'
import { enterpriseName } from '../../domain/ledger.ts'
import { valueAt } from '../../domain/tree.ts'
import { annex2Workbook } from '../annex2/annex2-workbook.ts'
import { importAnnex2 } from './import-annex2.ts'
import type { ImportedTree } from './import-result.ts'

const treesOf = async (bytes: Uint8Array) => ((await importAnnex2(bytes)) as { trees: ImportedTree[] }).trees
const plain = (value: unknown) => JSON.parse(JSON.stringify(value))
const empty = ({ findings }: ImportedTree) =>
  findings.filter(({ why }) => why !== 'not-on-paper').map(({ path, why }) => `${path.join('.')} ${why}`)

describe('附件2 as LibreOffice writes it', async () => {
  const [first, second, ...others] = await treesOf(files.workbook())

  test('one entry for each filled row, with what it has', () => {
    expect(others).toEqual([])
    expect(plain(first!.tree)).toEqual({
      public: {
        submittedOn: '',
        enterprise: { name: '武汉庚辛壬新材料有限公司', industry: '新材料' },
        expertRequest: { field: '高分子材料', problem: '耐热性不足', collaboration: '联合开发' },
      },
      private: {
        enterprise: { employees: '45', revenue: '1200.5' },
        candidates: [
          { name: '朱某某', organization: '虚构大学', agreed: '是' },
          { name: '秦某某', organization: '虚构学院', agreed: '否' },
        ],
      },
    })
    expect(first!.paper.districtName).toBe('洪山区')
  })

  test('what is no option and no number is left; another unit beside the number is converted', () => {
    expect(empty(second!)).toEqual([
      'public.enterprise.industry unknown-industry',
      'private.enterprise.employees not-plain-number',
      'private.enterprise.revenue converted',
    ])
    expect(valueAt(second!.tree, ['private', 'candidates'])).toBeUndefined()
  })

  test('the note below has no place, and the filing line is the district’s', () => {
    expect(first!.leftovers).toMatchObject([{ text: '注：本表一式两份', kind: 'note', place: { row: 8 } }])
    expect(first!.paper.filing).toContain('填报单位（加盖公章）：某区经信局')
  })
})

test('the workbooks of the samples come back, and a city has each row once', async () => {
  const cycle = [...ledger.cycles.values()].findLast(({ entries }) => entries.length > 0)!
  const tables = [...annex2Tables(cycle, ledger.districts), annex2City(cycle, ledger.districts)]
  expect(tables.length).toBeGreaterThan(5)
  for (const table of tables.filter(({ rows }) => rows.length > 0)) {
    const trees = await treesOf(await annex2Workbook(table, new Map()))
    expect(trees.map(({ tree }) => valueAt(tree, ['public', 'enterprise', 'name']))).toEqual(
      table.rows.map(({ demand }) => enterpriseName(demand)),
    )
    for (const [at, { demand }] of table.rows.entries()) {
      const back = plain(trees[at]!.tree)
      expect(back.public.expertRequest.problem).toBe(demand.public.expertRequest?.problem)
      expect(back.private.enterprise.revenue).toBe(String(demand.private?.enterprise.revenue))
      expect(back.private.candidates?.length ?? 0).toBe(Math.min(2, demand.private?.candidates?.length ?? 0))
    }
  }
})

test('a workbook without the form is refused', async () => {
  expect(await importAnnex2(xlsx('<sheetData/>'))).toEqual({ refused: 'no-form' })
})
