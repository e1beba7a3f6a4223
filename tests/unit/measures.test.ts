import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { measureGroups, measureViews } from '../../src/components/notice/measure-view.ts'
import { annex1Document } from '../../src/documents/annex1/annex1-docx.ts'
import { type Measure, measurePapers } from '../../src/domain/measures.ts'
import { noticeTexts, squeezed } from '../../src/domain/notice-texts.ts'
import { validate } from '../../src/domain/validate.ts'
import { filingLine } from '../../src/text/papers.ts'
import { linesOf } from '../support/document-texts.ts'
import { wholeMessage } from '../support/message-examples.ts'
import { ledger } from '../support/sample-ledger.ts'

const { measures, cycle } = ledger.cycles.get('2023')!
const list = measures!.list
const onPaper = ({ clause }: Measure) => clause.startsWith('附件')

describe('2023’s notice, sentence by sentence', () => {
  test('no sentence of the source is left out, none is there twice, and none is added', () => {
    const source = squeezed(readFileSync('tests/fixtures/notice-2023-body.txt', 'utf8'))
    const rest = list
      .filter((measure) => !onPaper(measure))
      .map(({ text }) => squeezed(text))
      .reduce((left, passage) => {
        expect(left).toContain(passage)
        return left.replace(passage, '|')
      }, source)
    expect(rest.split('|').filter(Boolean)).toEqual([
      '一、目标任务',
      '二、选派来源和资格条件',
      '三、服务时间和工作方式',
      '四、选派程序和工作安排（一）征集企业需求。',
      '（二）推荐专家人选。',
      '（三）供需方对接确认。',
      '（四）确定选派人选。',
      '（五）人选到岗履职。',
      '（六）做好跟踪服务。',
      '五、支持措施（一）经费支持。',
      '（二）评价引导。',
      '（三）发展激励。',
      '六、有关要求（一）认真组织。',
      '（二）注重质量。',
      '（三）树立典型。',
    ])
  })

  test('what the forms require stands on the forms', async () => {
    const form = linesOf(await annex1Document({ cycleYear: '2023', limits: cycle! })).join('')
    const papers: Record<string, string> = { 附件1: form, 附件2: Object.values(filingLine).join('') }
    for (const { clause, text } of list.filter(onPaper)) expect(papers[clause]).toContain(text)
  })

  test('a command that is named is there', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
    const named = list.flatMap(({ how = '' }) => how.match(/(?<=npm run )[\w-]+/g) ?? [])
    expect(named).not.toEqual([])
    expect(named.filter((name) => !(name in scripts))).toEqual([])
  })
})

test('a passage without rule, page, paper or reason is told, and how to mend it', () => {
  const file = 'content/cycles/2023/measures.yaml'
  const { findings } = validate('measures', [{ clause: '3', text: '甲句。', how: '照办。' }], file)
  expect(findings.map(wholeMessage)).toEqual([
    '这种情况下必填（文件书写要求）\n没有填“核对规则、页面或文件”，“人工办理的原因”必须填写。\n请补上这一项。在文件里的键是 byHand。',
  ])
  expect(
    validate('measures', [{ clause: '3', text: '甲句。', byHand: '由人办理。' }], file).findings,
  ).toEqual([])
})

test('every paper that can be named has the name of a file that is written', () => {
  const lines = globSync('src/text/*.ts').flatMap((file) => readFileSync(file, 'utf8').split('\n'))
  const names = lines.filter((line) => /`.*\.(?:docx|xlsx)`/.test(line))
  expect(names.length).toBeGreaterThan(5)
  expect(measurePapers.filter((paper) => !names.some((name) => name.includes(paper)))).toEqual([])
})

test('words by clause: nested clauses apart, what stands in none with the title', () => {
  const body =
    '各区：\n\n<Clause id="4" title="四、安排">\n\n甲。\n\n<Clause id="4.1" title="（一）">\n\n乙 [丙](#annex-1)。\n\n</Clause>\n\n丁。\n\n</Clause>\n\n<Signatory>\n\n某处\n\n</Signatory>'
  expect([...noticeTexts('通 知', body)]).toEqual([
    ['title', '通知各区：某处'],
    ['4', '甲。丁。'],
    ['4.1', '乙丙。'],
  ])
})

describe('shown', () => {
  const text = '甲句。'
  const of = (measure: Partial<Measure>, selected = 0) =>
    measureViews({ year: 2024, selected, measures: [{ clause: '3', text, ...measure }] }, '3')

  test('rules by their code, pages by their address', () => {
    const [shown] = of({ rules: ['term-differs'], pages: ['首页', '对接会手册'], byHand: '由人办理。' })
    expect(shown).toEqual({
      text,
      how: undefined,
      rules: [{ name: '服务期不是规定的年数', href: '/rules/#term-differs' }],
      pages: [
        { name: '首页', href: '/' },
        { name: '对接会手册', href: '/fair/2024/' },
      ],
      papers: [],
      byHand: '由人办理。',
    })
  })

  test('the list is a link only where there is one', () => {
    const pages: Measure['pages'] = ['选派名单']
    expect(of({ pages })[0]!.pages).toEqual([{ name: '选派名单' }])
    expect(of({ pages }, 14)[0]!.pages).toEqual([{ name: '选派名单', href: '/selections/2024/' }])
  })

  test('a cycle without measures shows nothing', () => {
    expect(measureGroups({ year: 2024, selected: 0, measures: [] })).toEqual([])
  })
})
