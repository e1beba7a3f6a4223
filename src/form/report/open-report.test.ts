import { expect, test } from 'vitest'
import { valueAt } from '../../domain/tree.ts'
import { openReport } from './open-report.ts'

const own = { year: '2023', district: 'hongshan', alias: 'n4s8qa', period: '2023-10' }
const file = `# 2023年双月报文件：hongshan/n4s8qa/2023-10.yaml（洪山区）
public:
  submittedOn: "2023-10-25"
private:
  work: 标定模温回路。
`

test('a report that was saved with the spaces of a web page is opened as it was', () => {
  const opened = openReport(file.replaceAll('  ', '\u00a0\u00a0'), '微信.txt', own)
  expect(valueAt(opened, ['tree', 'private', 'work'])).toBe('标定模温回路。')
  expect(opened).toEqual(openReport(file, '微信.txt', own))
})
