import { describe, expect, test } from 'vitest'
import { industries, OTHER } from './domain/option-lists.ts'
import type { PublicDemand } from './domain/public-demand.ts'
import { daysOf, isListed } from './sitemap.ts'

const demand = (id: string, submittedOn: string, rest: Partial<PublicDemand> = {}) =>
  ({ id, year: '2023', submittedOn, status: '征集中', ...rest }) as PublicDemand
const named = (district: string, industry: string) =>
  ({ identity: { named: true, name: '甲', district, industry } }) as Partial<PublicDemand>

const days = daysOf(
  [
    demand('a', '2023-03-02', named('hongshan', industries[1])),
    demand('b', '2023-03-05', named('wuchang', '人工降雨')),
    demand('c', '2023-03-09', { status: '已撤回' }),
  ],
  new Map([
    ['showcase/x/', '2023-01-01'],
    ['showcase/y/', '2022-12-01'],
  ]),
)
const listed = (path: string) => isListed(path, days)

describe('the sitemap', () => {
  test('has pages of demands and stories with their days, and lists with the newest of theirs', () => {
    expect(days.get('demands/2023/a/')).toBe('2023-03-02')
    expect(days.get('demands/')).toBe('2023-03-05')
    expect(days.get('stats/')).toBe('2023-03-05')
    expect(days.get('showcase/')).toBe('2023-01-01')
    expect(days.get('showcase/y/')).toBe('2022-12-01')
    expect(days.get('about/')).toBeUndefined()
  })

  test('leaves out the desk, what was withdrawn, further pages of lists', () => {
    const left = ['desk/', 'demands/2023/c/', 'demands/page/2/', 'demands/district/hongshan/page/2/']
    expect(left.filter(listed)).toEqual([])
    expect(['', 'about/', 'notice/2023/', 'showcase/x/', 'demands/', 'demands/2023/a/'].every(listed)).toBe(
      true,
    )
  })

  test('leaves out lists without entries; an industry of its own counts as 其他', () => {
    expect(listed('demands/district/hongshan/')).toBe(true)
    expect(listed('demands/district/jiangan/')).toBe(false)
    expect(listed('demands/industry/2/')).toBe(true)
    expect(listed('demands/industry/1/')).toBe(false)
    expect(listed(`demands/industry/${industries.indexOf(OTHER) + 1}/`)).toBe(true)
  })
})
