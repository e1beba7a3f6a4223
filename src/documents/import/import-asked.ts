import { halfWidth } from '../../domain/half-width.ts'
/** What a paper says of its own year or district where that is not what it is imported for. */
export interface Asked {
  about: 'year' | 'district'
  /** As the paper says it. */
  read: string
  expected: string
}

const YEAR = /(?:^|\D)(20\d{2})(?!\d)/g
const CHINESE_YEAR = /二[〇○零O0][〇○零一二三四五六七八九]{2}(?=年)/g

/** The year that a title, or a sheet's or file's name, gives; undefined if that is the cycle's, or if it gives none. */
export function otherYear(text: string, cycleYear: string): Asked | undefined {
  const half = halfWidth(text, /[０-９]/g).replace(CHINESE_YEAR, (year) =>
    [...year].map((sign) => Math.max(0, '零一二三四五六七八九'.indexOf(sign))).join(''),
  )
  const years = [...half.matchAll(YEAR)].map(([, year]) => year!)
  if (years.length === 0 || years.includes(cycleYear)) return undefined
  return { about: 'year', read: years[0]!, expected: cycleYear }
}

export interface DistrictNames {
  name: string
  shortName: string
}

/** The district that 所在区 or 企业所在地 names, if it is not this one; a street or a city beside its name does not matter. */
export function otherDistrict(text: string, { name, shortName }: DistrictNames): Asked | undefined {
  const said = text.replace(/\s/g, '')
  const bare = shortName.replace(/(?:新区|开发区|经开区|高新区|风景区|区)$/, '')
  const own = [name, shortName, ...name.split(/[（()）]/), bare].filter((each) => each.length >= 2)
  // 武汉市 alone names no district.
  if (said === '' || /^[^区县]{2,6}[省市]$/.test(said)) return undefined
  return own.some((each) => said.includes(each) && (each !== bare || !isOtherKind(said, bare, shortName)))
    ? undefined
    : { about: 'district', read: said, expected: name }
}

/** 东湖风景区 is not 东湖高新区, although both are 东湖. */
function isOtherKind(said: string, bare: string, shortName: string): boolean {
  const behind = /^[^区]{0,12}区/.exec(said.slice(said.indexOf(bare) + bare.length))?.[0]
  return behind !== undefined && bare + behind !== shortName
}

/** What to ask about a paper, by its title, the file's name, and the district that it names. */
export function askedOf(
  { title = '', districtName = '' }: { title?: string; districtName?: string },
  { fileName, year, district }: { fileName: string; year: string; district: DistrictNames | undefined },
): Asked[] {
  // A title of this year says more than a file's name of another.
  const asked = [
    otherYear(title, year) ?? (/20\d{2}/.test(title) ? undefined : otherYear(fileName, year)),
    district && otherDistrict(districtName, district),
  ]
  return asked.filter((each) => each !== undefined)
}
