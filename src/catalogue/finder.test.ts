import { describe, expect, test } from 'vitest'
import type { PublicDemand } from '../domain/public-demand.ts'
import { Finder } from './finder.ts'
import { readQuery } from './query.ts'
import type { SearchSettings } from './search-settings.ts'

const settings: SearchSettings = {
  years: [
    {
      year: '2023',
      count: 3,
      address: '',
      collecting: { deadline: '2023-03-10T17:30:00+08:00', extensions: [] },
    },
    { year: '2022', count: 1, address: '' },
  ],
  districts: [
    { slug: 'hongshan', shortName: '洪山区' },
    { slug: 'caidian', shortName: '蔡甸区' },
  ],
  synonyms: [['增材制造', '3D打印']],
  pages: [
    { title: '通知原文', address: '/notice/2023/', words: '通知 资格条件' },
    { title: '企业填报需求', address: '/apply/', words: '怎么填报 报名' },
  ],
}

const demand = (id: string, summary: string, description: string, more: Partial<PublicDemand> = {}) =>
  ({
    id,
    year: '2023',
    status: '征集中',
    submittedOn: '2023-03-01',
    identity: { named: true, name: `武汉${id}公司`, district: 'hongshan', industry: '高端装备' },
    challenges: [{ no: 1, summary, commonTechnology: true, description }],
    ...more,
  }) as PublicDemand

const NOW = new Date('2023-03-05T00:00:00Z')

function finderWith(now = NOW): Finder {
  const finder = new Finder(settings, now)
  finder.add('2023', [
    demand('laser', '激光器老化', '老化时间要压缩到48小时。', { submittedOn: '2023-03-03' }),
    demand('print', '3D打印件变形', '搭接区孔隙率高。', {
      research: { present: true } as never,
    }),
    demand('gone', '', '', { status: '已撤回', challenges: undefined, identity: undefined } as never),
    demand('rice', '水稻耐高温', '抽穗期高温，需要鉴定。', {
      identity: { named: false, industry: '现代种业' },
      submittedOn: '2023-03-02',
    }),
  ])
  return finder
}

const ids = (finder: Finder, address: string, profile = '') =>
  finder.find(readQuery(address), profile).rows.map(({ demand }) => demand.id)

describe('what is found', () => {
  test.each([
    ['', ['laser', 'rice', 'print']],
    ['?q=激光', ['laser']],
    ['?q=高温', ['rice']],
    ['?q=增材制造', ['print']],
    ['?q=洪山区', ['print', 'laser']],
    ['?district=hongshan', ['laser', 'print']],
    ['?district=caidian', []],
    ['?sort=priority', ['print', 'laser', 'rice']],
    ['?q=武汉&sort=priority', ['print', 'laser']],
    ['?q=撤回', []],
    ['?q=洪山&industry=11', []],
  ])('%s: %j', (address, expected) => expect(ids(finderWith(), address)).toEqual(expected))

  test('no district that an anonymous label hides', () => {
    const { rows, counts } = finderWith().find(readQuery('?q=水稻'))
    expect(rows[0]!.item.line).toEqual(['某现代种业企业'])
    expect(counts.district).toEqual({})
  })

  test('a paragraph, with the pairs of sentences', () => {
    const finder = finderWith()
    const found = finder.find({ ...readQuery(''), sort: 'relevance' }, '我研究水稻。主要做高温鉴定。')
    expect(found.rows.map(({ demand }) => demand.id)).toEqual(['rice'])
    const { pairs, passage, lacks } = found.textsOf(found.rows[0]!)
    expect(pairs.map(({ asked }) => asked.map(({ text }) => text).join(''))).toEqual([
      '主要做高温鉴定。',
      '我研究水稻。',
    ])
    expect([passage, lacks]).toEqual([[], []])
  })

  test('older years after the newer ones', () => {
    const finder = finderWith()
    finder.add('2022', [demand('old', '激光切割', '', { year: '2022', submittedOn: '2022-03-01' })])
    expect(ids(finder, '')).toEqual(['laser', 'rice', 'print', 'old'])
    expect(ids(finder, '?q=激光&sort=new')).toEqual(['laser', 'old'])
    expect([finder.size, ids(finder, '?year=2022')]).toEqual([4, ['old']])
  })

  test('the status is the one of now', () => {
    expect(ids(finderWith(), '?status=征集中')).toHaveLength(3)
    expect(ids(finderWith(new Date('2023-04-01')), '?status=已截止')).toHaveLength(3)
  })
})

describe('what is said of it', () => {
  const said = (words: string) => finderWith().find(readQuery(`?q=${words}`))

  test('a row lacks words, and where none has all, a sentence names them', () => {
    const { missing, rows, textsOf } = said('激光器 老化 阀门')
    expect(missing).toEqual(['阀门'])
    expect(textsOf(rows[0]!).lacks).toEqual(['阀门'])
    expect(said('激光器 老化').missing).toEqual([])
    expect([said('激光器 老化 阀门').lacksAll, said('激光器 老化').lacksAll]).toEqual([false, false])
    // Of 光器件 a pair is there, in 激光器; the word is not.
    expect(said('光器件')).toMatchObject({ missing: ['光器件'], lacksAll: true })
  })

  test('unspaced words are split for the sentence alone', () => {
    expect(said('激光器老化阀门').missing).toEqual(['阀门'])
    expect(said('老化激光器').missing).toEqual([])
  })

  test('where nothing is found: the words in the way, what is left without them, and what comes nearest', () => {
    const finder = finderWith()
    expect(finder.inTheWay(readQuery('?q=区块链发票'))).toEqual({ words: ['区块链发票'], rest: '' })
    expect(finder.inTheWay(readQuery('?q=怎么做激光 阀门'))).toEqual({ words: ['阀门'], rest: '做激光' })
    expect(finder.inTheWay(readQuery('?q=激光 阀门'))).toEqual({ words: ['阀门'], rest: '激光' })
    expect(finder.nearest(readQuery('?q=激光 阀门')).map(({ demand }) => demand.id)).toEqual(['laser'])
  })

  test.each([
    ['通知', ['/notice/2023/']],
    ['怎么填报', ['/apply/']],
    ['资格条件', ['/notice/2023/']],
    ['激光', []],
  ])('%s names pages: %j', (words, addresses) => {
    expect(said(words).pages.map(({ address }) => address)).toEqual(addresses)
  })
})
