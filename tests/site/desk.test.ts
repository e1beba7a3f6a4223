import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { generateX25519Identity, identityToRecipient } from 'age-encryption'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as compile } from '../../scripts/compile.ts'
import { entryText } from '../../src/form/desk/state/entry-text.ts'
import { readKey } from '../../src/sealed/key.ts'
import { decryptEntry, sealEntry } from '../../src/sealed/seal-entry.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { hostile } from '../fixtures/import/hostile.ts'
import { faultsAt, violationsOf } from '../support/axe.ts'
import { sharedBrowser } from '../support/browser-tab.ts'
import { hitsIn, privateTexts } from '../support/canary.ts'
import { type DeskSite, deskSite, Officer, upload } from '../support/desk-site.ts'
import { bases, codeNumber, edited, entryNumber } from '../support/entry.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { startForge, type TestForge } from '../support/forge/start-forge.ts'
import type { Account } from '../support/forge/test-host.ts'
import { sealingSite, type TestRecipient } from '../support/sealed-folder.ts'
import { isPrivateSample } from '../support/shared-sites.ts'

const CODE = '91420111MAFAKE991B'
const NAME = '武汉测试光电有限公司'
const TOKEN = 'test-token-of-the-hongshan-office'
const clerk: Account = { id: 2, login: 'hongshan-jingxin', token: TOKEN, role: 'push' }
const owner: Account = { id: 1, login: 'example-org', token: 'test-token-of-the-owner', role: 'owner' }
const sound = edited('named', [['industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子信息']])

const browser = await sharedBrowser()
let forge: TestForge
let site: DeskSite
beforeAll(async () => {
  forge = await startForge({ kind: 'github', accounts: [owner, clerk] })
  site = await deskSite(forge)
})
afterAll(async () => {
  await site?.close()
  await forge?.close()
})

async function officer(options?: Parameters<typeof Officer.at>[2], at = site): Promise<Officer> {
  const someone = await Officer.at(browser, at.url, options)
  onTestFinished(() => someone.close())
  return someone
}

test('nothing for axe and no sideways scrolling: empty, with errors, with everything open, with a failure', async () => {
  const someone = await officer({ width: 390, bypassCSP: true })
  const { tab } = someone
  const faults = () => faultsAt(tab, [1280, 390])
  /** 320 px is 1280 px at 400 %; 640 px at 200 %. */
  const tooWideWhenZoomed = async () => {
    const found: number[] = []
    for (const width of [640, 320, 390]) {
      await tab.setViewportSize({ width, height: 900 })
      if (await tab.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push(width)
    }
    return found
  }
  expect(await faults()).toEqual([])
  await someone.take(
    upload(`${CODE}.yaml`, bases.named),
    upload('又一份.yaml', bases.named),
    upload('坏的.yaml', 'public: [\n'),
    upload('扫描.pdf', '%PDF-1.7\n'),
  )
  expect(await faults()).toEqual([])
  await tab.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true
  })
  expect(await faults()).toEqual([])
  expect(await tooWideWhenZoomed()).toEqual([])
  for (const name of [NAME, '坏的.yaml']) {
    await someone.card(name).last().getByRole('button', { name: '移除' }).click()
  }
  forge.failNext({ status: 401 })
  await someone.look('a-wrong-token')
  expect(await faults()).toEqual([])
  expect(await tooWideWhenZoomed()).toEqual([])
})

describe('mending one after the other', () => {
  test('nothing of one entry is left for the next, and what would be lost is told', async () => {
    const someone = await officer()
    const { tab } = someone
    const misspelt = sound
      .replaceAll('测试', '另一')
      .replace('\nprivate:', '\nprivate:\n  remark: 周五以后再联系')
    await someone.take(upload(`${CODE}.yaml`, sound), upload('b.yaml', misspelt))
    await tab.locator('[data-part=edit]').first().click()
    await tab.locator('[data-go=challenges]').click()
    await tab.locator('[data-step=challenges] [data-remove]').first().click()
    await tab.locator('[data-step=challenges] [data-cancel]').click()
    await expect.poll(() => tab.locator('[name="private.enterprise.contact.phone"]').inputValue()).toBe('')
    await tab.locator('[data-part=edit]').nth(1).click()
    await tab.locator('demand-form [data-lost]', { hasText: '周五以后再联系' }).waitFor()
    expect(await tab.locator('demand-form [data-undo]').count()).toBe(0)
  })

  test('leaving the page in the middle asks first', async () => {
    const someone = await officer()
    const { tab } = someone
    await someone.take(upload(`${CODE}.yaml`, sound))
    await tab.locator('[data-part=edit]').click()
    await tab.locator('[name="private.enterprise.address"]').fill('武汉市某某路2号')
    const [dialog] = await Promise.all([tab.waitForEvent('dialog'), tab.close({ runBeforeUnload: true })])
    expect(dialog.type()).toBe('beforeunload')
    await dialog.accept()
  })

  test('what was removed is gone with everything else', async () => {
    const someone = await officer()
    const { tab } = someone
    await someone.take(upload(`${CODE}.yaml`, sound))
    await tab.locator('[data-part=remove]').click()
    await tab.getByRole('button', { name: '删除这台电脑上的全部内容' }).click()
    await tab.getByRole('button', { name: '全部删除', exact: true }).click()
    await tab.getByText('已全部删除').waitFor()
    expect(await tab.getByRole('button', { name: '撤销移除' }).count()).toBe(0)
  })
})

