import { expect, test } from 'vitest'
import { FOLLOW_UP_WORLD, NEXT_REPORT, PLACEMENT, REPORT } from '../../../tests/fixtures/follow-up-rows.ts'
import { cellsOf, paragraphsOf } from '../../../tests/support/document-texts.ts'
import { ledgerOf } from '../../../tests/support/ledger-of.ts'
import { engagementsOf } from '../../domain/engagement.ts'
import { certificate } from './certificate-docx.ts'
import { evaluationForm } from './evaluation-docx.ts'

/** 考核表 and 服务情况证明, word for word. */

const august = FOLLOW_UP_WORLD[REPORT]!
// Restates August, and is not confirmed.
const october = august
  .replace('2023-08-25', '2023-10-25')
  .replace(
    / {2}days:\n(?: {4}.*\n)+/,
    '  days:\n    - {month: 2023-08, days: 8}\n    - {month: 2023-09, days: 7}\n',
  )
  .replace('results: {solved: 1}', 'results: {patents: 2, contract: 12.5}')
  .replace(/ {2}confirmed: .*\n/, '')
const evaluated = `${FOLLOW_UP_WORLD[PLACEMENT]}  endedOn: "2025-05-31"
  reason: 期满
  evaluation:
    summary: 降低了封装应力。
    enterprise: {opinion: 达到协议要求。, on: "2025-06-03"}
    district: {opinion: 同意。, result: 合格, on: "2025-06-10"}
`

function pairOf(files: Record<string, string | null>) {
  const ledger = ledgerOf({ ...FOLLOW_UP_WORLD, ...files })
  const cycle = ledger.cycles.get('2023')!
  const [engagement] = engagementsOf(cycle)
  const common = {
    year: '2023',
    districtName: '洪山区',
    followUp: cycle.cycle!.followUp,
    today: '2023-11-01',
  }
  return { ...common, engagement: engagement! }
}

test('考核表: what is known is filled in, the rest is left for pen and seal', async () => {
  const results = ['优秀', '合格', '不合格']
  const blank = cellsOf(await evaluationForm({ ...pairOf({ [NEXT_REPORT]: october }), results }))
  expect(blank).toMatchSnapshot()
  const filled = cellsOf(await evaluationForm({ ...pairOf({ [PLACEMENT]: evaluated }), results: undefined }))
  expect(filled.slice(-8)).toMatchSnapshot()
  const chosen = cellsOf(await evaluationForm({ ...pairOf({ [PLACEMENT]: evaluated }), results }))
  expect(chosen.at(-1)).toContain('□优秀　☑合格　□不合格')
  const another = cellsOf(
    await evaluationForm({ ...pairOf({ [PLACEMENT]: evaluated }), results: ['通过', '不通过'] }),
  )
  expect(another.at(-1)).toContain('考核结果：合格')
})

test('服务情况证明: confirmed numbers with their periods, unconfirmed ones apart, no reason of the end', async () => {
  const office = '洪山区科技和经济信息化局'
  const files = { [NEXT_REPORT]: october, [PLACEMENT]: evaluated }
  const bytes = await certificate({ ...pairOf(files), office })
  expect(paragraphsOf(bytes)).toMatchSnapshot()
  expect(cellsOf(bytes)).toMatchSnapshot()
  const none = paragraphsOf(await certificate({ ...pairOf({ [REPORT]: october }), office })).join('\n')
  expect(none).toContain('没有经企业确认的双月报。')
  expect(none).toContain('二、未经企业确认的双月报')
  expect(none).not.toContain('数字来自经企业确认的双月报')
  const unasked = { ...pairOf({ [REPORT]: null }), followUp: undefined, office }
  expect(paragraphsOf(await certificate(unasked)).slice(2, 5)).toEqual([
    ...['一、双月报', '本年度没有规定双月报。', '本证明须加盖公章。'],
  ])
  // Its term is over by the due day, so that nobody asks for October's.
  const early = evaluated.replace('endedOn: "2025-05-31"', 'endedOn: "2023-10-20"')
  const last = pairOf({ [NEXT_REPORT]: october, [PLACEMENT]: early })
  expect(paragraphsOf(await certificate({ ...last, office })).join('\n')).toContain(
    '应报 1 份，已报 1 份，另收到 1 份。',
  )
})
