import { demandSchema } from '../../domain/demand.ts'
import { type FieldNode, formTree } from '../../domain/form-tree.ts'
import {
  emptyMapping,
  isMapping,
  type Path,
  type Tree,
  type TreeMapping,
  valueAt,
} from '../../domain/tree.ts'
import { type Answers, pathAt, setAt, textAt, textsAt } from './answers.ts'
import { askedItems } from './asked.ts'
import { type FieldItem, type Item, plan, YES } from './plan.ts'

export interface WrittenEntry {
  /** Credit code or alias: the name of the file; '' = not known yet. */
  id: string
  tree: TreeMapping
  /** The form's field for a path of the entry. */
  askedAt: (path: Path) => Path
}

/** Makes the entry of answers, without fields that are not asked, even if they have a value. */
export function entryOfAnswers(answers: Answers): WrittenEntry {
  const tree: TreeMapping = { public: emptyMapping(), private: emptyMapping() }
  const anonymous = isAnonymous(answers)
  for (const { item, index } of askedItems(answers)) {
    if (item.kind === 'field') write(tree, answers, item, index)
    if (item.kind === 'list' && item.most > 0 && index === 0) beginList(tree, item.path)
  }
  if (anonymous) writeVerified(tree, answers)
  numberChallenges(tree)
  complete(tree, root)
  const kept = new Map(SPARSE.map((path) => [path, withoutBlanks(tree, path)]))
  const id = anonymous ? answers.place.alias : textAt(answers, CREDIT_CODE).trim()
  return { id, tree, askedAt: (path) => askedAt(path, kept) }
}

export const NAME = ['public', 'enterprise', 'name']
export const CREDIT_CODE = ['private', 'enterprise', 'creditCode']
export const PRIVATE_NAME = ['private', 'enterprise', 'name']
export const CODE_VERIFIED = ['private', 'enterprise', 'codeVerified']

export function isAnonymous(answers: Tree): boolean {
  return textAt(answers, ['choices', 'anonymous']) === YES[0]
}

const root = formTree(demandSchema)

function write(tree: TreeMapping, answers: Answers, item: FieldItem, index: number): void {
  const from = pathAt(item.path, index)
  const to = pathInEntry(from, answers)
  if (!to) return
  const value = item.node.spec.kind === 'list' ? textsAt(answers, from) : textAt(answers, from)
  const blank = typeof value === 'string' ? value.trim() === '' : value.length === 0
  if (!blank) setAt(tree, to, value)
  else if (!item.node.optional && !absentWhenBlank.has(item)) ensureMapping(tree, to.slice(0, -1))
}

/** Another code has to be compared anew. */
function writeVerified(tree: TreeMapping, answers: Answers): void {
  const { code, ...verified } = answers.place.verified ?? { code: '' }
  if (code !== '' && code === textAt(answers, CREDIT_CODE).trim()) setAt(tree, CODE_VERIFIED, verified)
}

/** Fields of groups that are in the entry only once something is written in them. */
const absentWhenBlank = new Set<Item>(
  plan.flatMap(({ items }) =>
    items.flatMap((item) => (item.kind === 'group' && item.mayBeAbsent ? item.items : [])),
  ),
)

/** Three values go where the enterprise wants them: its name, its code, and the budget of a problem. */
function pathInEntry(from: Path, answers: Answers): Path | undefined {
  const path = from.join('.')
  const anonymous = isAnonymous(answers)
  if (path === NAME.join('.')) return anonymous ? PRIVATE_NAME : NAME
  if (path === CREDIT_CODE.join('.')) return anonymous ? CREDIT_CODE : undefined
  const budget = BUDGET.exec(path)
  if (!budget) return from
  const index = Number(budget[1])
  const published = textAt(answers, ['public', 'challenges', index, 'publishesBudget']) === YES[0]
  return published ? from : ['private', 'challenges', index, 'budget']
}

const BUDGET = /^public\.challenges\.(\d+)\.cooperation\.budget$/

function ensureMapping(tree: TreeMapping, path: Path): void {
  if (!isMapping(valueAt(tree, path))) setAt(tree, path, emptyMapping())
}

function beginList(tree: TreeMapping, path: string): void {
  if (!Array.isArray(valueAt(tree, pathAt(path)))) setAt(tree, pathAt(path), [])
}

/** Numbers challenges 1, 2, …, with their private parts if any. */
function numberChallenges(tree: TreeMapping): void {
  for (const part of ['public', 'private'] as const) {
    const challenges = valueAt(tree, [part, 'challenges'])
    if (!Array.isArray(challenges)) continue
    for (const [index, item] of challenges.entries()) if (isMapping(item)) item['no'] = String(index + 1)
  }
}

/** Adds the required mappings and lists below what is there, so that the schema reports the missing field and not its parent. */
function complete(tree: Tree, node: FieldNode): void {
  if (Array.isArray(tree)) for (const item of tree) complete(item ?? '', node.children[0]!)
  if (!isMapping(tree)) return
  for (const child of node.children) {
    const { kind } = child.spec
    if (!Object.hasOwn(tree, child.key) && !child.optional) {
      if (kind === 'list') tree[child.key] = []
      if (kind === 'mapping') tree[child.key] = emptyMapping()
    }
    if (Object.hasOwn(tree, child.key)) complete(tree[child.key]!, child)
  }
}

/** Lists where an empty row counts as not added. */
const SPARSE = [
  'public.research.institutions',
  'public.research.types',
  'private.candidates',
  'private.challenges',
] as const

/** Takes the blank rows out; returns where each row that is left stood. */
function withoutBlanks(tree: TreeMapping, path: string): number[] {
  const list = valueAt(tree, pathAt(path))
  if (!Array.isArray(list)) return []
  const kept = [...list.keys()].filter((index) => !isBlank(list[index]))
  const rows = kept.map((index) => list[index]!)
  if (rows.length > 0 || path.startsWith('public.')) setAt(tree, pathAt(path), rows)
  else delete (tree['private'] as TreeMapping)[path.split('.')[1]!]
  return kept
}

function isBlank(row: Tree | undefined): boolean {
  if (row === undefined) return true
  return isMapping(row) ? Object.values(row).every(isBlank) : typeof row === 'string' && row.trim() === ''
}

function askedAt(path: Path, kept: ReadonlyMap<string, number[]>): Path {
  if (path.join('.') === PRIVATE_NAME.join('.')) return NAME
  const moved = beforeRemoval(path, kept)
  const [part, list, index, key] = moved
  const isBudget = part === 'private' && list === 'challenges' && key === 'budget'
  return isBudget ? ['public', 'challenges', index!, 'cooperation', 'budget'] : moved
}

/** The path with the index that its row had among the blank ones. */
function beforeRemoval(path: Path, kept: ReadonlyMap<string, number[]>): Path {
  for (const list of SPARSE) {
    const { length } = pathAt(list)
    const index = path[length]
    if (typeof index !== 'number' || path.slice(0, length).join('.') !== list) continue
    return [...path.slice(0, length), kept.get(list)?.[index] ?? index, ...path.slice(length + 1)]
  }
  return path
}
