import { basename } from 'node:path'
import type { Change } from '../domain/change.ts'
import { plainCharacters } from '../domain/compared-names.ts'
import { type Finding, finding, firstFindings } from '../domain/finding.ts'
import { hasPrivatePart, pathOf } from '../domain/kinds.ts'
import type { Ledger } from '../domain/ledger.ts'
import { isMdxKind } from '../domain/mdx.ts'
import { personalNumbersIn } from '../domain/personal-data.ts'
import { checkPaths, type ListedFile } from '../domain/rules/check-paths.ts'
import { mustBeSealed } from '../domain/site.ts'
import { valueAt } from '../domain/tree.ts'
import { validateMdx } from '../mdx/validate-mdx.ts'
import { jsonSchema } from '../text/json-schema.ts'
import { localityOf } from '../text/locality.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { isIgnored } from './folder.ts'
import type { Files } from './read-files.ts'
import { recipientFaults } from './recipient-faults.ts'

/** Faults in names and modes of the listed files and of a change's files. */
export function pathFindings(listed: readonly ListedFile[], change: Change | undefined): Finding[] {
  return [...checkPaths([...listed, ...unlisted(listed, change)])]
}

/** Faults beside a file's own content: bodies of MDX, missing and foreign files, keys. */
export async function folderFindings(files: readonly ContentFile[], ledger: Ledger): Promise<Finding[]> {
  return [
    files.flatMap(mdxFaults),
    [...missingFiles(files)],
    [...unknownDistricts(files, ledger)],
    [...openPrivateTexts(files, ledger)],
    await recipientFaults(files, ledger),
  ].flat()
}

/**
 * Files of a change that the folder does not show: ignored by git, or no file
 * here, such as another repository (a submodule). No other check sees them.
 */
function unlisted(listed: readonly ListedFile[], change: Change | undefined): ListedFile[] {
  const known = new Set(listed.map(({ file }) => file))
  return (change?.files ?? [])
    .filter(({ file, status }) => status !== 'deleted' && file.startsWith('content/') && !known.has(file))
    .map(({ file }) => ({ file, symlink: !isIgnored(basename(file)), executable: false }))
}

const FIRST = { line: 1, column: 1 }

/** Checks bodies of MDX here, where the parser may be imported: MDX is compiled to code. */
function mdxFaults({ file, kind, text }: ContentFile): Finding[] {
  if (text === undefined || !isMdxKind(kind)) return []
  return firstFindings(file, validateMdx(kind, file, text), ({ args }) => ('at' in args && args.at) || FIRST)
}

/** Reports missing settings or districts: without them most rules yield nothing. */
function* missingFiles(files: readonly ContentFile[]): Generator<Finding> {
  for (const kind of ['site', 'districts'] as const) {
    const file = pathOf(kind, {})
    if (!files.some((given) => given.file === file)) yield finding('missing', { file }, {})
  }
}

/** A private part that is not read as one, and a remark beside a sealed part, may have leaked plain text as well. */
function* openPrivateTexts(files: readonly ContentFile[], { settings }: Ledger): Generator<Finding> {
  if (!mustBeSealed(settings)) return
  for (const { file, kind, text, tree } of files) {
    if (!hasPrivatePart(kind) || !text) continue
    const isLeaked = valueAt(tree, ['private']) === undefined && hasPlainPrivatePart(text)
    if (isLeaked) yield finding('private-part-unsealed', { file }, {})
    else if (hasPersonalRemark(text)) yield finding('private-part-unsealed', { file }, { remark: true })
  }
}

/** A phone or the like behind `#`, where no rule over values looks. */
function hasPersonalRemark(text: string): boolean {
  const remarks = text.match(/(?:^|\s)#.*$/gm) ?? []
  return remarks.some((remark) => !personalNumbersIn(plainCharacters(remark)).next().done)
}

/** Whether a text that need not be whole YAML has a private part in plain, as editors write it: `Private：`. */
export function hasPlainPrivatePart(text: string): boolean {
  return /(?:^|[{,])[^\S\n\r\u2028\u2029]*["']?private["']?\s*[:：]/im.test(text)
}

/** A folder of demands or a filing of an unlisted district. */
function* unknownDistricts(files: readonly ContentFile[], { districts }: Ledger): Generator<Finding> {
  if (districts.length === 0) return
  const known = new Set(districts.map(({ slug }) => slug))
  for (const { file, params } of files) {
    if (params.district === undefined || known.has(params.district)) continue
    const args = { reason: 'unknown-district', expected: [...known].join('、') } as const
    yield finding('file-name', { file }, args)
  }
}

const SCHEMA_FILE = pathOf('demandJsonSchema', {})

/** Reports a stale JSON Schema: editors would complete a former form. */
export function schemaDrift(files: Files, ledger: Ledger): Finding[] {
  const expected = demandSchemaOf(ledger)
  if (expected === undefined) return []
  const text = files.get(SCHEMA_FILE)?.text?.replaceAll('\r\n', '\n')
  return text === expected ? [] : [finding('schema-drift', { file: SCHEMA_FILE }, {})]
}

/** The site's city, for examples; undefined where the settings are faulty, which is reported separately. */
export function demandSchemaOf({ site, districts }: Ledger): string | undefined {
  return site && jsonSchema('demand', localityOf(site, districts))
}
