import { expect, test } from 'vitest'
import { entriesIn, entryMark, isMark, readMark, withoutMark } from './entry-mark.ts'

const named = { year: '2023', district: 'hongshan', id: '91420111MAFAKE991B' }
const hidden = { year: '2023', district: 'wuhan-jingkai', id: 'k7m2xq' }

test.each([named, hidden])('%o is written and read again', (mark) => {
  const comment = entryMark(mark, '某区')
  expect(isMark(comment)).toBe(true)
  expect(readMark(`# ${comment}\npublic:\n`)).toEqual(mark)
  expect(withoutMark(`# ${comment}\n# 企业的话\npublic:\n`)).toBe('# 企业的话\npublic:\n')
})

test('as it comes out of a chat: a word above, line ends of Windows, a mark before it', () => {
  const line = `# ${entryMark(named, '洪山区')}`
  expect(readMark(`王科长，这是我们的：\r\n${line}\r\npublic:\r\n`)).toEqual(named)
  expect(readMark(`\ufeff${line}\npublic:`)).toEqual(named)
})

test('entries of a mail: without its words above, between and below; texts that quote a first line stay whole', () => {
  const file = (mark: typeof named) =>
    `# ${entryMark(mark, '某区')}\npublic:\n  problem: |-\n    # 2023年需求文件：x\nprivate:\n  consent:\n    on: 2023-03-02\n`
  const mail = `您好，请查收。\n\n${file(named)}\n此致\n${file(hidden)}\n张三 电话 027-00000000\n`
  expect(entriesIn(mail)).toEqual([file(named), file(hidden)])
  expect(entriesIn(`${file(named)}\n以上，请查收！\n`)).toEqual([file(named)])
  expect(entriesIn(`public:\n  enterprise:\n${file(hidden)}`)).toHaveLength(2)
  for (const whole of ['', 'public:\n', '您好，请查收。\npublic:\n'])
    expect(entriesIn(whole)).toEqual([whole])
  // A key at the margin is no chat: it is told as what it is.
  const broken = `${file(named)}remark: x\n`
  expect(entriesIn(broken)).toEqual([broken])
})

test.each([
  '',
  'public:\n',
  '# 样例：2023年',
  '# 2023年需求文件：../x/91420111MAFAKE991B.yaml',
  '# 2023年需求文件：hongshan/x.yaml',
])('no mark: %s', (text) => {
  expect(readMark(text)).toBeUndefined()
  expect(withoutMark(text)).toBe(text)
})
