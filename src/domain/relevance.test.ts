import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Document, documentOf, rank } from './relevance.ts'
import { fold, foldWithPlaces } from './relevance-fold.ts'
import { bestPairs, bestPassage, highlighted, type Piece, tellingTerms } from './relevance-passage.ts'
import { profileQuestion, questionOf } from './relevance-question.ts'
import { contains, termsIn } from './relevance-terms.ts'

const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom(
        '㎡',
        '₂',
        'Ａ',
        'e\u0301',
        '𠀀',
        'ﾊﾞ',
        '㈱',
        '5，',
        '①',
        '激光',
        ' ',
        '\n',
        'İ',
        '光 A',
      ),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => pieces.join(''))

describe('folding', () => {
  test.each([
    ['用 AMG 预条件 CG 求解', '用amg预条件cg求解'],
    ['ＲＴＫ　定位', 'rtk定位'],
    ['GM/T 0005', 'gm/t 0005'],
    ['CO₂、㎡', 'co2、m2'],
    ['1，200元 ⒈5', '1、200元、1、、5'],
    ['e\u0301ﾊﾞ', 'éバ'],
  ])('“%s” is compared as “%s”', (text, folded) => expect(fold(text)).toBe(folded))

  test('the places of a folded text are those of the same text, and rise', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { text: folded, from, to } = foldWithPlaces(text)
        expect(folded).toBe(fold(text))
        expect([from.length, to.length]).toEqual([folded.length, folded.length])
        expect(from).toEqual([...from].sort((a, b) => a - b))
        for (const [at, start] of from.entries()) expect(start).toBeLessThan(to[at]!)
      }),
    )
  })
})

describe('terms', () => {
  test.each([
    ['激光切割', '激光 光切 切割'],
    ['T700/PPS', 't700 pps'],
    ['AlSi10Mg粉末', 'alsi10mg 粉末'],
    ['3D打印，0.31 dB', '3d 打印 0.31 db'],
    ['铝、钢', '铝 钢'],
    ['？！', ''],
  ])('of “%s”: %s', (text, terms) => expect(termsIn(fold(text)).join(' ')).toBe(terms))

  test.each([
    ['main、rail与ai', 'ai', true],
    ['main、rail', 'ai', false],
    ['北斗rtk定位', 'rtk', true],
    ['120mm', '20', false],
    ['激光器', '激光', true],
    ['', '激', false],
  ])('“%s” has “%s”: %s', (text, word, has) => expect(contains(text, word)).toBe(has))
})

describe('a question', () => {
  const wordsOf = (typed: string) => questionOf(typed).words.map(({ text }) => text)

  test.each([
    ['怎么解决小龙虾预制菜冻融失水的问题？', ['小龙虾预制菜冻融失水']],
    ['我想找水稻方面的题目', ['水稻']],
    ['请问有没有做疫苗的企业', ['疫苗']],
    ['铝合金 毕业论文选题', ['铝合金']],
    ['想做语音识别的毕业设计', ['语音识别']],
    ['毕业设计', ['毕业设计']],
    ['碳纤维　上浆剂 碳纤维', ['碳纤维', '上浆剂']],
    ['“T700/PPS”', ['t700/pps']],
    ['问题', ['问题']],
    ['……', []],
  ])('“%s” asks for %j', (typed, words) => expect(wordsOf(typed)).toEqual(words))

  test('a synonym counts less than what was typed, and stands for it as a whole', () => {
    const { terms, words } = questionOf('增材制造 孔隙', [['增材制造', '3D打印', 'SLM']])
    expect(Object.fromEntries(terms)).toMatchObject({ 增材: 1, 孔隙: 1, slm: 0.5 })
    expect(terms.get('3d打印')).toBeLessThan(3)
    expect(words[0]!.variants).toEqual([['增材制造'], ['3d', '打印'], ['slm']])
  })

  test('a synonym typed with spaces is one word', () => {
    const synonyms = [
      ['机器视觉', 'Machine Vision'],
      ['增材制造', '3D打印'],
    ]
    const { words, synonymous } = questionOf('machine  vision 3D 打印 裂纹', synonyms)
    expect(words.map(({ text }) => text)).toEqual(['machine vision', '3d打印', '裂纹'])
    expect([...synonymous]).toEqual(['机器视觉', '增材制造'])
  })

  test('of Latin words only whole ones have synonyms', () => {
    expect([...questionOf('MAIN', [['人工智能', 'AI']]).terms.keys()]).toEqual(['main'])
  })
})

const collection = (...texts: string[]): Document[] =>
  texts.map((text) => {
    const [title = '', body = ''] = text.split('|')
    return documentOf([
      { text: title, weight: 3 },
      { text: body, weight: 1 },
    ])
  })
const places = (documents: Document[], typed: string) =>
  rank(documents, questionOf(typed)).hits.map(({ at }) => at)

