import type * as z from 'zod/mini'
import { mapping } from './conditions.ts'
import { field } from './declaration.ts'
import { list, option, optional, text, yesNo } from './fields.ts'

const recipient = mapping({
  label: field(text(), { label: '公钥说明' }),
  key: field(text({ max: 200 }), { label: '公钥' }),
  district: field(optional(text({ max: 40 })), { label: '区' }),
})

const forge = mapping({
  kind: field(option(['github', 'gitea', 'gitlab']), { label: '仓库平台' }),
  api: field(text({ max: 200, form: 'address' }), { label: '接口地址' }),
  owner: field(text({ max: 100 }), { label: '仓库所有者' }),
  repository: field(text({ max: 100 }), { label: '仓库名' }),
  branch: field(text({ max: 100 }), { label: '主分支' }),
  /** Enterprises may hand in a new entry with accounts of their own; the district then decides. */
  selfService: field(optional(yesNo()), { label: '企业可否自行提交' }),
})

/** Teams on the forge that review changes, for CODEOWNERS; a district's files wait for nobody where none is named. */
const owners = mapping({
  bureau: field(text({ max: 100, form: 'team' }), { label: '市级审核团队', example: '@example-org/bureau' }),
  districts: field(optional(text({ max: 100, form: 'team' })), { label: '区级审核团队' }),
})

/** `site.yaml`: who publishes the site, and how it keeps what is private. Blank = not shown. */
export const siteSchema = mapping({
  name: field(text({ max: 40 }), { label: '网站名称' }),
  /** The city that runs the programme, as its papers write it: 武汉市. */
  city: field(text({ max: 20 }), { label: '城市', example: '某某市' }),
  /** Company names may begin with it. A 直辖市 has none. */
  province: field(optional(text({ max: 20 })), { label: '省份' }),
  /** 区号, for the examples of landlines. */
  areaCode: field(optional(text({ form: 'area-code' })), { label: '电话区号' }),
  /** Slug of the district that the examples show; absent = the first of the list. */
  exampleDistrict: field(optional(text({ max: 40, isDistrict: true })), { label: '示例用的区' }),
  host: field(text(), { label: '主办单位' }),
  contact: field(optional(text()), { label: '联系方式' }),
  domain: field(optional(text({ max: 100, form: 'domain' })), { label: '域名' }),
  siteIdCode: field(optional(text({ max: 20 })), { label: '网站标识码' }),
  icp: field(optional(text({ max: 60 })), { label: 'ICP备案号' }),
  policeFiling: field(optional(text({ max: 60 })), { label: '公安备案号' }),
  privatePart: field(option(['plain', 'sealed']), { label: '非公开部分的存放方式' }),
  recipients: field(list(recipient), { label: '加密公钥' }),
  forge: field(optional(forge), { label: '代码仓库' }),
  /** The bureau's accounts on the forge: they may change what districts may not. */
  accounts: field(optional(list(text({ max: 60, form: 'account' }), { unique: true })), {
    label: '市级管理员账号',
  }),
  owners: field(optional(owners), { label: '审核团队' }),
  /** The entries are samples, and every page says so. */
  samples: field(yesNo(), { label: '是否样例数据' }),
})

export type Site = z.output<typeof siteSchema>

/** The settings as far as they can be read: a slip in one line does not take the others away. */
export type SiteSettings = Partial<
  Pick<Site, 'city' | 'province' | 'areaCode' | 'exampleDistrict' | 'privatePart'>
>

/** As it was read; of a file that is no YAML as a whole, the line that says it. Two lines, as a merge leaves them, say `sealed`. */
export function privatePartIn(
  text: string | undefined,
  read: Site['privatePart'] | undefined,
): Site['privatePart'] | undefined {
  const lines = (text ?? '').matchAll(/^["']?privatePart["']?[ \t]*[:：][ \t]*["']?(plain|sealed)\b/gm)
  const said = new Set([...lines].map(([, value]) => value as Site['privatePart']))
  return said.size > 1 ? 'sealed' : (read ?? [...said][0])
}

/** Whether what is private may be written out in plain: only where the settings say so, be they faulty elsewhere. */
export const isPlainSite = (settings: SiteSettings | undefined): boolean => settings?.privatePart === 'plain'

/**
 * Whether plain private parts count as leaked. Without a file of settings they do; where the file is there and
 * does not say it, its own fault is told, and not one for each entry.
 */
export function mustBeSealed(settings: SiteSettings | undefined): boolean {
  return settings === undefined || settings.privatePart === 'sealed'
}

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

/** Place names at the start of a company's name, longer ones before their prefixes. */
export function placeWords(site: SiteSettings | undefined): string[] {
  const names = [site?.city, site?.province].filter((name) => name !== undefined)
  return ['中国', ...names.flatMap((name) => [name, shortPlaceName(name)])]
}

/** Origin of the git host for the pages' policy: scheme and host, without characters that have a meaning there. */
export function hostOrigin(api: string): string | undefined {
  return /^https?:\/\/[a-z\d.-]+(?::\d+)?(?=\/|$)/.exec(api.toLowerCase())?.[0]
}

/** The host's name in an address of http; undefined for anything else. */
export function hostName(address: string): string | undefined {
  return /^https?:\/\/(?:[^/?#@]*@)?([a-z\d.-]+?)\.?(?=[:/?#]|$)/.exec(address.toLowerCase())?.[1]
}
