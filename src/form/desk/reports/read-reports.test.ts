import { expect, test } from 'vitest'
import { type Tree, valueAt } from '../../../domain/tree.ts'
import {
  isNewest,
  readReportFile,
  readReports,
  replacedBy,
  type SentReport,
  withConfirmation,
} from './read-reports.ts'

const own = { year: '2023', district: 'hongshan' }
const line = (place = 'hongshan/n4s8qa/2023-10', year = '2023') =>
  `# ${year}年双月报文件：${place}.yaml（洪山区）\n`
const body = `public:
  submittedOn: "2023-10-25"
private:
  days:
    - month: "2023-10"
      days: 8
  work: 标定模温回路。
`
const read = (written: string, name = '') => readReports(written, name, own)
const paths = (written: string, name = '') => read(written, name).reports.map(({ path }) => path)
const PATH = 'content/cycles/2023/reports/hongshan/n4s8qa/2023-10.yaml'

test.each([
  ['as it was downloaded', `${line()}${body}`, ''],
  ['under another name', `${line()}${body}`, '微信文件(3).txt'],
  ['with words above it', `王科长您好，这是我的：\n${line()}${body}`, ''],
  ['with words below it', `${line()}${body}\n谢谢！\n归晓蕾 10月25日 9:30: 收到\n`, ''],
  ['with line ends of Windows', `${line()}${body}`.replaceAll('\n', '\r\n'), ''],
  ['without its first line, but with its name', body, '双月报-n4s8qa-2023-10(1).yaml'],
  ['with the spaces of a web page', `${line()}${body.replaceAll('  ', '\u00a0\u00a0')}`, ''],
])('a report %s', (_, written, name) => expect(paths(written, name)).toEqual([PATH]))

test('several pasted together', () => {
  const other = `${line('hongshan/k7m2p9/2023-10')}${body}`
  expect(paths(`${line()}${body}\n${other}`)).toEqual([PATH, PATH.replace('n4s8qa', 'k7m2p9')])
})

test.each([
  ['without place', body, '看不出是哪一对、哪一期'],
  ['of an enterprise', `# 2023年需求文件：hongshan/91420111MAFAKE991B.yaml（洪山区）\n${body}`, '“征集报送”'],
  ['of another district', line('wuchang/n4s8qa/2023-10') + body, '是别的区的'],
  ['of another year', line(undefined, '2022') + body, '是2022年度的'],
  ['sealed', `${line()}public:\n  submittedOn: "2023-10-25"\nsealed: x\n`, '已经加密'],
  ['that is empty', '\n', '还没有下载完'],
  ['no report', `${line()}你好\n`, '不是双月报'],
  ['without its indentation', `${line()}${body.replaceAll(/\n +/g, '\n')}`, '不是双月报'],
  ['broken', `${line()}public: [\n`, '第3行：'],
])('one %s is refused with the reason', (_, written, why) => {
  const { reports, refused } = read(written)
  expect(reports).toEqual([])
  expect(refused).toHaveLength(1)
  expect(refused[0]).toContain(why)
})

const tree = read(`${line()}${body}`).reports[0]!.tree
const confirmed: Tree = { by: '归晓蕾', on: '2023-10-26' }
const recorded = {
  public: { submittedOn: '2023-10-25' },
  private: { ...(valueAt(tree, ['private']) as object), confirmed },
}

test('what the district has recorded stays as long as what was confirmed is the same', () => {
  expect(valueAt(withConfirmation(tree, recorded as Tree), ['private', 'confirmed'])).toEqual(confirmed)
  const changed = read(`${line()}${body.replace('days: 8', 'days: 9')}`).reports[0]!.tree
  expect(valueAt(withConfirmation(changed, recorded as Tree), ['private', 'confirmed'])).toBeUndefined()
  expect(withConfirmation(tree, undefined)).toBe(tree)
})

test.each([
  ['双月报.docx', [0x50, 0x4b, 3, 4, 0xff], '请打开这一对的填报链接代填'],
  ['双月报.zip', [0x50, 0x4b, 3, 4, 0xff], '压缩包请先解开'],
  [
    '双月报.txt',
    [...'\ufeff# 2023年'].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    'UTF-16',
  ],
  ['双月报.yaml', [0xc4, 0xe3, 0xba, 0xc3], '可能是 GBK'],
])('%s is refused with what to do', (name, bytes, why) => {
  expect(readReportFile(new Uint8Array(bytes), name, own).refused).toEqual([expect.stringContaining(why)])
})

test('of several for one period the last day counts; what is replaced is told', () => {
  const on = (day: string): SentReport => read(`${line()}${body.replace('2023-10-25', day)}`).reports[0]!
  const [early, late, again, undated] = [on('2023-10-20'), on('2023-10-26'), on('2023-10-26'), on('昨天')]
  const counted = (...all: SentReport[]) => all.filter((each) => isNewest(each, all))
  expect(counted(late, early, undated)).toEqual([late])
  expect(counted(late, again)[0]).toBe(again)
  expect(replacedBy(early.tree, undefined)).toBeUndefined()
  expect(replacedBy(early.tree, late.tree)).toEqual({ on: '2023-10-26', isNewer: true, wasConfirmed: false })
  expect(replacedBy(late.tree, undated.tree)).toEqual({ on: '', isNewer: false, wasConfirmed: false })
  expect(replacedBy(undated.tree, late.tree)).toMatchObject({ isNewer: false })
  expect(replacedBy(late.tree, recorded as Tree)).toMatchObject({ isNewer: false, wasConfirmed: true })
})
