import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { FOLLOW_UP_WORLD, NEXT_REPORT, REPORT, SECOND } from '../../../tests/fixtures/follow-up-rows.ts'
import { ledgerOf } from '../../../tests/support/ledger-of.ts'
import { engagementsOf } from '../../domain/engagement.ts'
import { reportsOfPeriod } from '../../domain/follow-up-lists.ts'
import { districtQuotas, quotaOf } from '../../domain/quota.ts'
import {
  matchesWorkbook,
  notPlacedWorkbook,
  placementsWorkbook,
  reportsWorkbook,
} from './follow-up-workbooks.ts'

const placement = Object.values(FOLLOW_UP_WORLD).find((text) => text.includes('expert: {name: 申某某'))!
const ledger = ledgerOf({
  ...FOLLOW_UP_WORLD,
  // Signed, and never on duty.
  [SECOND]: placement.replaceAll('申某某', '酉某某').replace('  onDutyOn: "2023-06-01"\n', ''),
  [REPORT]: FOLLOW_UP_WORLD[REPORT]!.replace('  confirmed:', '  problems: 缺测试机时\n  confirmed:'),
  [NEXT_REPORT]: null,
})
const cycle = ledger.cycles.get('2023')!
const engagements = engagementsOf(cycle)
const { districts } = ledger
const unit = { year: '2023', unit: '武汉市', districtName: () => '洪山区', engagements }
const followUp = cycle.cycle!.followUp!

/** Each sheet as rows of texts. */
async function sheetsOf(bytes: Uint8Array): Promise<Record<string, string[][]>> {
  const workbook = new exceljs.Workbook()
  await workbook.xlsx.load(bytes as never)
  return Object.fromEntries(
    workbook.worksheets.map((sheet) => {
      const rows: string[][] = []
      sheet.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map((cell) => String(cell ?? ''))))
      expect(sheet.headerFooter.oddFooter).toContain('本站格式，非官方表样')
      return [sheet.name, rows]
    }),
  )
}

describe('the papers after the collection', () => {
  test('匹配名单 with 名额测算', async () => {
    const quota = {
      city: quotaOf(cycle),
      districts: districtQuotas([{ slug: 'hongshan', demands: 1 }], 1).rows,
    }
    const sheets = await sheetsOf(await matchesWorkbook({ ...unit, quota }))
    expect(Object.keys(sheets)).toEqual(['匹配名单', '名额测算（参考）', '说明'])
    expect(sheets['匹配名单']!.map((row) => [row[2], row[3], row[5]])).toEqual([
      ['企业名称', '统一社会信用代码', '专家姓名'],
      ['武汉测试光电有限公司', '91420111MAFAKE991B', '申某某'],
      ['武汉测试光电有限公司', '91420111MAFAKE991B', '酉某某'],
    ])
    expect(sheets['名额测算（参考）']![1]).toEqual(['1', '洪山区', '1', '1.000', '1', '0/1', '1'])
    expect(sheets['说明']).toContainEqual(['按全省比例测算，本市', '0 或 1 名，最终以省里下达为准'])
  })

  test('签约到岗 and 未签约到岗, with who is in the list alone', async () => {
    const selections = [
      {
        expert: { name: '戌某某', organization: '某某大学' },
        enterprise: { name: '武汉另家光电有限公司' },
        district: 'hongshan',
        term: { from: '2023-06-01', to: '2025-05-31' },
      },
    ]
    const placed = await sheetsOf(await placementsWorkbook({ ...unit, selections }))
    expect(placed['签约到岗情况']!.slice(1).map((row) => [row[3], row[5]])).toEqual([['申某某', '服务中']])
    const open = await sheetsOf(await notPlacedWorkbook({ ...unit, selections }))
    expect(open['未签约到岗情况']!.slice(1).map((row) => [row[3], row[5]])).toEqual([
      ['酉某某', '已签约'],
      ['戌某某', '名单内，区里没有对接签约记录'],
    ])
  })

  test('双月调度 with 逾期清单, 困难汇总 and counts', async () => {
    const workbook = (period: string) => {
      const today = '2023-11-01'
      const reports = reportsOfPeriod(engagements, cycle.cycle, period, today)
      return reportsWorkbook({ ...unit, period, followUp, today, reports, districts })
    }
    const august = await sheetsOf(await workbook('2023-08'))
    expect(Object.keys(august)).toEqual(['双月调度', '逾期清单', '困难汇总', '分区统计', '说明'])
    const [, row] = august['双月调度']!
    expect(row!.slice(6, 9)).toEqual(['按时', '2023-08-25', '2023年7月：8天\n2023年8月：5天'])
    expect(row![10]).toBe('解决难题1个')
    expect(august['困难汇总']![1]![5]).toBe('缺测试机时')
    expect(august['逾期清单']).toHaveLength(1)
    const october = await sheetsOf(await workbook('2023-10'))
    expect(october['逾期清单']![1]!.slice(3)).toEqual(['申某某', '某某大学', '19900007001', '2023-10-26'])
    expect(october['分区统计']!.at(-1)!.slice(1)).toEqual(['合计', '1', '0', '0', '1'])
    expect(await workbook('2023-10')).toEqual(await workbook('2023-10'))
  })
})