describe('receiving', () => {
  test('files that are dropped on the page', async () => {
    const someone = await officer()
    const transfer = await someone.tab.evaluateHandle(
      ([name, text]) => {
        const data = new DataTransfer()
        data.items.add(new File([text!], name!, { type: 'application/yaml' }))
        return data
      },
      [`${CODE}.yaml`, sound],
    )
    await someone.tab.dispatchEvent('.desk .drop', 'drop', { dataTransfer: transfer })
    await someone.card(NAME).waitFor()
    expect(await someone.card(NAME).textContent()).toContain(CODE)
  })

  test('files of every kind are read, refused ones are told by name, hostile ones harm nobody', async () => {
    const someone = await officer()
    const named = (name: string) => hostile.find((each) => each.name === name)!.bytes()
    await someone.take(
      upload(`${CODE}.yaml`, sound),
      upload('a.docx', named('10,000 parts')),
      upload('b.docx', named('billion laughs')),
      upload('c.xlsx', named('an external entity')),
      upload('d.docx', named('a document cut in half')),
      upload('e.yaml', Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3)),
      upload('f.png', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10)),
      upload('g.yaml', `a: ${'['.repeat(20_000)}`),
      upload('h.yaml', `a: ${'x'.repeat(70_000)}`),
    )
    await expect.poll(() => someone.tab.locator('.refused li').count()).toBe(7)
    const told = await someone.tab.locator('.refused').textContent()
    for (const word of ['部件太多', '声明（DTD）', '不完整或已损坏', 'GBK', '图片或扫描件', '超过了 64 KB']) {
      expect(told).toContain(word)
    }
    expect(await someone.codes('g.yaml')).toContain('too-deep')
    expect(await someone.card(NAME).count()).toBe(1)
    expect(someone.complaints).toEqual([])
  })

  test('an old code of an anonymous entry is accepted once somebody says that the licence reads so', async () => {
    const someone = await officer()
    const doubtful = edited('anonymous', [['MAFAKE9908', 'MAFAKE9909']])
    await someone.take(upload('k7m2xq.yaml', doubtful))
    const card = someone.card('武汉隐名光电有限公司')
    expect(await card.locator('.findings > .error[data-code="credit-code"]').count()).toBe(1)
    await card.getByLabel('代码核对人').fill('某某')
    await someone.tab.keyboard.press('Enter')
    await expect.poll(() => card.locator('.findings > .error[data-code="credit-code"]').count()).toBe(0)
    expect(await card.locator('[data-code="credit-code"]').count()).toBe(1)
    expect(await card.getByLabel('代码核对人').count()).toBe(0)
    expect(someone.complaints).toEqual([])
  })

  test('pasted text, a code typed in, the same twice; removing and putting back by keyboard', async () => {
    const someone = await officer()
    const { tab } = someone
    await tab.getByText('粘贴文字').click()
    await tab.fill('#desk-paste', sound)
    await tab.getByRole('button', { name: '收下这段文字' }).click()
    const card = someone.card(NAME)
    expect(await someone.codes(NAME)).toContain('credit-code')
    await card.getByLabel('统一社会信用代码').fill(CODE.toLowerCase())
    await tab.keyboard.press('Enter')
    await expect.poll(() => someone.codes(NAME)).not.toContain('credit-code')
    const other = upload(`${CODE}.yaml`, sound.replace('employees: 320', 'employees: 321'))
    await someone.take(other)
    await someone.take(other)
    expect(await tab.locator('.refused').textContent()).toContain('完全相同')
    await card.first().getByRole('button', { name: '移除' }).focus()
    await tab.keyboard.press('Enter')
    expect(await card.count()).toBe(1)
    await tab.getByRole('button', { name: '撤销移除' }).focus()
    await tab.keyboard.press('Enter')
    await expect.poll(() => card.count()).toBe(2)
  })

  test('the focus stays on the page whatever its control takes away: questions, rows, messages', async () => {
    const someone = await officer()
    const { tab } = someone
    const mark = `# 2023年需求文件：wuchang/${CODE}.yaml（武昌区）\n`
    await someone.take(
      upload('扫描.pdf', '%PDF-1.7\n'),
      upload(`${CODE}.yaml`, mark + sound),
      upload('新.yaml', mark + sound.replace('employees: 320', 'employees: 321')),
      entryNumber(1),
    )
    const press = async (name: string | RegExp, role: 'button' | 'checkbox' = 'button') => {
      await tab.getByRole(role, { name, exact: true }).first().press('Space')
      await expect.poll(() => tab.evaluate(() => document.activeElement === document.body)).toBe(false)
      return tab.evaluate(() => document.activeElement!.id)
    }
    expect(await press('知道了')).toBe('desk-files')
    await press('只看要处理的', 'checkbox')
    await press('由本区报送')
    await press('由本区报送')
    await press(/^用新的/)
    await tab.getByRole('button', { name: '用新的' }).waitFor({ state: 'hidden' })
    // What waits no more stays until somebody is elsewhere; a name in the table leads to it all the same.
    const card = someone.card(NAME)
    expect(await card.isVisible()).toBe(true)
    for (const _ of ['off', 'on']) await press('只看要处理的', 'checkbox')
    expect(await card.isVisible()).toBe(false)
    await tab.locator('.overview').getByRole('link', { name: NAME }).click()
    expect(await card.isVisible()).toBe(true)
    await press(/^缺原件 \d+$/)
    for (let left = await tab.locator('.overview tbody tr').count(); left > 0; left--) {
      expect(await press(/^已收到盖章原件/, 'checkbox')).toContain(
        left > 1 ? 'desk-original-' : 'lacksOriginal',
      )
    }
  })

  test('a text that cannot be read is mended in place', async () => {
    const someone = await officer()
    await someone.take(upload(`${CODE}.yaml`, sound.replace('private:\n', 'private: [\n')))
    const card = someone.card(CODE)
    expect(await someone.codes(CODE)).toContain('yaml-syntax')
    await card.getByText('查看和修改文字').click()
    await card.getByLabel('文件里的文字').fill(sound)
    await card.getByRole('button', { name: '重新核对' }).click()
    await someone.card(NAME).waitFor()
    expect(await someone.codes(NAME)).not.toContain('yaml-syntax')
  })

  test('what is there already, on the desk and on the site, is told', async () => {
    const someone = await officer()
    const elsewhere = readFileSync('content/cycles/2023/demands/wuchang/91420106MAFAKE297Y.yaml', 'utf8')
    await someone.take(
      upload(`${CODE}.yaml`, sound),
      upload(`${codeNumber(9992)}.yaml`, sound),
      upload('91420106MAFAKE297Y.yaml', elsewhere),
      upload(
        '91420111MAFAKE157C.yaml',
        readFileSync('content/cycles/2023/demands/hongshan/91420111MAFAKE157C.yaml'),
      ),
    )
    const duplicates = await someone.tab.locator('[data-code="duplicate-enterprise"]').allInnerTexts()
    expect(duplicates).toHaveLength(2)
    expect(duplicates.join()).toContain(NAME)
    expect(duplicates.join()).toContain('网站上已公开的')
    expect(await someone.tab.getByText('更新已公开的需求').count()).toBe(1)
  })

  test('everything is there after a reload, and gone once it is deleted', async () => {
    const someone = await officer()
    const { tab } = someone
    await someone.take(upload(`${CODE}.yaml`, sound), upload('坏的.yaml', 'public: [\n'))
    await tab.fill('#filing-private-reporter', '某填报人')
    await tab.locator('#filing-private-reporter').blur()
    await expect.poll(() => someone.kept()).toContain('某填报人')
    await tab.reload()
    await someone.card(NAME).waitFor()
    expect(await someone.card('坏的.yaml').count()).toBe(1)
    expect(await tab.inputValue('#desk-district')).toBe('hongshan')
    expect(await tab.inputValue('#filing-private-reporter')).toBe('某填报人')
    // Both districts' are deleted together, so both are counted.
    await tab.selectOption('#desk-district', 'wuchang')
    await tab.getByText('征集收下的 2 份').waitFor()
    await tab.selectOption('#desk-district', 'hongshan')
    await tab.getByRole('button', { name: '删除这台电脑上的全部内容' }).click()
    await tab.getByRole('button', { name: '全部删除', exact: true }).click()
    await tab.getByText('已全部删除').waitFor()
    expect(await tab.locator('.desk .item').count()).toBe(0)
    expect(await tab.inputValue('#filing-private-reporter')).toBe('')
    const kept = await someone.kept()
    expect(kept).not.toMatch(/测试光电|某填报人|19900009001/)
  })
})

