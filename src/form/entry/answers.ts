import {
  emptyMapping,
  isMapping,
  type Path,
  type Tree,
  type TreeMapping,
  valueAt,
} from '../../domain/tree.ts'
import { type Item, plan, type Step, type When } from './plan.ts'

/**
 * Answers of the form: texts at the paths of the entry (`public`, `private`), and
 * beside them what the entry's path says (`place`) and which parts exist (`choices`). Nothing is
 * taken away when a field is hidden, so that changing one's mind loses nothing.
 */
export interface Answers extends TreeMapping {
  place: {
    /** Slug of the reporting unit; '' = not chosen yet. */
    district: string
    /** Six random characters, kept so that a second download has the same name. */
    alias: string
    /** What the district's desk has written, which no field asks for: the code that was compared, by whom, when. */
    verified?: { code: string; by: string; on: string }
  }
  choices: TreeMapping
  public: TreeMapping
  private: TreeMapping
}

export function noAnswers(): Answers {
  return { place: { district: '', alias: '' }, choices: {}, public: {}, private: {} }
}

/** `public.challenges[].summary` at the second item: `['public', 'challenges', 1, 'summary']`. */
export function pathAt(path: string, index = 0): Path {
  return path.split('.').flatMap((key) => (key.endsWith('[]') ? [key.slice(0, -2), index] : [key]))
}

/** The text at a path; '' where there is none. */
export function textAt(tree: Tree, path: Path): string {
  const value = valueAt(tree, path)
  return typeof value === 'string' ? value : ''
}

/** The texts of a list at a path. */
export function textsAt(tree: Tree, path: Path): string[] {
  const value = valueAt(tree, path)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

/** How many items a list of groups has. */
export function itemsAt(tree: Tree, path: Path): number {
  const value = valueAt(tree, path)
  return Array.isArray(value) ? value.length : 0
}

function isAsked(answers: Tree, when: When | undefined, index: number): boolean {
  if (!when) return true
  const path = pathAt(when.path, index)
  const given = [textAt(answers, path), ...textsAt(answers, path)].filter((text) => text.trim() !== '')
  return when.is === undefined ? given.length > 0 : given.some((text) => when.is?.includes(text))
}

/** Writes a value, making the lists and mappings on the way. */
export function setAt(tree: TreeMapping, path: Path, value: Tree): void {
  let node = tree as Record<string | number, Tree>
  for (const [at, key] of path.slice(0, -1).entries()) {
    const next = typeof path[at + 1] === 'number' ? Array.isArray(node[key]) : isMapping(node[key])
    if (!Object.hasOwn(node, key) || !next) node[key] = typeof path[at + 1] === 'number' ? [] : emptyMapping()
    node = node[key] as Record<string | number, Tree>
  }
  node[path.at(-1)!] = value
}

export interface Asked {
  item: Item
  /** Of the list's item that it stands in; 0 elsewhere. */
  index: number
  step: Step
}

/** Every item of the form that is asked, in its order, once for each item of a list. */
export function* askedItems(answers: Tree, steps: readonly Step[] = plan): Generator<Asked> {
  for (const step of steps) yield* askedIn(step.items, answers, 0, step)
}

function* askedIn(items: readonly Item[], answers: Tree, index: number, step: Step): Generator<Asked> {
  for (const item of items) {
    if (!isAsked(answers, item.when, index)) continue
    yield { item, index, step }
    if (item.kind === 'group') yield* askedIn(item.items, answers, index, step)
    if (item.kind !== 'list') continue
    const count = Math.max(itemsAt(answers, pathAt(item.path)), item.least)
    for (let at = 0; at < count; at++) yield* askedIn(item.items, answers, at, step)
  }
}
