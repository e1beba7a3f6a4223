import type * as z from 'zod/mini'
import type { Code, Finding, FindingArgs } from '../domain/finding.ts'
import { classify, type KindName } from '../domain/kinds.ts'
import type { Path } from '../domain/tree.ts'
import { type Locality, localised } from './locality.ts'
import { fieldNameIn, formNameIn, labelIn } from './names.ts'
import { nested, type Subject, type Wording } from './rules/wording.ts'

export interface Worded {
  title: string
  problem: string
  repair: string
}

type Wordings = { readonly [C in Code]?: Wording<C> }

/** What a table words, and where its fields have their labels. */
export interface Vocabulary {
  wordings: Wordings
  schemaOf: (kind: KindName) => z.ZodMiniType | undefined
}

/** A finding in the words of a table: the problem, then the repair. `forFile`: with what matters to who writes by hand. */
export function wordBy(
  { wordings, schemaOf }: Vocabulary,
  { code, file, path, args: given }: Finding,
  locality: Locality | undefined,
  { forFile }: { forFile: boolean },
): Worded {
  const wording = wordings[code] as Wording<Code> | undefined
  if (!wording) throw new Error(`No wording of ${code} here`)
  const args = given as FindingArgs[Code]
  const subject = subjectOf(file, path, locality, schemaOf, forFile)
  const inFile = forFile ? (wording.inFile?.(args, subject) ?? '') : ''
  return {
    title: wording.title,
    problem: wording.problem(args, subject),
    repair: `${wording.repair(args, subject)}${inFile}`,
  }
}

function subjectOf(
  file: string,
  path: Path,
  locality: Locality | undefined,
  schemaOf: Vocabulary['schemaOf'],
  forFile: boolean,
): Subject {
  const { kind } = classify(file)
  const schema = kind && schemaOf(kind)
  const written = labelIn(schema, path)?.example
  const example = written && localised(written, locality)
  const last = path.findLast((key) => typeof key === 'string')
  const name = forFile ? fieldNameIn(schema, kind, path) : formNameIn(schema, kind, path)
  return { name: nested(name), example, locality, key: String(last ?? '') }
}
