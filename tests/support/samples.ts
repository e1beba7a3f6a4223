import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, sep } from 'node:path'
import * as optionLists from '../../src/domain/option-lists.ts'
import { type Tree, withoutEmpty } from '../../src/domain/tree.ts'
import type { Answers } from '../../src/form/entry/answers.ts'
import { answersOfEntry } from '../../src/form/entry/answers-of-entry.ts'
import { readYaml } from '../../src/yaml/read.ts'

/** A sample entry of the repository, as file and as answers of the form. */
export interface Sample {
  file: string
  district: string
  id: string
  text: string
  tree: Tree
  answers: Answers
}

export function sample(file: string): Sample {
  const text = readFileSync(file, 'utf8')
  const district = basename(dirname(file))
  const id = basename(file, '.yaml')
  const tree = withoutEmpty(readYaml(text, file).tree!)
  return { file, district, id, text, tree, answers: answersOfEntry(tree, { district, id }) }
}

export const samples: Sample[] = globSync('content/cycles/2023/demands/*/*.yaml')
  .map((file) => file.split(sep).join('/'))
  .sort()
  .map(sample)

/** An entry with several problems, three institutions, candidates: everything that the form can ask. */
export const fullest = samples.find(({ id }) => id === '91420113MAFAKE171Q')!
export const anonymous = samples.find(({ id }) => id === 'k7m2xq')!
/** An answer to every question, two candidates. */
export const anonymousWhole = samples.find(({ id }) => id === 'p6v4jc')!

const options = new Set<string>(Object.values(optionLists).flat().map(String))

/** What a form shows of a tree: each field, each choice, how many items a list has, more than one line. */
function shapeOf(tree: Tree | undefined, path = ''): string[] {
  if (tree === undefined) return []
  if (typeof tree === 'string') {
    const choice = options.has(tree) ? [`${path}=${tree}`] : []
    return [path, ...choice, ...(tree.includes('\n') ? [`${path}: lines`] : [])]
  }
  if (Array.isArray(tree)) {
    return [`${path}: ${tree.length}`, ...tree.flatMap((each: Tree) => shapeOf(each, `${path}[]`))]
  }
  return Object.entries(tree).flatMap(([key, each]) => shapeOf(each as Tree, `${path}.${key}`))
}

/** The fewest samples, roughly, that have together whatever a form shows of any: each of the others shows nothing more. */
export const samplesOfEachShape: Sample[] = (() => {
  const open = samples.map((each) => ({ each, shape: new Set(shapeOf(each.tree)) }))
  const chosen: Sample[] = []
  for (;;) {
    const next = open.reduce((best, one) => (one.shape.size > best.shape.size ? one : best))
    if (next.shape.size === 0) return chosen
    chosen.push(next.each)
    const seen = [...next.shape]
    for (const { shape } of open) for (const feature of seen) shape.delete(feature)
  }
})()
