import { expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as importPapers } from '../../scripts/import.ts'
import { annex1Document } from '../../src/documents/annex1/annex1-docx.ts'
import type { Demand } from '../../src/domain/demand.ts'
import { buildLedger, type Source } from '../../src/domain/ledger.ts'
import { publicDemands } from '../../src/domain/public-demand.ts'
import { checkDesk } from '../../src/form/desk/state/check-desk.ts'
import { answersOfEntry } from '../../src/form/entry/answers-of-entry.ts'
import { remarksOn } from '../../src/form/entry/remarks.ts'
import { checkFolder } from '../../src/node/check-folder.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { itemOf, noFiling, sampleKnown } from '../support/desk.ts'
import { bases, edited, files } from '../support/entry.ts'
import { figure } from '../support/figure.ts'
import { newSiteWith, run, writeFiles } from '../support/folder.ts'

/** Somebody's 公民身份号码 where the credit code belongs is refused on every way in, and repeated on no way out. */

/** Of no region that exists; the check character of some fits as a credit code's. */
const NUMBERS = [
  '999999198709080496',
  '99999919870908049X',
  '99999919870908049x',
  '９９９９９９１９８７０９０８０４９６',
  '999999200002290018',
]
const TOLD = '像是身份证号码'
const FOLDER = 'content/cycles/2023/demands/hongshan'
const FORMATS = ['terminal', 'github', 'markdown', 'json']
const anonymous = (code: string) => edited('anonymous', [['91420111MAFAKE9908', code]])
/** The number, its date of birth and its head with the date, which nobody else's text has. */
const traces = (number: string) => [number, number.slice(0, 14), number.normalize('NFKC').slice(0, 14)]

test('an ID number as a code: refused in check, form, desk and import, and in no report', async (context) => {
  let ways = 0
  for (const [at, number] of NUMBERS.entries()) {
    const root = await newSiteWith({
      [`${FOLDER}/${number}.yaml`]: bases.named,
      [`${FOLDER}/k7m2xq.yaml`]: anonymous(number),
      'content/cycles/2021/selections.yaml': selections(number),
    })
    // Of the first in every format: each is written of the same findings.
    for (const format of at === 0 ? FORMATS : [FORMATS[at % FORMATS.length]!]) {
      const { code, out, err } = await run(check, '--root', root, '--format', format)
      expect(code).toBe(1)
      expect(out.split(TOLD).length - 1, `${number} ${format}`).toBeGreaterThanOrEqual(3)
      for (const trace of traces(number)) expect(out + err).not.toContain(trace)
      ways++
    }
    const paper = await annex1Document({
      cycleYear: 2023,
      demand: demandOf(),
      districtName: '洪山区',
      creditCode: number,
    })
    await writeFiles(root, { '甲.docx': paper })
    const options = ['--district', 'hongshan', '--root', root]
    const imported = await run(importPapers, `${root}/甲.docx`, ...options)
    const asked = await run(importPapers, `${root}/甲.docx`, ...options, '--code', number)
    for (const { code, out, err } of [imported, asked]) {
      expect(code).not.toBe(0)
      expect(out + err).toContain(TOLD)
      for (const trace of traces(number)) expect(out + err).not.toContain(trace)
      ways++
    }
    expect(inForm(bases.named, number)).toContain('error')
    expect(inForm(anonymous(number), 'k7m2xq')).toContain('error')
    const contents = { district: 'hongshan', items: [itemOf(bases.named, number)], filing: noFiling }
    expect(checkDesk(contents, await sampleKnown()).items[0]!.worst).toBe('error')
    ways += 3
  }
  figure(context, `${NUMBERS.length} numbers on ${ways} ways: 0 accepted, 0 repeated`)
})

test('a file named with an ID number in parts: refused, and the date of birth in no report', async () => {
  const names = [
    '999999-19870908-0496',
    '999999 19870908 0496',
    'id999999198709080496',
    '张三999999_19870908_0496',
  ].map((name) => `${FOLDER}/${name}.yaml`)
  const root = await newSiteWith(Object.fromEntries(names.map((name) => [name, bases.named])))
  const errors = (await checkFolder(root)).findings.filter(({ severity }) => severity === 'error')
  for (const name of names)
    expect(errors).toContainEqual(expect.objectContaining({ file: name, code: 'file-name' }))
  for (const format of FORMATS) {
    const { code, out, err } = await run(check, '--root', root, '--format', format)
    expect(code).toBe(1)
    expect(out + err, format).not.toContain('19870908')
  }
})

test('a site that is built without a check has no page for it', () => {
  for (const [number, pages] of [
    ['999999198709080496', 0],
    ['91420111MAFAKE991B', 1],
  ] as const) {
    const read = readContentFile(`${FOLDER}/${number}.yaml`, new TextEncoder().encode(bases.named))
    expect(publicDemands(buildLedger([read as Source]).cycles.get('2023')!)).toHaveLength(pages)
  }
})

test('codes of enterprises pass on the same ways, digits alone as well', async () => {
  for (const code of ['91420111MAFAKE991B', '914201001234567002']) {
    const root = await newSiteWith({
      [`${FOLDER}/${code}.yaml`]: bases.named,
      'content/cycles/2021/selections.yaml': selections(code),
    })
    expect((await run(check, '--root', root)).out).not.toMatch(/credit-code|错误/)
    expect(inForm(bases.named, code)).toEqual([])
    expect(inForm(anonymous(code), 'k7m2xq')).toEqual([])
  }
})

function demandOf(): Demand {
  return readContentFile(files.named, new TextEncoder().encode(bases.named))!.value as Demand
}

/** Severities of what the form says of the code. */
function inForm(text: string, id: string): string[] {
  const answers = answersOfEntry(readYaml(text, files.named).tree!, { district: 'hongshan', id })
  const settings = {
    site: { city: '武汉市', privatePart: 'plain' },
    cycle: { maxCandidates: 2, industries: [], smallAndMedium: [] },
  }
  return remarksOn(answers, '2023', settings as never).flatMap(({ code, severity }) =>
    code === 'credit-code' ? [severity] : [],
  )
}

function selections(code: string): string {
  return `- expert: {name: 庚某某, organization: 某某大学}
  enterprise: {name: 武汉某旧企业有限公司, creditCode: "${code}"}
  district: hongshan
  term: {from: "2021-06-01", to: "2022-05-31"}
`
}
