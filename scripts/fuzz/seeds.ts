import { globSync, readFileSync } from 'node:fs'
import { sep } from 'node:path'
import fc from 'fast-check'
import { demandSchema } from '../../src/domain/demand.ts'
import { formTree } from '../../src/domain/form-tree.ts'
import { classify } from '../../src/domain/kinds.ts'
import type { Source } from '../../src/domain/ledger.ts'
import { entryComments } from '../../src/text/entry-comments.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import { generatedEntries } from '../../tests/support/generated-entries.ts'

/** What is mutated, and what the mutants are judged beside. */

export interface Seed {
  file: string
  text: string
}

export interface Seeds {
  entries: Seed[]
  /** Settings, districts, cycles: the rules need them. */
  surroundings: Source[]
}

const FILE = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'
const GENERATED = 100

/** The sample entries, and as many generated ones; the same for the same seed. */
export function seedsFor(seed: number): Seeds {
  const files = globSync('content/**/*.yaml').map((file) => file.split(sep).join('/'))
  const isEntry = (file: string) => classify(file).kind === 'demand'
  const samples = files.filter(isEntry).sort()
  const form = formTree(demandSchema)
  const generated = fc.sample(generatedEntries, { seed, numRuns: GENERATED })
  return {
    entries: [
      ...samples.map((file) => ({ file, text: readFileSync(file, 'utf8') })),
      ...generated.map((tree) => ({ file: FILE, text: writeYaml(tree, form, entryComments) })),
    ],
    surroundings: files
      .filter((file) => !isEntry(file))
      .map((file) => readContentFile(file, readFileSync(file)) as Source),
  }
}