describe('mending', () => {
  test('an entry is opened in the form, mended, and its findings go; cancelling changes nothing', async () => {
    const someone = await officer()
    const { tab } = someone
    await someone.take(upload(`${CODE}.yaml`, sound.replace('employees: 320', 'employees: 约320人')))
    expect(await someone.codes(NAME)).toContain('not-a-number')
    const edit = someone.card(NAME).getByRole('button', { name: '打开修改' })
    await edit.click()
    await tab.getByRole('button', { name: '不保存' }).first().click()
    await expect.poll(() => edit.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await someone.codes(NAME)).toContain('not-a-number')

    await edit.click()
    await tab.locator('demand-form [name="private.enterprise.employees"]').fill('320')
    await finishForm(tab)
    await expect.poll(() => edit.evaluate((button) => button === document.activeElement)).toBe(true)
    expect(await someone.codes(NAME)).not.toContain('not-a-number')
    expect(await someone.card(NAME).textContent()).toContain('已修改')
    await tab.reload()
    await someone.card(NAME).waitFor()
    expect(await someone.codes(NAME)).not.toContain('not-a-number')
    expect(someone.complaints).toEqual([])
  })
})

test('an entry that is saved in the form as it was is not called mended', async () => {
  const someone = await officer()
  await someone.take(upload(`${CODE}.yaml`, sound))
  await someone.card(NAME).getByRole('button', { name: '打开修改' }).click()
  await finishForm(someone.tab)
  await someone.tab.getByText('没有改动').waitFor({ state: 'attached' })
  expect(await someone.card(NAME).textContent()).not.toContain('已修改')
})

