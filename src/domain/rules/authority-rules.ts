import { type Change, type ChangedFile, isBureau, isSameAccount } from '../change.ts'
import type { District } from '../district.ts'
import { groupBy } from '../group-by.ts'
import { classify, districtOf } from '../kinds.ts'
import { changeRule } from './rule.ts'

/**
 * Rules over a pull request: its author, and the files it touches. Who may do what, the base says, never the change.
 * An unknown author is a stranger: nobody is passed over.
 */

/** 报送: each district reports for itself, in a pull request of its own. */
export const moreThanOneDistrict = changeRule('more-than-one-district', function* (change) {
  if (isBureau(change)) return
  const touched = groupBy(change.files.flatMap(pathsOf), districtOf)
  const districts = [...touched.keys()].filter((district) => district !== undefined)
  if (districts.length < 2) return
  for (const district of districts.slice(1)) {
    yield { file: touched.get(district)![0]!, path: [], args: { districts } }
  }
})

/** A district's files are changed by its own accounts; a district that the base does not know has none. */
export const notYourDistrict = changeRule('not-your-district', function* (change) {
  if (isBureau(change)) return
  const { actor, before } = change
  const own = ownDistricts(change).map(({ slug }) => slug)
  const selfService = isSelfService(change)
  for (const file of change.files.flatMap(pathsOf)) {
    const slug = districtOf(file)
    if (slug === undefined || own.includes(slug)) continue
    const district = before.districts.find((known) => known.slug === slug)?.name
    const args = { slug, ...(actor !== undefined && { actor }), ...(district !== undefined && { district }) }
    if (!selfService) yield { file, path: [], args }
    else yield { file, path: [], severity: 'warning', args: { ...args, selfService } }
  }
})

/** Whoever is not the bureau changes their own district's files, and nothing else. */
export const outsideDistrictScope = changeRule('outside-district-scope', function* (change) {
  if (isBureau(change)) return
  const district = ownDistricts(change)[0]?.name
  for (const file of change.files.flatMap(pathsOf)) {
    if (districtOf(file) !== undefined) continue
    yield { file, path: [], args: district === undefined ? {} : { district } }
  }
})

/** The districts whose accounts the author belongs to. */
function ownDistricts({ actor, before }: Change): District[] {
  return before.districts.filter(({ accounts }) =>
    accounts.some((account) => actor !== undefined && isSameAccount(account, actor)),
  )
}

/** An enterprise may submit its own new entry in a known district, and nothing else, where the site allows it. */
function isSelfService(change: Change): boolean {
  const { files, actor, before } = change
  if (!before.site?.forge?.selfService || actor === undefined || ownDistricts(change).length > 0) return false
  const [first, ...others] = files
  if (others.length > 0 || first?.status !== 'added' || first.was !== undefined) return false
  const entry = classify(first.file)
  if (entry.kind !== 'demand' || entry.wrongName) return false
  return before.districts.some(({ slug }) => slug === entry.params.district)
}

/** A renamed file is checked at both paths. */
function pathsOf({ file, was }: ChangedFile): string[] {
  return was === undefined ? [file] : [file, was]
}
