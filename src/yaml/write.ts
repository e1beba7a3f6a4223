import { characters } from '../domain/characters.ts'
import type { FieldNode } from '../domain/form-tree.ts'
import { isMapping, type Tree, type TreeMapping } from '../domain/tree.ts'

export interface WriteOptions {
  /** Comment lines at the top, without `# `. */
  header?: readonly string[]
  /** The comment beside the key at this path of the schema (`public.enterprise.name`). */
  comment?: (path: string) => string | undefined
}

/** A text longer than this, or with several lines, is a block scalar. Characters. */
const LONG = 40

/**
 * A tree as canonical YAML: keys in the order of the form, a Chinese label beside each
 * key, long text as block scalars, and quotes wherever another reader would see a number, a date or
 * a truth value. The same tree always gives the same bytes; keys that the form does not know are
 * kept, after those it knows.
 */
export function writeYaml(tree: Tree, form: FieldNode, options: WriteOptions = {}): string {
  const header = (options.header ?? []).map((line) => `# ${line}\n`).join('')
  if (isMapping(tree)) return header + (mappingLines(tree, form, '', options) || '{}\n')
  if (Array.isArray(tree)) return header + (listLines(tree, form, '', options) || '[]\n')
  return `${header}${scalar(tree, form)}\n`
}

function mappingLines(
  mapping: TreeMapping,
  form: FieldNode | undefined,
  indent: string,
  options: WriteOptions,
): string {
  let lines = ''
  let known = 0
  const add = (key: string, written: string, node: FieldNode | undefined) => {
    lines += `${indent}${written}:${afterColon(mapping[key]!, node, indent, options)}`
  }
  for (const node of form?.children ?? []) {
    if (!Object.hasOwn(mapping, node.key)) continue
    add(node.key, plainOrQuoted(node.key), node)
    known++
  }
  const keys = Object.keys(mapping)
  if (keys.length === known) return lines
  for (const key of keys) {
    if (!form?.children.some((node) => node.key === key)) add(key, plainOrQuoted(key), undefined)
  }
  return lines
}

/** The text after `key:`, with the line end. */
function afterColon(value: Tree, node: FieldNode | undefined, indent: string, options: WriteOptions): string {
  const label = node && options.comment?.(node.path)
  const comment = label ? ` # ${label}` : ''
  const inner = `${indent}  `
  if (typeof value === 'string') {
    if (value === '') return `${comment}\n`
    const block = blockScalar(value, node, inner)
    if (block) return ` ${block.header}${comment}\n${block.lines}`
    return ` ${scalar(value, node)}${comment}\n`
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return ` []${comment}\n`
    return `${comment}\n${listLines(value, node, inner, options)}`
  }
  if (Object.keys(value).length === 0) return ` {}${comment}\n`
  return `${comment}\n${mappingLines(value, node, inner, options)}`
}

function listLines(
  items: Tree[],
  form: FieldNode | undefined,
  indent: string,
  options: WriteOptions,
): string {
  const node = form?.children[0]
  return items.map((item) => `${indent}- ${listItem(item, node, indent, options)}`).join('')
}

function listItem(item: Tree, node: FieldNode | undefined, indent: string, options: WriteOptions): string {
  const inner = `${indent}  `
  if (typeof item === 'string') {
    const block = blockScalar(item, node, inner)
    return block ? `${block.header}\n${block.lines}` : `${scalar(item, node)}\n`
  }
  if (Array.isArray(item)) {
    if (item.length === 0) return '[]\n'
    return listLines(item, node, inner, options).slice(inner.length)
  }
  if (Object.keys(item).length === 0) return '{}\n'
  return mappingLines(item, node, inner, options).slice(inner.length)
}

/** A literal block, where it can hold the text unaltered. */
function blockScalar(
  value: string,
  node: FieldNode | undefined,
  indent: string,
): { header: string; lines: string } | undefined {
  const several = value.includes('\n')
  const mayBeLong = node?.spec.kind === 'text' && node.spec.lines === 'many'
  if (!several && !(mayBeLong && characters(value) > LONG)) return undefined
  if (!/^[^\s\p{C}]/u.test(value) || /\s$/u.test(value) || !isPrintable(value)) return undefined
  const lines = value.split('\n')
  if (lines.some((line) => /^[ \t]*$/.test(line) && line !== '')) return undefined
  const body = lines.map((line) => (line === '' ? '\n' : `${indent}${line}\n`)).join('')
  return { header: '|-', lines: body }
}

function isPrintable(value: string): boolean {
  return !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]/u.test(value)
}

function scalar(value: string, node: FieldNode | undefined): string {
  if (node?.spec.kind === 'number' && /^(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/.test(value)) return value
  return plainOrQuoted(value)
}

/** A text on one line, quoted where another parser would read it differently. */
export function plainOrQuoted(value: string): string {
  if (isPlain(value)) return value
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Words that YAML 1.1 or 1.2 parsers do not read as strings. */
const SPECIAL = /^(?:~|null|true|false|yes|no|on|off|y|n|\.inf|\.nan|<<|=)$/i

/** A word, as most are, with nothing in it that could mean something: of Chinese, or of more letters than a special one. */
const WORD = /^(?:[\u4e00-\u9fa5]|[A-Za-z]{6})[\u4e00-\u9fa50-9A-Za-z（）、，。“”]*$/

/** Safe without quotes in every YAML reader, in block and in flow context. */
function isPlain(value: string): boolean {
  if (WORD.test(value)) return true
  if (!/^[\p{L}（《【“‘]/u.test(value)) return false
  if (SPECIAL.test(value) || /\s$/.test(value) || value.includes('\n') || value.includes('\t')) return false
  if (/: |:$| #|[[\]{},]/.test(value)) return false
  return isPrintable(value)
}
