import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { list, option, optional, text, yesNo } from './fields.ts'

/** `site.yaml`: who publishes the site, and how it keeps what is private. Blank = not shown. */
export const siteSchema = mapping({
  name: text({ max: 40 }),
  /** The city that runs the programme, as its papers write it: 武汉市. */
  city: text({ max: 20 }),
  /** Where a company's name may begin with it. A 直辖市 has none. */
  province: optional(text({ max: 20 })),
  /** 区号, for the examples of landlines. */
  areaCode: optional(text({ min: 3, max: 4 })),
  /** Slug of the district that the examples show; absent = the first of the list. */
  exampleDistrict: optional(text({ max: 40 })),
  host: text(),
  contact: optional(text()),
  domain: optional(text({ max: 100 })),
  siteIdCode: optional(text({ max: 20 })),
  icp: optional(text({ max: 60 })),
  policeFiling: optional(text({ max: 60 })),
  privatePart: option(['plain', 'sealed']),
  recipients: list(
    mapping({ label: text(), key: text({ max: 200 }), district: optional(text({ max: 40 })) }),
  ),
  forge: optional(
    mapping({
      kind: option(['github', 'gitea', 'gitlab']),
      api: text({ max: 200 }),
      owner: text({ max: 100 }),
      repository: text({ max: 100 }),
      branch: text({ max: 100 }),
      /** Enterprises may hand in a new entry with accounts of their own; the district then decides. */
      selfService: optional(yesNo()),
    }),
  ),
  /** The bureau's accounts on the forge: they may change what districts may not. */
  accounts: optional(list(text({ max: 60 }), { unique: true })),
  /** The entries are samples, and every page says so. */
  samples: yesNo(),
})

export type Site = z.output<typeof siteSchema>

const PLACE_ENDINGS = [
  '壮族自治区',
  '回族自治区',
  '维吾尔自治区',
  '自治区',
  '自治州',
  '地区',
  '省',
  '市',
  '盟',
]

/** 武汉市 → 武汉, 湖北省 → 湖北: a city or province as people and company names shorten it. */
export function shortPlaceName(name: string): string {
  const ending = PLACE_ENDINGS.find((each) => name.endsWith(each) && name.length >= each.length + 2)
  return ending ? name.slice(0, -ending.length) : name
}

/** Words in a company's name that say only where it is; a longer word stands before what it begins with. */
export function placeWords(site: Pick<Site, 'city' | 'province'> | undefined): string[] {
  const names = [site?.city, site?.province].filter((name) => name !== undefined)
  return ['中国', ...names.flatMap((name) => [name, shortPlaceName(name)])]
}

/** Where a git host answers, for the pages' policy: scheme and host, and not a sign that would say more there. */
export function hostOrigin(api: string): string | undefined {
  return /^https?:\/\/[a-z\d.-]+(?::\d+)?(?=\/|$)/.exec(api.toLowerCase())?.[0]
}
