import exceljs from 'exceljs'
import { describe, expect, test } from 'vitest'
import { FOLLOW_UP_WORLD, NEXT_REPORT, REPORT, SECOND } from '../../../tests/fixtures/follow-up-rows.ts'
import { ledgerOf } from '../../../tests/support/ledger-of.ts'
import { engagementsOf } from '../../domain/engagement.ts'
import { reportsOfPeriod } from '../../domain/follow-up-lists.ts'
import { districtQuotas, quotaOf } from '../../domain/quota.ts'
import {
  evaluationWorkbook,
  matchesWorkbook,
  notPlacedWorkbook,
  paymentsWorkbook,
  placementsWorkbook,
  reportsWorkbook,
} from './follow-up-workbooks.ts'

const placement = Object.values(FOLLOW_UP_WORLD).find((text) => text.includes('expert: {name: 申某某'))!
const ledger = ledgerOf({
  ...FOLLOW_UP_WORLD,
  // Signed, and never on duty.
  [SECOND]: placement.replaceAll('申某某', '酉某某').replace('  onDutyOn: "2023-06-01"\n', ''),
  [REPORT]: FOLLOW_UP_WORLD[REPORT]!.replace('{solved: 1}', '{solved: 1, patents: 0}').replace(
    '  confirmed:',
    '  problems: 缺测试机时\n  confirmed:',
  ),
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
      sheet.eachRow((row) =>
        rows.push(Array.from((row.values as unknown[]).slice(1), (cell) => String(cell ?? ''))),
      )
      expect(sheet.headerFooter.oddHeader).toBe('&L&F&R&A')
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

  test('经费拨付 with the account left blank, and who is not in it', async () => {
    const selection = {
      expert: { name: '戌某某', organization: '某某大学' },
      enterprise: { name: '武汉另家光电有限公司' },
      district: 'hongshan',
      term: { from: '2023-06-01', to: '2025-05-31' },
    }
    const paper = (today: string) =>
      paymentsWorkbook({
        ...unit,
        selections: [selection],
        instalment: cycle.cycle!.funding.instalments![0]!,
        number: 1,
        payments: 2,
        followUp,
        today,
      })
    const sheets = await sheetsOf(await paper('2023-12-01'))
    expect(Object.keys(sheets)).toEqual(['经费拨付', '未列入', '说明'])
    const [head, row, total] = sheets['经费拨付']!
    expect(head!.slice(6)).toEqual([
      '到岗日期',
      '金额（万元）',
      '应报（份）',
      '已报（份）',
      '个人账户（在仓库以外填写）',
    ])
    expect([row![3], ...row!.slice(6)]).toEqual(['申某某', '2023-06-01', '2.5', '1', '1'])
    expect([total![2], total![7]]).toEqual(['合计 1 人', '2.5'])
    expect(sheets['未列入']!.slice(1).map((cells) => [cells[3], cells[8]])).toEqual([
      ['酉某某', '还没有到岗'],
      ['戌某某', '名单内，区里没有对接签约记录'],
    ])
    expect(sheets['说明']).toContainEqual(['金额', '1 人，每人 2.5 万元，共 2.5 万元'])
    // After the cutoff it counts to the cutoff: the paper of an instalment stays as it was.
    expect(await paper('2024-12-01')).toEqual(await paper('2023-12-01'))
    expect((await sheetsOf(await paper('2023-08-01')))['经费拨付']![1]!.slice(8)).toEqual(['0', '0'])
  })

  test('考核验收 with the sums of confirmed reports, the others apart', async () => {
    const sheets = await sheetsOf(await evaluationWorkbook({ ...unit, followUp, today: '2023-11-01' }))
    expect(Object.keys(sheets)).toEqual(['考核验收情况', '成效合计', '说明'])
    const [, row] = sheets['考核验收情况']!
    expect(row!.slice(1, 2)).toEqual(['abc234'])
    expect(row!.slice(8, 13)).toEqual(['22', '2', '1', '解决难题 1个'])
    const total = sheets['成效合计']!.at(-1)!
    expect([total[2], total[5], total[6]]).toEqual(['合计', '22', '1'])
    const unconfirmed = ledgerOf({
      ...FOLLOW_UP_WORLD,
      [REPORT]: FOLLOW_UP_WORLD[REPORT]!.replace(/ {2}confirmed: .*\n/, ''),
    }).cycles.get('2023')!
    const other = { ...unit, engagements: engagementsOf(unconfirmed), followUp, today: '2023-11-01' }
    const [, apart] = (await sheetsOf(await evaluationWorkbook(other)))['考核验收情况']!
    expect(apart!.slice(8, 13)).toEqual([
      '0',
      '2',
      '1',
      '',
      '2023年8月期\n合计 22 天\n2023年6月 9 天，7月 8 天，8月 5 天\n解决难题 1个（2023年8月期 1）',
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
    for (const nothing of ['无', '暂无。', '没有困难', '目前没有问题。', '/']) {
      const text = FOLLOW_UP_WORLD[REPORT]!.replace('  confirmed:', `  problems: ${nothing}\n  confirmed:`)
      const none = engagementsOf(ledgerOf({ ...FOLLOW_UP_WORLD, [REPORT]: text }).cycles.get('2023')!)
      const reports = reportsOfPeriod(none, cycle.cycle, '2023-08', '2023-11-01')
      const made = await reportsWorkbook({
        ...unit,
        period: '2023-08',
        followUp,
        today: '2023-11-01',
        reports,
      })
      expect((await sheetsOf(made))['困难汇总'], nothing).toHaveLength(1)
    }
    const october = await sheetsOf(await workbook('2023-10'))
    expect(october['逾期清单']![1]!.slice(3)).toEqual(['申某某', '某某大学', '19900007001', '2023-10-26'])
    expect(october['分区统计']!.at(-1)!.slice(1)).toEqual(['合计', '1', '0', '0', '1'])
    expect(await workbook('2023-10')).toEqual(await workbook('2023-10'))
  })
})
