import { demandSchema } from '../../domain/demand.ts'
import type { Code, Finding, Severity } from '../../domain/finding.ts'
import type { EntryContext } from '../../domain/rules/rule.ts'
import type { Path } from '../../domain/tree.ts'
import { unitOf, writtenNumber } from '../../domain/written-number.ts'
import { wordEntryFinding } from '../../text/entry-findings.ts'
import { measurable, oddPlace, removeOdd, unanswered } from '../../text/form.ts'
import { type Locality, localityOf } from '../../text/locality.ts'
import { labelIn } from '../../text/names.ts'
import { type Answers, askedItems, pathAt, textAt, textsAt } from './answers.ts'
import { checkEntryTree } from './check-entry-tree.ts'
import { entryOfAnswers } from './entry-of-answers.ts'
import { oddCharacter, tidyPasted, withoutOdd } from './pasted-text.ts'

/** A message beside a field of the form. */
export interface Remark {
  /** Path of the answer. */
  path: Path
  severity: Severity
  problem: string
  repair: string
  /** Of the check's findings; a question of the form alone has none. */
  code?: Code
  /** The likely value, for a button. */
  suggestion?: string
  /** What the button says; without it, that it changes to the value. */
  offer?: string
}

/** Whether part three and part four are there. */
const PARTS = ['choices.request', 'choices.challenges']

/** All findings of the entry, and the unanswered questions. */
export function remarksOn(answers: Answers, year: string, context: EntryContext): Remark[] {
  const { id, tree, askedAt } = entryOfAnswers(answers)
  const unansweredOnes = [...unansweredQuestions(answers)]
  const found = checkEntryTree({ year, district: answers.place.district, id, tree }, context)
    // An unanswered question comes before the finding that nothing is requested.
    .filter(
      ({ code }) =>
        code !== 'nothing-requested' || !unansweredOnes.some(({ path }) => PARTS.includes(path.join('.'))),
    )
  const locality = localityOf(context.site)
  const remarks = found.map((each) => withHelp(remarkOf(each, askedAt, locality), each, answers))
  return [...unansweredOnes, ...remarks]
}

function remarkOf(found: Finding, askedAt: (path: Path) => Path, locality: Locality): Remark {
  const { problem, repair } = wordEntryFinding(found, locality)
  const { code, severity } = found
  return { path: whereShown(found, askedAt), severity, problem, repair, code }
}

/** The likely value, and the words around a bad character: from the answer, because a finding carries nothing private. */
function withHelp(remark: Remark, { code, args }: Finding, answers: Answers): Remark {
  const answer = textAt(answers, remark.path)
  if (answer === '') return remark
  if (code === 'character') {
    const odd = oddCharacter(tidyPasted(answer, 'many'))
    const suggestion = withoutOdd(tidyPasted(answer, 'many'))
    return { ...remark, problem: remark.problem + (odd ? oddPlace(odd) : ''), suggestion, offer: removeOdd }
  }
  const suggestion =
    code === 'not-a-number'
      ? writtenNumber(answer, unitOf(labelIn(demandSchema, remark.path)?.unit))?.value
      : 'divisor' in args && args.divisor !== undefined && divided(answer, args.divisor)
  if (code === 'not-measurable') return { ...remark, repair: measurable }
  return suggestion ? { ...remark, suggestion } : remark
}

/** The value that a sum in 元 has in 万元. */
function divided(answer: string, divisor: number): string | undefined {
  const value = Number(answer)
  return Number.isNaN(value) ? undefined : String(Number((value / divisor).toFixed(6)))
}

/** Maps findings about the file or a whole part to the field that repairs them. */
function whereShown({ code, path }: Finding, askedAt: (path: Path) => Path): Path {
  if (code === 'nothing-requested') return ['choices', 'challenges']
  if (path.length === 0) return ['private', 'enterprise', 'creditCode']
  return askedAt(path)
}

/** 有/无 questions without an answer, and 有 without anything behind it. */
function* unansweredQuestions(answers: Answers): Generator<Remark> {
  const remark = (path: Path, words: { problem: string; repair: string }): Remark => ({
    path,
    severity: 'error',
    ...words,
  })
  if (!answers.place.district) yield remark(['place', 'district'], unanswered['place.district'])
  for (const { item, index } of askedItems(answers)) {
    if (item.kind !== 'choice') continue
    const path = pathAt(item.path, index)
    if (textAt(answers, path) === '') yield remark(path, unanswered[item.path])
  }
  const institutions = ['public', 'research', 'institutions']
  if (textAt(answers, ['choices', 'institutions']) !== '有') return
  if (textsAt(answers, institutions).every((name) => name.trim() === '')) {
    yield remark([...institutions, 0], unanswered.institutionName)
  }
}
