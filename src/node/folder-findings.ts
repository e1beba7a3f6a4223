import { basename } from 'node:path'
import type { Change } from '../domain/change.ts'
import { type Finding, finding, firstFindings } from '../domain/finding.ts'
import { hasPrivatePart, pathOf } from '../domain/kinds.ts'
import type { Ledger } from '../domain/ledger.ts'
import { isMdxKind } from '../domain/mdx.ts'
import { checkPaths, type ListedFile } from '../domain/rules/check-paths.ts'
import { validateMdx } from '../mdx/validate-mdx.ts'
import { jsonSchema } from '../text/json-schema.ts'
import { localityOf } from '../text/locality.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { isIgnored } from './folder.ts'
import type { Files } from './read-files.ts'
import { recipientFaults } from './recipient-faults.ts'

/** What is wrong with names and modes of the listed files, and of those that a change brings. */
export function pathFindings(listed: readonly ListedFile[], change: Change | undefined): Finding[] {
  return [...checkPaths([...listed, ...unlisted(listed, change)])]
}

/** What is wrong with files beside their own content: bodies of MDX, missing and foreign files, keys. */
export async function folderFindings(files: readonly ContentFile[], ledger: Ledger): Promise<Finding[]> {
  return [
    files.flatMap(mdxFaults),
    [...missingFiles(files)],
    [...unknownDistricts(files, ledger)],
    [...unreadablePrivateParts(files, ledger)],
    await recipientFaults(files, ledger),
  ].flat()
}

/**
 * What a change brings and the folder does not show: a file that git ignores, or one that is
 * none here, such as another repository (a submodule). Nobody else would look at it.
 */
function unlisted(listed: readonly ListedFile[], change: Change | undefined): ListedFile[] {
  const known = new Set(listed.map(({ file }) => file))
  return (change?.files ?? [])
    .filter(({ file, status }) => status !== 'deleted' && file.startsWith('content/') && !known.has(file))
    .map(({ file }) => ({ file, symlink: !isIgnored(basename(file)), executable: false }))
}

const FIRST = { line: 1, column: 1 }

/** MDX is code once it is compiled, so its body is looked at here, where the parser is at hand. */
function mdxFaults({ file, kind, text }: ContentFile): Finding[] {
  if (text === undefined || !isMdxKind(kind)) return []
  return firstFindings(file, validateMdx(kind, file, text), ({ args }) => ('at' in args && args.at) || FIRST)
}

/** Without settings or districts most rules would be silent, so their absence is reported. */
function* missingFiles(files: readonly ContentFile[]): Generator<Finding> {
  for (const kind of ['site', 'districts'] as const) {
    const file = pathOf(kind, {})
    if (!files.some((given) => given.file === file)) yield finding('missing', { file }, {})
  }
}

/** What cannot be read may still have been pushed in the open: the leak is reported beside the fault. */
function* unreadablePrivateParts(files: readonly ContentFile[], { site }: Ledger): Generator<Finding> {
  if (site?.privatePart === 'plain') return
  for (const { file, kind, text, partial } of files) {
    if (!hasPrivatePart(kind) || partial !== undefined || !text) continue
    if (/^[^\S\n\r\u2028\u2029]*["']?private["']?\s*:/m.test(text))
      yield finding('private-part-unsealed', { file }, {})
  }
}

/** A folder of demands or a filing of no district of the list. */
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

/** The JSON Schema for editors is generated; a stale one would teach a form that is no more. */
export function schemaDrift(files: Files, ledger: Ledger): Finding[] {
  const expected = demandSchemaOf(ledger)
  if (expected === undefined) return []
  const text = files.get(SCHEMA_FILE)?.text?.replaceAll('\r\n', '\n')
  return text === expected ? [] : [finding('schema-drift', { file: SCHEMA_FILE }, {})]
}

/** Its examples are of the site's city: undefined where the settings are faulty, which is reported by itself. */
export function demandSchemaOf({ site, districts }: Ledger): string | undefined {
  return site && jsonSchema('demand', localityOf(site, districts))
}