/** Through all steps to the end. */
async function finishForm(tab: Officer['tab']): Promise<void> {
  const next = tab.locator('demand-form [type="submit"]:visible')
  for (let step = 1; step <= 5; step++) await next.click()
}

describe('papers', () => {
  test('not while something is wrong; then the very bytes that the command line makes', async () => {
    const someone = await officer()
    const { tab } = someone
    const entries = globSync('content/cycles/2023/demands/hongshan/*.yaml')
    await someone.take(
      ...entries.map((file) => upload(basename(file), readFileSync(file))),
      upload('hongshan.yaml', readFileSync('content/cycles/2023/filings/hongshan.yaml')),
      upload('坏的.yaml', 'public: [\n'),
    )
    expect(await tab.getByRole('button', { name: '下载推荐函' }).isDisabled()).toBe(true)
    expect(await tab.locator('.blocked').first().textContent()).toContain('坏的.yaml')
    await someone.card('坏的.yaml').getByRole('button', { name: '移除' }).click()
    const out = await temporaryFolder()
    expect(await run(compile, '--district', 'hongshan', '--out', out)).toMatchObject({ code: 0 })
    for (const button of ['下载附件2', '下载推荐函']) {
      const { name, bytes } = await someone.download(button)
      expect(bytes.equals(readFileSync(join(out, '2023', name)))).toBe(true)
      const told = tab.getByRole('status').filter({ hasText: name })
      await expect.poll(() => told.textContent()).toMatch(/接下来：.*盖章；2023年3月10日17:30前.*报送/)
    }
    const region = tab.getByRole('region', { name: '附件2预览' })
    expect(await region.locator('thead th').count()).toBe(17)
    await region.focus()
    await tab.keyboard.press('ArrowRight')
    await expect.poll(() => region.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0)
  })

  test('a zip has the files in their folders', async () => {
    const someone = await officer()
    const long = sound.replace('联合开发一套应力测试平台。', '联合开发一套应力测试平台。'.repeat(30))
    await someone.take(upload(`${CODE}.yaml`, long))
    const { bytes } = await someone.download('下载全部文件')
    const parts = unzipSync(bytes)
    const paths = Object.keys(parts)
    expect(paths[0]).toBe(`content/cycles/2023/demands/hongshan/${CODE}.yaml`)
    expect(strFromU8(parts[paths[0]!]!)).toContain('employees: 320')
    expect(paths.slice(1).map((path) => path.replace(/^.*[.]/, ''))).toEqual(['xlsx', 'docx', 'txt'])
    expect(strFromU8(parts['报送说明.txt']!)).toContain('1 家企业的需求文件')
    // Too long for an address: the name alone, and the text to copy.
    expect(await someone.tab.locator('.page-link a').getAttribute('href')).toMatch(
      /\/new\/main\?filename=content[^&]*$/,
    )
  })
})

