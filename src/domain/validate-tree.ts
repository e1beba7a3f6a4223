import type * as z from 'zod/mini'
import { privateUseIn } from './characters.ts'
import {
  type Code,
  type Finding,
  type FindingArgs,
  finding,
  MAX_FINDINGS,
  type Shape,
  withoutEcho,
} from './finding.ts'
import { formTree, nodeAt } from './form-tree.ts'
import { isPrivate, type KindName } from './kinds.ts'
import { nearest } from './nearest.ts'
import type { ValueOf } from './schemas.ts'
import { someText, textsIn } from './texts.ts'
import { isMapping, type Path, type Tree, valueAt, withoutEmpty } from './tree.ts'

/** A value whose other fields may have errors: every field may be missing. */
export type DeepPartial<T> = T extends readonly (infer Item)[]
  ? (DeepPartial<Item> | undefined)[]
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> | undefined }
    : T

export interface Validated<K extends KindName> {
  /** Present only if the tree has no error. */
  value: ValueOf<K> | undefined
  /** The readable fields, so that the rules check them in the same run; undefined if there are none. */
  partial: DeepPartial<ValueOf<K>> | undefined
  /** The tree without empty keys, valid or not. */
  input: Tree
  findings: Finding[]
}

/**
 * Validates a tree of strings against the schema of its kind: all problems in one run, up to `MAX_FINDINGS` + 1. Apart from
 * `validate`, so that the form loads no other kind's schema.
 */
export function validateAgainst<K extends KindName>(
  schema: z.ZodMiniType,
  kind: K,
  tree: Tree,
  file: string,
): Validated<K> {
  const input = withoutEmpty(tree)
  // `run` instead of `safeParse`: it also returns the parsed values beside the issues.
  const payload = schema._zod.run({ value: input, issues: [] }, { async: false }) as z.core.ParsePayload
  // A raw issue about the root itself has no path yet.
  const issues = payload.issues.map((issue) => ({ ...issue, path: issue.path ?? [] }) as Issue)
  const doubtful = privateUse(input, file)
  if (issues.length === 0) {
    const value = payload.value as ValueOf<K>
    return { value, partial: value as DeepPartial<ValueOf<K>>, input, findings: doubtful }
  }
  const context: Context = { kind, schema, file, input }
  const findings = [...firstFindings(issues, context), ...doubtful].slice(0, MAX_FINDINGS + 1)
  for (const { path } of issues.filter(spoilsValue)) remove(payload.value, path)
  const partial = issues.some(({ path, code }) => path.length === 0 && code === 'invalid_type')
    ? undefined
    : (payload.value as DeepPartial<ValueOf<K>>)
  return { value: undefined, partial, input, findings }
}

/** Texts with a character that other machines show as a box, or not at all. */
function privateUse(input: Tree, file: string): Finding[] {
  const doubtful: Finding[] = []
  if (!someText(input, (text) => privateUseIn(text) !== undefined)) return doubtful
  for (const { path, text } of textsIn(input)) {
    const codePoint = doubtful.length > MAX_FINDINGS ? undefined : privateUseIn(text)
    const args = { codePoint: codePoint ?? '', fault: 'private-use' } as const
    if (codePoint) doubtful.push(finding('character', { file, path, severity: 'warning' }, args))
  }
  return doubtful
}

type Issue = z.core.$ZodRawIssue & { path: (string | number)[] }

/** Conditions between fields do not change the fields. */
function spoilsValue(issue: Issue): boolean {
  if (issue.code === 'unrecognized_keys') return false
  const code: unknown = issue.code === 'custom' ? issue['params']?.code : undefined
  return code !== 'required-here' && code !== 'not-allowed-here' && code !== 'list-length'
}

function remove(value: unknown, path: Path): void {
  const parent = valueAt(value, path.slice(0, -1))
  const key = path.at(-1)
  if (Array.isArray(parent) && typeof key === 'number') parent[key] = undefined
  else if (isMapping(parent) && typeof key === 'string') delete parent[key]
}

interface Context {
  kind: KindName
  schema: z.ZodMiniType
  file: string
  input: Tree
}

function firstFindings(issues: readonly Issue[], context: Context): Finding[] {
  const findings: Finding[] = []
  for (const issue of issues) {
    findings.push(...findingsOf(issue, context))
    if (findings.length > MAX_FINDINGS) break
  }
  return findings
}

function findingsOf(issue: Issue, context: Context): Finding[] {
  const { path } = issue
  if (issue.code === 'unrecognized_keys') {
    const keys = (issue['keys'] as string[]).slice(0, MAX_FINDINGS + 1)
    return keys.map((key) => unknownKey(path, key, context))
  }
  if (issue.code === 'custom') {
    const { code, args } = issue['params'] as { code: Code; args: FindingArgs[Code] }
    return [make(code, path, args, context)]
  }
  if (issue.code === 'invalid_type') {
    const actual = valueAt(context.input, path)
    if (actual === undefined) return [make('missing', path, {}, context)]
    const expected = EXPECTED[String(issue['expected'])] ?? 'text'
    const fullWidthColon = typeof actual === 'string' && expected === 'mapping' && actual.includes('：')
    const args = { expected, actual: shapeOf(actual), ...(fullWidthColon && { fullWidthColon }) }
    return [make('wrong-shape', path, args, context)]
  }
  throw new Error(`zod reported ${issue.code}, which no field of fields.ts should`)
}

const EXPECTED: Record<string, Shape> = { string: 'text', array: 'list', object: 'mapping' }

function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return 'list'
  return isMapping(value) ? 'mapping' : 'text'
}

/** In a private part a key is echoed only if it resembles a known one: it might be a value. */
function unknownKey(path: Path, key: string, context: Context): Finding {
  const node = nodeAt(formTree(context.schema), path)
  const known = node?.children.map((child) => child.key) ?? []
  const like = nearest(key, known)
  const at = [...path, key]
  const echo = like !== undefined || !isPrivate(context.kind, at)
  const args = { known, ...(echo && { key }), ...(like && { nearest: like }) }
  return make('unknown-key', at, args, context)
}

/** Makes a finding, without the value of a private field. */
function make<C extends Code>(code: C, path: Path, args: FindingArgs[C], context: Context): Finding {
  const made = finding(code, { file: context.file, path }, args)
  return isPrivate(context.kind, path) ? withoutEcho(made) : made
}
