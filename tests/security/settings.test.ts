import { expect, test } from 'vitest'
import { checkFolder } from '../../src/node/check-folder.ts'
import { bases } from '../support/entry.ts'
import { figure } from '../support/figure.ts'
import { filesOf, newSiteWith } from '../support/folder.ts'

/** A slip in the settings is told where it is: it neither cries that everything leaked nor hides what did. */

const SITE = 'content/site.yaml'
const site = (privatePart: string) => `name: 某站
city: 武汉市
host: 某局
privatePart: ${privatePart}
recipients: []
samples: 是
`
/** Each spoils the file in another way, and leaves the line of `privatePart` right. */
const SLIPS: [name: string, slip: (text: string) => string][] = [
  ['a missing key', (text) => text.replace('name: 某站\n', '')],
  ['a key that nobody knows', (text) => `${text}nmae: 某站\n`],
  ['a value of another kind', (text) => text.replace('recipients: []', 'recipients: 无')],
  ['a value too long', (text) => text.replace('某站', '某'.repeat(99))],
  ['a key twice', (text) => `${text}host: 某局\n`],
  ['a full-width colon', (text) => text.replace('host: ', 'host：')],
  ['a quote that does not end', (text) => text.replace('某局', '"某局')],
  ['a bracket that does not end', (text) => text.replace('[]', '[')],
  ['a tab', (text) => text.replace('host: ', '\thost: ')],
  ['an anchor', (text) => text.replace('host: ', 'host: &a ')],
]
const FOLDER = 'content/cycles/2023/demands/hongshan'
const ENTRIES = { ...filesOf('hongshan'), [`${FOLDER}/91420111MAFAKE991B.yaml`]: bases.named }

async function alarms(text: string): Promise<{ alarms: number; faults: number }> {
  const root = await newSiteWith({ ...ENTRIES, [SITE]: text })
  const { findings } = await checkFolder(root)
  const errors = findings.filter(({ severity }) => severity === 'error')
  return {
    alarms: errors.filter(({ code }) => code === 'private-part-unsealed').length,
    faults: errors.filter(({ file }) => file === SITE).length,
  }
}

test('a slip in the settings of a site that keeps private parts plain raises no alarm of a leak', async (context) => {
  let raised = 0
  for (const [name, slip] of SLIPS) {
    const told = await alarms(slip(site('plain')))
    expect(told.faults, name).toBeGreaterThan(0)
    raised += told.alarms
  }
  // Whether it is plain cannot be read: the line itself is told.
  for (const wrong of ['plian', '', 'plain or sealed']) {
    const told = await alarms(site(wrong))
    expect(told.faults, wrong).toBeGreaterThan(0)
    raised += told.alarms
  }
  figure(context, `${SLIPS.length + 3} slips, ${raised} false alarms`)
  expect(raised).toBe(0)
})

test('the same slips hide no leak where private parts are sealed', async (context) => {
  const whole = (await alarms(site('sealed'))).alarms
  expect(whole).toBeGreaterThan(10)
  const hidden: string[] = []
  for (const [name, slip] of SLIPS) {
    if ((await alarms(slip(site('sealed')))).alarms !== whole) hidden.push(name)
  }
  figure(context, `${SLIPS.length} slips, ${whole} leaks told with each, ${hidden.length} hidden`)
  expect(hidden).toEqual([])
})

test('who has both lines, after a merge, seals', async () => {
  for (const lines of ['plain\nprivatePart: sealed', 'sealed\nprivatePart: plain']) {
    const { ledger } = await checkFolder(await newSiteWith({ [SITE]: site(lines) }))
    expect(ledger.settings?.privatePart).toBe('sealed')
  }
})

test('a phone in a remark, and a private part that is not read as one, are leaks where private parts are sealed', async () => {
  const sealed = bases.named.replace(/^private:[\s\S]*/m, 'sealed: abc\n')
  const leaks = async (privatePart: string, entry: string) => {
    const file = `${FOLDER}/91420111MAFAKE991B.yaml`
    const { findings } = await checkFolder(await newSiteWith({ [file]: entry, [SITE]: site(privatePart) }))
    return findings.filter((found) => found.code === 'private-part-unsealed' && found.file === file).length
  }
  const remark = sealed.replace('industry: ', '# 王工 199 0000 9009 已核实\n    industry: ')
  expect(await leaks('sealed', remark)).toBe(1)
  expect([await leaks('plain', remark), await leaks('sealed', sealed)]).toEqual([0, 0])
  const [above, below = ''] = bases.named.split(/^(?=private:)/m)
  for (const part of [below.replace('p', 'P'), below.replace(/^/gm, '  '), below])
    expect(await leaks('sealed', above + part)).toBe(1)
})
