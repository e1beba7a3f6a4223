import { otherDistrict } from '../../../documents/import/import-asked.ts'
import { plainCharacters } from '../../../domain/compared-names.ts'
import type { District } from '../../../domain/district.ts'
import { valueAt } from '../../../domain/tree.ts'
import { type DecryptedItem, visibleTree } from './item.ts'

type Names = Pick<District, 'slug' | 'name' | 'shortName'>

/** Something that speaks for another district, or another year, than the desk's. */
export interface OtherSign {
  from: 'folder' | 'mark' | 'mark-year' | 'paper' | 'address'
  /** What it says, in its own words. */
  said: string
}

/** An entry of another district is asked about before it counts; one answer holds for what was asked. */
export interface OriginQuestion {
  kind: 'origin'
  signs: OtherSign[]
}

/** Undefined where nothing speaks for another district, or somebody has answered that it is this one's. */
export function originQuestion(
  item: Pick<DecryptedItem, 'origin' | 'mark' | 'remarks' | 'tree' | 'decrypted' | 'year' | 'confirmed'>,
  own: Names | undefined,
  districts: readonly Names[],
): OriginQuestion | undefined {
  if (!own) return undefined
  const { origin, mark, remarks, confirmed = [] } = item
  const paper = otherDistrict(remarks?.districtName ?? '', own)
  const address = valueAt(visibleTree(item), ['private', 'enterprise', 'address'])
  const signs: OtherSign[] = []
  if (origin.otherDistrict) signs.push({ from: 'folder', said: origin.otherDistrict })
  if (mark && mark.district !== own.slug) {
    const named = districts.find(({ slug }) => slug === mark.district)
    signs.push({ from: 'mark', said: named?.name ?? mark.district })
  }
  if (mark && mark.year !== item.year) signs.push({ from: 'mark-year', said: mark.year })
  if (paper) signs.push({ from: 'paper', said: paper.read })
  if (typeof address === 'string' && namesAnother(address, own, districts)) {
    signs.push({ from: 'address', said: address.trim() })
  }
  const open = signs.filter((sign) => !confirmed.includes(signKey(sign)))
  return open.length > 0 ? { kind: 'origin', signs: open } : undefined
}

/** What an answer is kept by. */
export const signKey = ({ from, said }: OtherSign): string => `${from}:${said}`

/** A zone lies within districts, so an address that names this desk's district as well names no other. */
function namesAnother(address: string, own: Names, districts: readonly Names[]): boolean {
  const said = plainCharacters(address).replace(/\s/g, '')
  const isNamed = (district: Names) => namesOf(district).some((name) => said.includes(name))
  return !isNamed(own) && districts.some(isNamed)
}

const namesOf = ({ name, shortName }: Names): string[] =>
  [name, shortName, ...name.split(/[（()）]/)].map(plainCharacters).filter((each) => each.length >= 3)