describe('ranking', () => {
  test('what a text is about comes before what it mentions', () => {
    expect(places(collection('阀门|用激光焊接', '激光器|寿命短', '水稻|高温'), '激光')).toEqual([1, 0])
  })

  test('the whole phrase first, then all words, then those that lack one, who say which', () => {
    const documents = collection('涂布|缺陷与检测', '缺陷检测|涂布', '缺陷|裂纹', '水稻|高温')
    expect(places(documents, '缺陷检测')).toEqual([1, 0])
    const { hits } = rank(documents, questionOf('涂布 裂纹'))
    expect(hits.map(({ missing }) => missing)).toEqual([[0], [1], [1]])
    expect(rank(documents, questionOf('缺陷检测')).hits[0]).toMatchObject({
      at: 1,
      isExact: true,
      missing: [],
    })
  })

  test('any word may be missing, one character may be wrong, and nonsense finds nothing', () => {
    const documents = collection('碳纤维上浆剂|耐高温', '水稻|高温', '疫苗|冻干')
    expect(places(documents, '碳纤维 上浆剂 耐温')[0]).toBe(0)
    expect(places(documents, '碳纤维上桨剂')[0]).toBe(0)
    expect(places(documents, '区块链发票')).toEqual([])
  })

  test('the beginning of a Latin word finds it, and the middle does not', () => {
    const documents = collection('废气|VOCs', '钢轨|rail')
    expect(places(documents, 'voc')).toEqual([0])
    expect(places(documents, 'ai')).toEqual([])
  })

  test('a single character is looked for where it is all there is', () => {
    expect(places(collection('水稻|', '污泥|含水', '激光|'), '水')).toEqual([0, 1])
  })

  test('a character whose pairs no text has counts alone, beside what is found', () => {
    const documents = collection('防火墙|协议', '钢包|内衬砖', '水稻|高温')
    expect(places(documents, '防火砖')).toEqual([0, 1])
    expect(places(documents, '瓷砖')).toEqual([])
    expect(rank(documents, questionOf('瓷砖'), 0).hits).toEqual([])
    expect(rank(documents, profileQuestion('防火砖')).hits.map(({ at }) => at)).toEqual([0])
  })

  test('a paragraph finds what shares most, whatever else it says', () => {
    const documents = collection('冻干|疫苗保护剂', '水稻|耐热种质鉴定', '激光|合束')
    const { hits } = rank(
      documents,
      profileQuestion('本人研究水稻遗传。发表论文三十篇，主持种质耐热鉴定项目。'),
    )
    expect(hits.map(({ at }) => at)).toEqual([1])
    expect(hits[0]!.missing).toEqual([])
  })

  test('equals keep their order; of nothing there is nothing', () => {
    expect(places(collection('激光', '激光'), '激光')).toEqual([0, 1])
    expect(rank([], questionOf('激光')).hits).toEqual([])
  })

  test('never throws, and scores are numbers, whatever is asked of whatever', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 4 }), anyText, (texts, typed) => {
        for (const question of [questionOf(typed), profileQuestion(typed)]) {
          const { hits } = rank(collection(...texts), question)
          for (const { score, coverage } of hits) {
            expect(score).toBeGreaterThan(0)
            expect(coverage).toBeGreaterThan(0)
            expect(coverage).toBeLessThanOrEqual(1 + 1e-9)
          }
        }
      }),
    )
  })
})

describe('what is picked out', () => {
  const joined = (pieces: readonly Piece[]) => pieces.map(({ text }) => text).join('')
  const hits = (text: string, typed: string) =>
    highlighted(text, new Set(questionOf(typed).terms.keys())).flatMap(({ text, hit }) => (hit ? [text] : []))

  test.each([
    ['激光与激光器', '激光', ['激光', '激光']],
    ['激光切割机', '激光切割', ['激光切割']],
    ['ＲＴＫ定位', 'RTK', ['ＲＴＫ']],
    ['减少 CO₂ 排放', 'CO2', ['CO₂']],
    ['占地200㎡，宽2 m', 'm', ['m']],
    ['用 AMG 预条件 CG', 'amg预条件', ['AMG', '预条件']],
    ['MAIN、rail 与 AI', 'ai', ['AI']],
    ['没有', '激光', []],
  ])('in “%s” of “%s”: %j', (text, typed, expected) => expect(hits(text, typed)).toEqual(expected))

  test('joined again, the pieces are the text', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, typed) => {
        expect(joined(highlighted(text, new Set(termsIn(fold(typed)))))).toBe(text)
      }),
    )
  })

  test('terms of little worth are not', () => {
    const worth = new Map([
      ['激光', 3],
      ['研究', 0.5],
    ])
    expect([...tellingTerms(worth)]).toEqual(['激光'])
  })

  const worthOf = (typed: string) => rank(collection('激光|老化', '水稻|高温'), questionOf(typed)).worth

  test('the passage that earned it: the sentence worth most, cut around its hits', () => {
    const long = `${'前面的话，'.repeat(30)}激光器老化时间长${'，后面的话'.repeat(30)}。`
    const passage = bestPassage(['激光。', long], worthOf('激光老化'))
    expect(joined(passage)).toMatch(/^…….*激光器老化.*……$/)
    expect(joined(passage).length).toBeLessThan(110)
    expect(passage.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['激光', '老化'])
    expect(bestPassage(['高功率光纤'], worthOf('水稻'))).toEqual([])
  })

  test('pairs of sentences: what was asked beside what fits it, each once', () => {
    const pairs = bestPairs(
      '我研究激光。也做老化试验。',
      ['激光器寿命短。', '老化要48小时。', '水稻。'],
      worthOf('激光老化'),
    )
    expect(pairs.map(({ asked, found }) => [joined(asked), joined(found)])).toEqual([
      ['我研究激光。', '激光器寿命短。'],
      ['也做老化试验。', '老化要48小时。'],
    ])
  })
})
