import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, sep } from 'node:path'
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