test('a single short entry has its page at the host, filled in; a second one has not', async () => {
  const someone = await officer()
  await someone.take(upload('k9m9xq.yaml', bases.anonymous))
  const link = someone.tab.locator('.page-link a')
  const address = new URL((await link.getAttribute('href'))!)
  expect(address.pathname).toBe('/example-org/keji-fuzong/new/main')
  expect(address.searchParams.get('filename')).toBe('content/cycles/2023/demands/hongshan/k9m9xq.yaml')
  expect(address.searchParams.get('value')).toContain('private:')
  expect(await link.getAttribute('rel')).toBe('noreferrer')
  await someone.take(entryNumber(1))
  await expect.poll(() => link.count()).toBe(0)
})

/** Everything as the receiving side has it, judged as its workflow does. */
async function judged(of: TestForge, branch: string, now: string) {
  const root = await temporaryFolder()
  of.clone(branch, root)
  return run(check, '--root', root, '--since', 'origin/main', '--actor', clerk.login, '--now', now)
}

const IN_TIME = '2023-03-10T17:00:00+08:00'
const LATE = '2023-03-10T17:31:00+08:00'

/** A host of its own, with the content that the site is built from. */
async function freshForge(
  recipients?: readonly TestRecipient[],
): Promise<{ forge: TestForge; site: DeskSite }> {
  const content = recipients ? await contentSealed(recipients) : 'content'
  const own = await startForge({ kind: 'github', accounts: [owner, clerk], content })
  onTestFinished(() => own.close())
  const at = await deskSite(own, recipients && { recipients })
  onTestFinished(() => at.close())
  return { forge: own, site: at }
}

/** Files by path, sealing for these recipients and without anything private. */
async function contentSealed(recipients: readonly TestRecipient[]): Promise<Record<string, string>> {
  const files = globSync('content/**/*.{yaml,mdx,svg,json}').filter((file) => !isPrivateSample(file))
  const texts = files.map((file): [string, string] => [file, readFileSync(file, 'utf8')])
  return {
    ...Object.fromEntries(texts),
    'content/site.yaml': await sealingSite(recipients),
  }
}

