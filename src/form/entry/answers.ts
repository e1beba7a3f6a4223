import {
  emptyMapping,
  isMapping,
  type Path,
  type Tree,
  type TreeMapping,
  valueAt,
} from '../../domain/tree.ts'

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

/** Stored answers with every part that an earlier version lacked. */
export function answersIn(stored: TreeMapping): Answers {
  const answers = { ...noAnswers(), ...stored }
  return { ...answers, place: { ...noAnswers().place, ...answers.place } }
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
