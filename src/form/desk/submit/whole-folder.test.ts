import { expect, test } from 'vitest'
import { itemOf } from '../../../../tests/support/desk.ts'
import { codeNumber, entryNumber } from '../../../../tests/support/entry.ts'
import { handInNote } from '../../../text/hand-in.ts'
import { entryText } from '../state/entry-text.ts'
import { handedItems } from '../state/handed-in.ts'
import { wholeFolder } from './whole-folder.ts'

const FOLDER = 'content/cycles/2023/demands/hongshan'
const fileOf = (number: number) => ({
  path: `${FOLDER}/${codeNumber(number)}.yaml`,
  text: entryNumber(number).buffer.toString(),
})

test('the zip holds what was handed in before, with what is new and changed', async () => {
  const handed = handedItems([fileOf(1), fileOf(2)], '2023', 'hongshan')
  const changed = fileOf(2).text.replace('employees: 320', 'employees: 321')
  const items = [itemOf(changed, codeNumber(2)), itemOf(fileOf(3).text, codeNumber(3))]
  const submission = { year: '2023', district: 'hongshan', items, filing: undefined, sealing: undefined }
  const whole = await wholeFolder(submission, handed)
  expect(whole.files.map(({ path }) => path).sort()).toEqual(
    [1, 2, 3].map((number) => fileOf(number).path).sort(),
  )
  expect(whole.changed.map(({ path }) => path)).toEqual([fileOf(2).path, fileOf(3).path])
  expect(whole.files.find(({ path }) => path === fileOf(2).path)!.text).toContain('employees: 321')
  expect(whole.files.find(({ path }) => path === fileOf(1).path)!.text).toBe(fileOf(1).text)
})

test('what was handed in before the site sealed goes into the zip sealed', async () => {
  const handed = handedItems([fileOf(1)], '2023', 'hongshan')
  const sealing = { seal: async () => ({ public: {}, sealed: '密' }) }
  const submission = { year: '2023', district: 'hongshan', items: [], filing: undefined, sealing }
  const { files } = await wholeFolder(submission, handed)
  expect(files).toEqual([{ path: fileOf(1).path, text: entryText({ public: {}, sealed: '密' }) }])
})

test('the note says what is in it, to whom it goes, until when, and what to do next time', () => {
  const about = { year: 2023, district: '洪山区', day: '2023年3月8日', entries: 3, to: '某处 027-80000000' }
  const note = handInNote({ ...about, until: '距报送截止还有2天', papers: true })
  for (const words of ['3 家企业', '某处 027-80000000', '距报送截止还有2天', '不要上传到仓库', '四、下次']) {
    expect(note).toContain(words)
  }
  expect(note.startsWith('\ufeff')).toBe(true)
  expect(note.replaceAll('\r\n', '')).not.toContain('\n')
  expect(handInNote({ ...about, until: '', papers: false })).toContain('没有放进来')
})