describe('submitting', () => {
  test.each([1, 25])(
    '%d entries: one pull request that passes the check before the deadline, and is late after it',
    async (count) => {
      const { forge, site } = await freshForge()
      const someone = await officer({}, site)
      const { tab } = someone
      await someone.take(...Array.from({ length: count }, (_, at) => entryNumber(at + 1)))
      await tab.fill('#filing-private-reporter', '某填报人')
      await tab.fill('#filing-public-reportedOn', '2023-03-09')
      await tab.fill('#filing-public-filedWithOrganizationDepartmentOn', '2023-03-08')
      await tab.locator('#filing-private-reporter').blur()
      await someone.look(TOKEN)
      expect(await someone.outcome()).toContain(`更新 0 家、新增 ${count} 家、未变 0 家`)
      expect(forge.pulls).toHaveLength(0)
      await tab.getByRole('button', { name: '确认提交' }).click()
      await tab.locator('.outcome a[href*="pull"]').waitFor()
      expect(forge.pulls).toMatchObject([
        { branch: 'demands/2023/hongshan', title: '2023年洪山区“科技副总”需求' },
      ])
      expect(forge.pulls[0]!.body).toContain(codeNumber(1))
      expect(forge.pulls[0]!.body).toContain(`新增 ${count} 家`)
      const before = await judged(forge, 'demands/2023/hongshan', IN_TIME)
      expect(before).toMatchObject({ code: 0, err: '' })
      expect(before.out).not.toContain('late-submission')
      const after = await judged(forge, 'demands/2023/hongshan', LATE)
      expect(after.code).toBe(1)
      expect(after.out).toContain('已过')

      expect(await tab.inputValue('#desk-token')).toBe('')
      const kept = await someone.kept()
      expect(kept).not.toContain(TOKEN)
      expect(kept).not.toContain('19900009001')
      // Nothing is sealed here: the search that finds nothing below does find it.
      expect(hitsIn('requests', bodiesOf(forge), ['19900009001'])).not.toEqual([])
      expect([...someone.origins].sort()).toEqual([site.url, new URL(forge.url).origin].sort())
      expect(forge.requests.every(({ headers }) => headers['authorization']?.endsWith(TOKEN))).toBe(true)
      expect(
        forge.requests.every(
          ({ headers }) => !('referer' in headers) || !headers['referer']!.includes(TOKEN),
        ),
      ).toBe(true)
      expect(someone.complaints).toEqual([])
    },
  )

  test('again with one more and one changed: the same pull request; a third time nothing new', async () => {
    const { forge, site } = await freshForge()
    const someone = await officer({}, site)
    await someone.take(entryNumber(1), entryNumber(2))
    await someone.submit(TOKEN)
    const second = entryNumber(2)
    await someone.tab.reload()
    await someone.tab.waitForSelector('#desk-files', { state: 'attached' })
    expect(await someone.tab.locator('.desk .item').count()).toBe(0)
    await someone.take(
      entryNumber(1),
      { ...second, buffer: Buffer.from(second.buffer.toString().replace('employees: 320', 'employees: 77')) },
      entryNumber(3),
    )
    await someone.look(TOKEN)
    expect(await someone.outcome()).toContain('更新 1 家、新增 1 家、未变 1 家')
    await someone.tab.getByRole('button', { name: '确认提交' }).click()
    await someone.tab.locator('.outcome a[href*="pull"]').waitFor()
    expect(forge.pulls).toHaveLength(1)
    expect(await judged(forge, 'demands/2023/hongshan', IN_TIME)).toMatchObject({ code: 0 })
    await someone.look(TOKEN)
    expect(await someone.outcome()).toContain('内容没有变化')
  })

  test('an entry that is in the repository under an alias is updated there', async () => {
    const { forge, site } = await freshForge()
    const someone = await officer({}, site)
    const alias = 'content/cycles/2023/demands/hongshan/n3w4ls.yaml'
    const hidden = sound
      .replace('    name: 武汉测试光电有限公司\n', '')
      .replace(
        '  enterprise:\n    employees',
        `  enterprise:\n    name: ${NAME}\n    creditCode: ${CODE}\n    employees`,
      )
      .replaceAll('武汉测试光电企业技术中心', '企业技术中心')
    forge.host.push(forge.host.main, 'main', { [alias]: hidden.replace('employees: 320', 'employees: 99') })
    await someone.take(upload('k9m9xq.yaml', hidden))
    await someone.submit(TOKEN)
    const root = await temporaryFolder()
    forge.clone('demands/2023/hongshan', root)
    expect(readFileSync(join(root, alias), 'utf8')).toContain('employees: 320')
    expect(globSync('content/cycles/2023/demands/hongshan/k9m9xq.yaml', { cwd: root })).toEqual([])
    expect(forge.pulls[0]!.body).not.toContain('测试光电')
  })

  // Which answer is which fault: src/forge/faults.test.ts.
  const html = '<!doctype html><title>登录网络</title>'
  test.each([
    ['连不上', 'offline'],
    ['令牌无效', { status: 401 }],
    ['操作太频繁', { status: 429, headers: { 'retry-after': '30' } }],
    ['不是代码托管网站的回答', { status: 200, body: html }],
  ] as const)('“%s”: said in Chinese with what to do, then tried again', async (words, disturbance) => {
    const someone = await officer()
    const { tab } = someone
    const before = forge.pulls.length
    await someone.take(entryNumber(500 + before))
    if (disturbance === 'offline') await someone.context.setOffline(true)
    else forge.failNext(disturbance)
    await tab.fill('#desk-token', TOKEN)
    await tab.getByRole('button', { name: '查看会改动什么' }).click()
    const summary = tab.locator('.desk .error-summary')
    await summary.waitFor()
    expect(await summary.textContent()).toContain(words)
    expect(await summary.textContent()).toContain('内容都还在')
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    await someone.context.setOffline(false)
    await summary.getByRole('button', { name: '再试一次' }).click()
    await tab.getByText('新增 1 家').waitFor()
    expect(await summary.count()).toBe(0)
  })

  test.each([
    ['the new branch', '**/git/refs'],
    ['the pull request', '**/pulls'],
  ])('the answer about %s is lost: tried again, nothing is doubled', async (_, address) => {
    const { forge, site } = await freshForge()
    const someone = await officer({}, site)
    const { tab } = someone
    await someone.take(entryNumber(1))
    await someone.look(TOKEN)
    let lost = 0
    await tab.route(address, async (route) => {
      if (route.request().method() !== 'POST' || lost++ > 0) return route.continue()
      await route.fetch()
      await route.abort('connectionreset')
    })
    await tab.getByRole('button', { name: '确认提交' }).click()
    const summary = tab.locator('.desk .error-summary')
    await summary.waitFor()
    expect(await summary.textContent()).toContain('连不上')
    expect(await tab.locator('.desk .item').count()).toBe(1)
    await summary.getByRole('button', { name: '再试一次' }).click()
    await tab.locator('.outcome a[href*="pull"]').waitFor()
    expect(lost).toBeGreaterThan(0)
    expect(forge.pulls).toHaveLength(1)
    expect(await judged(forge, 'demands/2023/hongshan', IN_TIME)).toMatchObject({ code: 0 })
  })

  test('a window of before sealing was switched on hands nothing in, nor into a zip', async () => {
    const { forge, site } = await freshForge()
    const someone = await officer({}, site)
    const { tab } = someone
    await someone.take(upload(`${CODE}.yaml`, sound))
    await someone.look(TOKEN)
    await tab.route('**/desk/context.json', async (route) => {
      const text = await (await route.fetch()).text()
      await route.fulfill({ body: text.replace('"privatePart":"plain"', '"privatePart":"sealed"') })
    })
    await tab.getByRole('button', { name: '确认提交' }).click()
    await tab.getByRole('heading', { name: '网站的设置改过了' }).waitFor()
    expect(await tab.evaluate(() => document.activeElement?.tagName)).toBe('H3')
    expect(forge.pulls).toEqual([])
    await tab.getByRole('button', { name: '下载全部文件（zip）' }).click()
    await tab.locator('.without-token').getByText('网站的设置改过了').waitFor()
    await tab.locator('.outcome').getByRole('button', { name: '刷新本页' }).click()
    await someone.card(NAME).getByText('提交前加密').waitFor()
  })

  test('a host that lets no other page in', async () => {
    const own = await startForge({ kind: 'gitea', accounts: [owner, clerk] })
    const at = await deskSite(own)
    onTestFinished(async () => {
      await at.close()
      await own.close()
    })
    const someone = await officer({}, at)
    await someone.take(entryNumber(1))
    await someone.look(TOKEN)
    expect(await someone.outcome()).toContain('CORS')
  })
})

