import { expect, test } from 'vitest'
import { itemOf, noFiling, sampleKnown } from '../../../../tests/support/desk.ts'
import { bases } from '../../../../tests/support/entry.ts'
import { entryDigest } from '../../../documents/annex1/entry-digest.ts'
import { checkDesk } from './check-desk.ts'
import type { Known } from './context.ts'
import { receiptOf, returnedText } from './to-enterprise.ts'

const CODE = '91420111MAFAKE991B'

async function checked(text: string) {
  const known = await sampleKnown()
  const item = itemOf(text, CODE, { receivedAt: Date.parse('2023-03-08T09:05:00+08:00') })
  const desk = checkDesk({ district: 'hongshan', items: [item], filing: noFiling }, known)
  const district = known.districts.find(({ slug }) => slug === 'hongshan')!
  const now = Date.parse('2023-03-08T10:00:00+08:00')
  const form = 'https://example.org/apply/?district=hongshan'
  return { each: desk.items[0]!, sender: { known, district, now, form } }
}

test('退回修改: what to mend, what to look at, how, until when, who', async () => {
  const text = bases.named
    .replace('employees: 320', 'employees: 三百')
    .replace(/address: .*/, 'address: 武汉市江夏区某某路1号')
  const { each, sender } = await checked(text)
  const message = returnedText(each, sender)!
  expect(message).toMatch(/^武汉测试光电有限公司：\n/)
  expect(message).toMatch(/要改的（1 处）：\n1\. “企业从业人数”要填数字/)
  expect(message).toContain('地址写的是“武汉市江夏区某某路1号”。请确认由洪山区报送。')
  expect(message).toContain('https://example.org/apply/?district=hongshan')
  expect(message).toMatch(/3月10日17:30/)
  expect(message).toMatch(/洪山区科技和经济信息化局$/)
  // Nothing of files and keys.
  expect(message).not.toMatch(/private\.|public\.|YAML/)
})

test('收件回执: name, time, and the 校验码 that the printed 附件1 has; none while something is to be mended', async () => {
  const { each, sender } = await checked(bases.named)
  const receipt = await receiptOf(each, sender)
  expect(receipt).toContain('企业：武汉测试光电有限公司')
  expect(receipt).toContain('收件时间：2023年3月8日09:05')
  expect(receipt).toContain(`校验码：${await entryDigest(each.demand!)}`)
  const faulty = await checked(bases.named.replace('employees: 320', 'employees: 三百'))
  expect(await receiptOf(faulty.each, faulty.sender)).toContain('改好以后才有')
})

test('退回修改 says nothing of another enterprise', async () => {
  const { sender } = await checked(bases.named)
  const other = bases.named.replaceAll('武汉测试光电', '武汉别家光电')
  const items = [itemOf(bases.named, CODE), itemOf(other, '91420111MAFAKE992E')]
  const desk = checkDesk({ district: 'hongshan', items, filing: noFiling }, sender.known as Known)
  const [, later] = desk.items
  expect(JSON.stringify(later!.findings)).toContain('武汉测试光电')
  expect(returnedText(later!, sender) ?? '').not.toContain('武汉测试光电')
})
