import { expect, onTestFinished, test } from 'vitest'
import { annex1Document } from '../../src/documents/annex1/annex1-docx.ts'
import { zipFiles } from '../../src/documents/office/zip-files.ts'
import type { Demand } from '../../src/domain/demand.ts'
import { validate } from '../../src/domain/validate.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { deskSite, Officer, upload } from '../support/desk-site.ts'
import { documentPicture } from '../support/document-pictures.ts'
import { codeNumber, entryNumber } from '../support/entry.ts'
import { startForge, testAccounts } from '../support/forge/start-forge.ts'

/** A clerk's first day and second day, on each host. */

const FOLDER = 'content/cycles/2023/demands/hongshan'
const fileNumber = (number: number) => `${FOLDER}/${codeNumber(number)}.yaml`
const textOf = (number: number) => entryNumber(number).buffer.toString()
const nameOf = (number: number) => /name: (武汉.*有限公司)/.exec(textOf(number))![1]!

async function paperNumber(number: number) {
  const file = fileNumber(number)
  const { tree } = readContentFile(file, entryNumber(number).buffer)!
  const demand = validate('demand', tree!, file).value as Demand
  const about = { cycleYear: '2023', demand, districtName: '洪山区', creditCode: codeNumber(number) }
  return upload('附件1.docx', await annex1Document(about))
}

const packed = (...numbers: number[]) =>
  upload(
    '企业发来的.zip',
    zipFiles(numbers.map((number) => ({ path: `某某/${codeNumber(number)}.yaml`, text: textOf(number) }))),
  )

const ofAnotherDistrict = (number: number) =>
  upload(
    `${codeNumber(number)}.yaml`,
    `# 2023年需求文件：jiangxia/${codeNumber(number)}.yaml（江夏区）\n${textOf(number)}`,
  )

test.each(['gitea', 'github', 'gitlab'] as const)(
  'ten mixed files, then three more and one corrected, on %s',
  async (kind) => {
    const forge = await startForge({ kind, allowsPages: true })
    onTestFinished(() => forge.close())
    const site = await deskSite(forge)
    onTestFinished(() => site.close())
    const reducedMotion = kind === 'gitlab' ? 'no-preference' : 'reduce'
    const officer = await Officer.at(await sharedBrowser(), site.url, { reducedMotion })
    onTestFinished(() => officer.close())
    const { tab } = officer
    const { token } = testAccounts.outsider
    const picture = async (step: string, name: string) => {
      const section = tab.locator(`section[aria-labelledby="desk-step-${step}"]`)
      if (kind === 'gitea') await documentPicture(section, name)
    }

    await tab.setInputFiles('#desk-files', [
      ...[1, 2, 3, 4, 5].map(entryNumber),
      await paperNumber(6),
      packed(7, 8),
      ofAnotherDistrict(9),
      upload('b.yaml', 'a: [['),
      upload('照片.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10)),
    ])
    await tab.getByText('读完 12 个文件，收下 9 家，1 个文字有错').waitFor()
    expect(await tab.locator('.refused').textContent()).toContain('照片.png')
    expect(await officer.card(nameOf(9)).textContent()).toContain('文件第一行写的是江夏区')
    await picture('2', 'desk-receive')
    await officer.card(nameOf(9)).getByRole('button', { name: '不由本区报送' }).click()
    await officer.card('b.yaml').getByRole('button', { name: '移除' }).click()
    await tab.locator('#desk-filter-received', { hasText: '8' }).waitFor()
    await picture('overview', 'desk-overview')
    await officer.submit(token)
    await tab.locator('#desk-filter-submitted', { hasText: '8' }).waitFor()

    forge.host.merge(1)
    await tab.reload()
    await tab.waitForSelector('#desk-files', { state: 'attached' })
    const corrected = textOf(1).replace('employees: 320', 'employees: 321')
    await officer.take(...[10, 11, 12].map(entryNumber), upload(`${codeNumber(1)}.yaml`, corrected))
    await tab.fill('#desk-token', token)
    await tab.getByRole('button', { name: '读取本区报送过的' }).click()
    const table = tab.locator('.annex2 caption')
    // One is asked about, and in neither of its states counted meanwhile.
    const card = officer.card(nameOf(1))
    await card.getByText('用哪一份').waitFor()
    const before = Number(/\d+/.exec((await table.textContent())!.replace('附件2', ''))![0])
    await card.scrollIntoViewIfNeeded()
    await picture('3', 'desk-versions')
    await card.getByRole('button', { name: '用新的' }).click()
    await expect
      .poll(async () => Number(/\d+/.exec((await table.textContent())!.replace('附件2', ''))![0]))
      .toBe(before + 1)
    await picture('5', 'desk-papers')
    await officer.look(token)
    expect(await officer.outcome()).toContain('更新 1 家、新增 3 家、未变 0 家')
    await tab.getByRole('button', { name: '确认提交' }).click()
    await tab.locator('.outcome a[href*="pull"], .outcome a[href*="merge_requests"]').waitFor()
    const changed = forge.repository.changedPaths('main', forge.host.headOf(forge.pulls[1]!))
    expect(changed).toEqual([1, 10, 11, 12].map(fileNumber).sort())
    await tab.locator('[data-part="host-steps"] summary').click()
    await tab.fill('#desk-account', 'clerk')
    await tab.locator('[data-part="host-steps"] li a').first().waitFor()
    await picture('6', 'desk-submit')
  },
)