describe('where private parts are sealed', () => {
  test('an entry arrives sealed, is opened, mended, and leaves sealed; the device has nothing plain of it', async () => {
    const identity = await generateX25519Identity()
    const recipient = await identityToRecipient(identity)
    const { forge, site } = await freshForge(bureauAndDistrict(recipient))
    const someone = await officer({}, site)
    const { tab } = someone
    const file = `content/cycles/2023/demands/hongshan/${CODE}.yaml`
    const { tree } = readContentFile(file, Buffer.from(sound))!
    const sealed = entryText(await sealEntry(tree!, file, [recipient]))
    await someone.take(upload(`${CODE}.yaml`, sealed), upload(`${codeNumber(7)}.yaml`, sealed))
    expect(await someone.codes(NAME)).toContain('sealed-not-checked')
    expect(await tab.getByRole('button', { name: '下载附件2' }).isDisabled()).toBe(true)

    await tab.fill('#desk-key', await generateX25519Identity())
    await tab.getByRole('button', { name: '打开', exact: true }).click()
    await tab.getByText('这个密钥打不开').first().waitFor()
    await tab.fill('#desk-key', identity)
    await tab.getByRole('button', { name: '打开', exact: true }).click()
    await tab.getByText('打开了 1 份').waitFor()
    // A seal is for one file: under another code it does not open.
    expect(await tab.locator('.key').textContent()).toContain('为另一个文件做的')
    expect(await tab.inputValue('#desk-key')).toBe('')
    await someone.card(NAME).last().getByRole('button', { name: '移除' }).click()
    if (await someone.card(NAME).getByText('未打开').count()) throw new Error('the wrong one was removed')

    await someone.card(NAME).getByRole('button', { name: '打开修改' }).click()
    await tab.locator('demand-form [name="private.enterprise.employees"]').fill('98765')
    await finishForm(tab)
    await someone.card(NAME).getByText('已修改').waitFor()
    const kept = await someone.kept()
    expect(kept).toContain('BEGIN AGE ENCRYPTED FILE')
    expect(kept).not.toMatch(/19900009001|AGE-SECRET-KEY|98765/)

    await someone.submit(TOKEN)
    const root = await temporaryFolder()
    forge.clone('demands/2023/hongshan', root)
    const arrived = readFileSync(join(root, file), 'utf8')
    expect(arrived).not.toMatch(/private:|19900009001/)
    expect(forge.pulls[0]!.title + forge.pulls[0]!.body).not.toMatch(/测试光电|MAFAKE/)
    const read = readContentFile(file, Buffer.from(arrived))!
    const opened = await decryptEntry(read.tree!, file, await readKey(identity))
    expect(opened).toMatchObject({ private: { enterprise: { employees: '98765' } } })
    expect(hitsIn('requests', bodiesOf(forge), [...privateTexts(sound), identity])).toEqual([])
    expect(await judged(forge, 'demands/2023/hongshan', IN_TIME)).toMatchObject({ code: 0 })
    expect(someone.complaints).toEqual([])
  })

  test('what arrives plain is sealed before it leaves, into the zip as well', async () => {
    const recipient = await identityToRecipient(await generateX25519Identity())
    const { forge, site } = await freshForge(bureauAndDistrict(recipient))
    const someone = await officer({}, site)
    await someone.take(upload(`${CODE}.yaml`, sound))
    expect(await someone.card(NAME).textContent()).toContain('提交前加密')
    const { bytes } = await someone.download('下载全部文件')
    const [text] = Object.values(unzipSync(bytes)).map((part) => strFromU8(part))
    expect(text).toContain('BEGIN AGE ENCRYPTED FILE')
    expect(text).not.toContain('19900009001')
    await someone.submit(TOKEN)
    expect(hitsIn('requests', bodiesOf(forge), privateTexts(sound))).toEqual([])
    expect(await judged(forge, 'demands/2023/hongshan', IN_TIME)).toMatchObject({ code: 0 })
  })
})

