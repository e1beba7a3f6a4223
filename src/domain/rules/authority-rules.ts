import { type Change, type ChangedFile, isBureau, isSameAccount } from '../change.ts'
import { groupBy } from '../group-by.ts'
import { classify, kinds } from '../kinds.ts'
import { changeRule } from './rule.ts'

/** Rules over a pull request: its author, and the files it touches. Who may do what, the base says. */

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

export const notYourDistrict = changeRule('not-your-district', function* (change) {
  const { actor } = change
  if (actor === undefined || isBureau(change)) return
  const { districts, site } = change.before
  const own = site?.forge?.selfService && isOneNewEntry(change)
  for (const file of change.files.flatMap(pathsOf)) {
    const slug = districtOf(file)
    const district = districts.find((known) => known.slug === slug)
    if (!district || district.accounts.some((account) => isSameAccount(account, actor))) continue
    const args = { actor, district: district.name, ...(own && { selfService: true }) }
    yield { file, path: [], args, ...(own && { severity: 'warning' as const }) }
  }
})

/** An enterprise may submit its own new entry, and nothing else, where the site allows it. */
function isOneNewEntry({ files }: Change): boolean {
  const [first, ...others] = files
  return others.length === 0 && first?.status === 'added' && classifiedAs(first.file).kind === 'demand'
}

/** A district's pull request changes its own demands and filing, and nothing else. */
export const outsideDistrictScope = changeRule('outside-district-scope', function* (change) {
  const { actor } = change
  if (isBureau(change)) return
  const { districts } = change.before
  const files = change.files.flatMap(pathsOf)
  const own = districts.find(
    ({ accounts }) => actor !== undefined && accounts.some((account) => isSameAccount(account, actor)),
  )
  const touched = files.map(districtOf).find((slug) => slug !== undefined)
  const name = own?.name ?? districts.find(({ slug }) => slug === touched)?.name
  if (name === undefined) return
  for (const file of files) {
    if (districtOf(file) === undefined) yield { file, path: [], args: { district: name } }
  }
})

/** A renamed file is checked at both paths. */
function pathsOf({ file, was }: ChangedFile): string[] {
  return was === undefined ? [file] : [file, was]
}

function classifiedAs(file: string) {
  const classified = classify(file)
  return classified.kind === undefined
    ? { kind: undefined, params: undefined }
    : { kind: classified.kind, params: classified.params }
}

/** The district that owns a file; undefined for the bureau's files. */
function districtOf(file: string): string | undefined {
  const { kind, params } = classifiedAs(file)
  return kind !== undefined && kinds[kind].changedBy === 'district' ? params?.district : undefined
}
