import { type Finding, finding, firstFindings, type Point } from '../domain/finding.ts'
import { allNodes, formTree } from '../domain/form-tree.ts'
import { classify, hasPrivatePart, type Kind, type KindName, kinds, type Params } from '../domain/kinds.ts'
import { schemaOf, type ValueOf } from '../domain/schemas.ts'
import { emptyMapping, isMapping, type Path, type Tree } from '../domain/tree.ts'
import { utf16Of } from '../domain/utf-16.ts'
import { validate } from '../domain/validate.ts'
import type { DeepPartial } from '../domain/validate-tree.ts'
import { frontMatter } from './front-matter.ts'
import { Lines, locate } from './offsets.ts'
import { readYaml } from './read.ts'

/** One file of `content/`, read and validated, for form, desk, CI and site. */
export type ContentFile = { [K in KindName]: FileOf<K> }[KindName]

interface FileOf<K extends KindName> {
  file: string
  kind: K
  params: Params
  /** The text as written; absent if the file could not be read as text. */
  text?: string
  /** The tree as written, without empty keys. */
  tree?: Tree
  /** Present only if reading and schema found no error. */
  value: ValueOf<K> | undefined
  /** The readable fields of a faulty file, so that the rules check it in the same run. */
  partial: DeepPartial<ValueOf<K>> | undefined
  findings: Finding[]
  /** The private part was sealed; `tree`, `value` and `partial` have it decrypted. */
  decrypted?: boolean
  /** The location of a path: its key, or the nearest parent that exists. */
  locate: (path: Path) => Point
}

/**
 * Content of a file: its bytes; only their number where it is too large to be read; undefined where
 * the machine cannot read it.
 */
export type Content = Uint8Array | { readonly length: number } | undefined

/** Whether a file of this name and size is read at all: it has a kind, and is not larger than the kind may be. */
export function isRead(file: string, size: number): boolean {
  const { kind } = classify(file)
  return kind !== undefined && size <= kinds[kind].maxBytes
}

/** Reads one file whose kind is known; never throws because of its content. */
export function readContentFile(file: string, bytes: Content): ContentFile | undefined {
  const classified = classify(file)
  if (!classified.kind) return undefined
  const { kind, params, wrongName } = classified
  const findings: Finding[] = wrongName ? [finding('file-name', { file }, wrongName)] : []
  const row: Kind = kinds[kind]
  const locate = () => ({ line: 1, column: 1 })
  const result = { file, kind, params, value: undefined, partial: undefined, findings, locate }
  if (!bytes) {
    findings.push(finding('unclassified-file', { file }, { reason: 'unreadable' }))
    return result as ContentFile
  }
  if (bytes.length > row.maxBytes) {
    findings.push(
      finding(
        'file-too-large',
        { file },
        { bytes: bytes.length, max: row.maxBytes, ...(kind === 'picture' && { picture: true }) },
      ),
    )
    return result as ContentFile
  }
  if (row.read === 'none' || !(bytes instanceof Uint8Array)) return result as ContentFile
  const isUtf16 = utf16Of(bytes) !== undefined
  const text = isUtf16 ? undefined : decode(bytes)
  if (text === undefined) {
    const at = isUtf16 ? locate() : locateBadByte(bytes)
    findings.push(finding('encoding', { file }, { at, ...(isUtf16 && { likely: 'utf-16' }) }))
    return result as ContentFile
  }
  if (row.read === 'text') return { ...result, text } as ContentFile
  return { ...result, ...readText(kind, file, text, findings) } as ContentFile
}

function readText(kind: KindName, file: string, text: string, named: Finding[]) {
  const yaml = kinds[kind].read === 'front-matter' ? frontMatter(text) : text
  const { tree, offsets, lines, findings: reading } = readYaml(yaml, file)
  const findings = [...named, ...reading.map((found) => withoutPrivateKey(found, kind))]
  // Decrypted values are located where the file has the seal.
  const written = (path: Path) => (path[0] === 'private' && isSealed(tree) ? ['sealed'] : path)
  const locator = (path: Path) => locate(offsets, lines, written(path))
  const reported = () =>
    firstFindings(file, findings, ({ path, args }) => ('at' in args && args.at ? args.at : locator(path)))
  if (tree === undefined) return { text, findings: reported(), locate: locator }
  // An empty file lacks everything, rather than being a text where a mapping should be.
  const validated = validate(kind, tree === '' ? emptyMapping() : tree, file)
  findings.push(...validated.findings)
  const value = findings.some(({ severity }) => severity === 'error') ? undefined : validated.value
  const { input, partial } = validated
  return { text, tree: input, value, partial, findings: reported(), locate: locator }
}

function isSealed(tree: Tree | undefined): boolean {
  return isMapping(tree) && Object.hasOwn(tree, 'sealed') && !Object.hasOwn(tree, 'private')
}

/** Only keys of the schema are echoed from a file with a private part: another might be a value. */
function withoutPrivateKey(found: Finding, kind: KindName): Finding {
  const schema = schemaOf(kind)
  if (found.code !== 'duplicate-key' || !hasPrivatePart(kind) || !schema) return found
  const known = [...allNodes(formTree(schema))].some((node) => node.key === found.args.key)
  if (known) return found
  const { key: _, ...args } = found.args
  return { ...found, args }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** Undefined if the bytes are no UTF-8; a byte order mark (Windows editors) is dropped. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return UTF_8.decode(bytes)
  } catch {
    return undefined
  }
}

function locateBadByte(bytes: Uint8Array): Point {
  const lenient = new TextDecoder('utf-8').decode(bytes)
  return new Lines(lenient).pointAt(Math.max(0, lenient.indexOf('\ufffd')))
}