/** Addresses, headers and bodies of everything that came to the host. */
const bodiesOf = ({ requests }: TestForge) => JSON.stringify(requests)

const bureauAndDistrict = (key: string): TestRecipient[] => [
  { label: '市级', key },
  { label: '洪山区', key, district: 'hongshan' },
]

describe('without', () => {
  test('JavaScript the page says how to do it by hand', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    onTestFinished(() => context.close())
    const tab = await context.newPage()
    await tab.goto(`${site.url}/desk/`)
    const said = await tab.locator('main').textContent()
    expect(said).toContain('content/cycles/年度/demands/区目录/')
    expect(said).toContain('交给 市经信局数字经济处 85317029')
  })

  test('the site’s data the desk says so, and can be opened again', async () => {
    const context = await browser.newContext()
    onTestFinished(() => context.close())
    const tab = await context.newPage()
    let blocked = true
    await tab.route('**/context.json', (route) => (blocked ? route.abort() : route.continue()))
    await tab.goto(`${site.url}/desk/`)
    await tab.getByText('工作台没有打开').waitFor()
    blocked = false
    await tab.getByRole('button', { name: '重新打开' }).click()
    await tab.waitForSelector('#desk-district')
  })

  test('what is published the desk says so at the first entry, loses nothing, and compares once it is there', async () => {
    const someone = await officer()
    const { tab } = someone
    const asked: string[] = []
    tab.on('request', (request) => void asked.push(new URL(request.url()).pathname))
    let blocked = true
    await tab.route('**/desk/published/*.json', (route) => (blocked ? route.abort() : route.continue()))
    await tab.reload()
    await tab.waitForSelector('#desk-files', { state: 'attached' })
    // An empty desk loads nothing of what is published, in neither form.
    const isPublished = (path: string) => /published|data\/(?!last-review\.json)/.test(path)
    expect(asked.filter(isPublished)).toEqual([])
    const elsewhere = readFileSync('content/cycles/2023/demands/wuchang/91420106MAFAKE297Y.yaml', 'utf8')
    await someone.take(upload('91420106MAFAKE297Y.yaml', elsewhere))
    await tab.getByRole('alert').getByText('没有取全').waitFor()
    expect(await violationsOf(someone.tab)).toEqual([])
    expect(await tab.locator('[data-code="duplicate-enterprise"]').count()).toBe(0)
    const without = tab.locator('[aria-labelledby=desk-without]')
    const ways = async () => [
      await tab.getByRole('button', { name: '查看会改动什么' }).isEnabled(),
      await without.getByRole('button', { name: '下载全部文件' }).isEnabled(),
      await without.getByRole('button', { name: '复制' }).isVisible(),
      (await without.locator('a').count()) > 0,
    ]
    expect(await ways()).toEqual([false, false, false, false])
    expect(await without.textContent()).toContain('核对完，才能下载和提交')
    blocked = false
    await tab.locator('.comparison').getByRole('button', { name: '再试一次' }).press('Enter')
    await tab.locator('[data-code="duplicate-enterprise"]').first().waitFor({ state: 'attached' })
    const focused = tab.locator('.comparison [role=status]:focus')
    expect(await focused.textContent()).toBe('已和网站上公开的需求核对过。')
    expect(await tab.getByText('没有取全').count()).toBe(0)
    expect(await tab.locator('.desk .item').count()).toBe(1)
    await someone.take(upload(`${CODE}.yaml`, sound))
    // Once in vain, once for good; and never the whole of the open data.
    expect(asked.filter(isPublished)).toEqual(Array(2).fill('/desk/published/2023.json'))
  })
})
