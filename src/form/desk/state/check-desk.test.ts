import { globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { expect, test } from 'vitest'
import { itemOf, noFiling, sampleKnown } from '../../../../tests/support/desk.ts'
import { bases, edited, locatedFindings } from '../../../../tests/support/entry.ts'
import { wordForForm } from '../../../text/findings.ts'
import { checkDesk } from './check-desk.ts'
import type { DecryptedItem } from './item.ts'

const CODE = '91420111MAFAKE991B'
const OTHER = '91420111MAFAKE992E'
const sample = (id: string, district = 'hongshan') =>
  readFileSync(`content/cycles/2023/demands/${district}/${id}.yaml`, 'utf8')

async function check(items: DecryptedItem[], filing = noFiling, district = 'hongshan') {
  return checkDesk({ district, items, filing }, await sampleKnown())
}

async function codesOf(...items: DecryptedItem[]): Promise<string[][]> {
  const { items: checked } = await check(items)
  return checked.map(({ findings }) => findings.map(({ code, severity }) => `${code} ${severity}`))
}

/** Without what only advises. */
const errors = (addressed: string[]) => addressed.filter((line) => line.endsWith(' error'))

test('a sound new entry has no error; a published one is its newer state, and no duplicate', async () => {
  expect(errors((await codesOf(itemOf(bases.named, CODE)))[0]!)).toEqual([])
  const { items } = await check([itemOf(sample('91420111MAFAKE157C'), '91420111MAFAKE157C')])
  expect(items[0]).toMatchObject({ updates: true, worst: expect.not.stringMatching('error') })
  expect(items[0]!.demand).toBeDefined()
})

test('an anonymous entry under no name lacks an alias, a named one its code', async () => {
  const faults = async (text: string) =>
    (await check([itemOf(text, '')])).items[0]!.findings.flatMap(({ code, args }) =>
      code === 'credit-code' ? [args] : [],
    )
  expect(await faults(bases.anonymous)).toEqual([{ fault: 'anonymous-needs-alias' }])
  expect(await faults(bases.named)).toEqual([{ fault: 'length' }])
})

test('the same enterprise twice on the desk: by code, and by name under another code', async () => {
  expect(await codesOf(itemOf(bases.named, CODE), itemOf(bases.named, CODE))).toMatchObject([
    expect.not.arrayContaining(['duplicate-enterprise error']),
    expect.arrayContaining(['duplicate-enterprise error']),
  ])
  const { items } = await check([itemOf(bases.named, CODE), itemOf(bases.named, OTHER)])
  const addressed = items[1]!.findings.find(({ code }) => code === 'duplicate-enterprise')!
  expect(addressed).toMatchObject({
    args: { same: 'name', hidden: false },
    file: expect.stringContaining(OTHER),
  })
  expect(wordForForm(addressed).problem).toContain('武汉测试光电有限公司')
})

test.each([
  ['91420111MAFAKE157C', true],
  ['91420106MAFAKE297Y', false],
])(
  'a published enterprise, %s, hides its name: its own district replaces the file, another may not',
  async (code, isOwn) => {
    const hidden = bases.anonymous.replace(/creditCode: .*/, `creditCode: ${code}`)
    const { items } = await check([itemOf(hidden, 'k9m9xq')])
    expect(items[0]!.updates).toBe(isOwn)
    expect(items[0]!.findings.some((found) => found.code === 'duplicate-enterprise')).toBe(!isOwn)
  },
)

test('an enterprise that another district has published', async () => {
  const { items } = await check([itemOf(sample('91420106MAFAKE297Y', 'wuchang'), '91420106MAFAKE297Y')])
  const addressed = items[0]!.findings.find(({ code }) => code === 'duplicate-enterprise')!
  expect(items[0]!.updates).toBe(false)
  expect(wordForForm(addressed).problem).toMatch(/已填报|已经填报.*网站上已公开的/)
})

test('a text that is published already, under another name', async () => {
  const { published } = await sampleKnown()
  const text = published.flatMap(({ descriptions = [] }) => descriptions).find(({ length }) => length > 60)!
  const copied = edited('named', [
    ['现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。', JSON.stringify(text)],
  ])
  expect((await codesOf(itemOf(copied, CODE)))[0]).toContain('similar-challenge warning')
})

test('the 选派名单: a candidate selected before, and an enterprise served before', async () => {
  const { selections } = await sampleKnown()
  const { expert, enterprise } = selections[0]!.list[0]!
  const wanted = edited('named', [
    [
      'name: 丙某某\n      organization: 某某大学',
      `name: ${expert.name}\n      organization: ${expert.organization}`,
    ],
    ['name: 武汉测试光电有限公司', `name: ${enterprise.name}`],
  ])
  const [addressed] = await codesOf(itemOf(wanted, CODE))
  expect(addressed).toContain('candidate-selected-before error')
  expect(addressed).toContain('enterprise-served-before warning')
})

test('two entries want the same person: told at the second, by the name of the other, not of the person', async () => {
  const twin = edited('named', [['name: 武汉测试光电有限公司', 'name: 武汉别家光电有限公司']])
  const { items } = await check([itemOf(bases.named, CODE), itemOf(twin, OTHER)])
  const addressed = items[1]!.findings.find(({ code }) => code === 'candidate-wanted-twice')!
  expect(wordForForm(addressed).problem).toContain('武汉测试光电有限公司')
  expect(JSON.stringify(addressed)).not.toContain('丙某某')
})

test('an entry without a code is told so, and so is one that cannot be read', async () => {
  expect(errors((await codesOf(itemOf(bases.named, '')))[0]!)).toEqual(['credit-code error'])
  const { items } = await check([itemOf('public:\n  enterprise: [\n', CODE)])
  expect(items[0]).toMatchObject({ worst: 'error', demand: undefined })
  expect(items[0]!.findings.map(({ code }) => code)).toContain('yaml-syntax')
})

test('what is sealed is not judged inside, and is no error', async () => {
  const sealed = bases.anonymous.replace(
    /^private:[\s\S]*/m,
    'sealed: |-\n  -----BEGIN AGE ENCRYPTED FILE-----\n  x\n',
  )
  const addressed = (await codesOf(itemOf(sealed, 'k9m9xq')))[0]!
  expect(addressed).toContain('sealed-not-checked information')
  expect(errors(addressed)).toEqual([])
})

test('the filing: what it lacks, once there are entries; what is wrong in it', async () => {
  const lacking = async (items: DecryptedItem[], filing = noFiling) =>
    (await check(items, filing)).filing.findings.map(({ code, path }) => `${code} ${path.join('.')}`)
  expect(await lacking([])).toEqual([])
  expect(await lacking([itemOf(bases.named, CODE)])).toEqual(['not-filed public'])
  const wrong = {
    given: true,
    tree: { public: { unit: '某局', reportedOn: '三月' }, private: { phone: '1' } },
  }
  expect(await lacking([], wrong)).toEqual(['not-a-date public.reportedOn', 'phone private.phone'])
  const whole = {
    given: true,
    tree: {
      public: { unit: '某局', reportedOn: '2023-03-09', filedWithOrganizationDepartmentOn: '2023-03-08' },
      private: { reporter: '某某', phone: '027-80001087' },
    },
  }
  expect(await lacking([itemOf(bases.named, CODE)], whole)).toEqual([])
})

/** Each edit breaks one thing; what the command line says of the text is what the desk must say. */
const faults: readonly (readonly [from: string, to: string])[] = [
  ['employees: 320', 'employees: 约320人'],
  ['mobile: "19900009001"', 'mobile: "1990000"'],
  ['industry: 其他\n', 'industry: 光电\n'],
  ['projects:\n      - 自主研发', 'project: []'],
  ['agreed: 是', 'agreed: 同意'],
  ['staff: 36', 'staff: 3600'],
  ['submittedOn: "2023-03-02"', 'submittedOn: 2023年3月2日'],
  ['name: 武汉测试光电有限公司', 'name: 武汉测试光电有限公司\n    name: 又一个'],
  ['summary: 封装胶高温黄变', 'summary: 请打19900009002'],
  ['address: 武汉市某某路1号', 'address: "武汉市\\u200b某某路1号"'],
  ['expertRequest:\n    source: 省内高校院所', 'expertRequest: 无\n  source: 省内高校院所'],
]

test.each(faults)('%s → %s: the same entry codes as on the command line', async (from, to) => {
  const text = edited('named', [[from, to]])
  const { cycle } = await sampleKnown()
  const addressed = locatedFindings(text, `content/cycles/2023/demands/hongshan/${CODE}.yaml`, { cycle })
    .map(({ finding: { code } }) => code)
    .sort()
  const { items } = await check([itemOf(text, CODE)])
  const here = items[0]!.findings
    .map(({ code }) => code)
    .filter((code) => code !== 'other-industry' && code !== 'not-measurable')
    .sort()
  expect(addressed.length).toBeGreaterThan(0)
  expect(here).toEqual(addressed)
})

test('every sample of a district, as its own newer state: nothing but what the check says', async () => {
  const files = globSync('content/cycles/2023/demands/hongshan/*.yaml')
  const { items } = await check(
    files.map((file) => itemOf(readFileSync(file, 'utf8'), basename(file, '.yaml'))),
  )
  expect(items.length).toBeGreaterThan(2)
  for (const { findings, updates } of items) {
    expect(updates).toBe(true)
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  }
})
