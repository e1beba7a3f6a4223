import type { District } from '../domain/district.ts'
import { type Site, shortPlaceName } from '../domain/site.ts'

/** Values of the site's city in examples; a text writes them as `{city}`, `{areaCode}` … */
export interface Locality {
  /** As company names shorten it: 武汉. */
  city: string
  areaCode: string
  /** Slug. */
  district: string
  districtName: string
  otherDistrictName: string
}

const NOWHERE: Locality = {
  city: '',
  areaCode: '区号',
  district: '〈区目录〉',
  districtName: '甲区',
  otherDistrictName: '乙区',
}

type LocalSettings = Partial<Pick<Site, 'city' | 'areaCode' | 'exampleDistrict'>>
type LocalDistrict = Pick<District, 'slug' | 'shortName'>

/** For examples without settings or districts. */
export function localityOf(
  site: LocalSettings | undefined,
  districts: readonly LocalDistrict[] = [],
): Locality {
  const shown = districts.find(({ slug }) => slug === site?.exampleDistrict) ?? districts[0]
  const other = districts.find((district) => district !== shown)
  return {
    city: site?.city ? shortPlaceName(site.city) : NOWHERE.city,
    areaCode: site?.areaCode ?? NOWHERE.areaCode,
    district: shown?.slug ?? NOWHERE.district,
    districtName: shown?.shortName ?? NOWHERE.districtName,
    otherDistrictName: other?.shortName ?? NOWHERE.otherDistrictName,
  }
}

/** Fills the city's values into a text of ours; never into users' text. */
export function localised(text: string, locality: Locality = NOWHERE): string {
  return text.replace(/\{(\w+)\}/g, (whole, key: string) =>
    Object.hasOwn(locality, key) ? locality[key as keyof Locality] : whole,
  )
}
