import { demandSchema } from '../../domain/demand.ts'
import type { Finding } from '../../domain/finding.ts'
import type { EntryContext } from '../../domain/rules/rule.ts'
import type { Path } from '../../domain/tree.ts'
import { wordEntryFinding } from '../../text/entry-findings.ts'
import { measurable, unanswered } from '../../text/form.ts'
import { type Locality, localityOf } from '../../text/locality.ts'
import { labelIn } from '../../text/names.ts'
import { type Answers, pathAt, textAt, textsAt } from './answers.ts'
import { askedItems } from './asked.ts'
import { checkEntryTree } from './check-entry-tree.ts'
import { entryOfAnswers } from './entry-of-answers.ts'
import { type Remark, withHelp } from './remark.ts'

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
  const remarks = found.map((each) => remarkOf(each, askedAt, locality, answers))
  return [...unansweredOnes, ...remarks]
}

function remarkOf(
  found: Finding,
  askedAt: (path: Path) => Path,
  locality: Locality,
  answers: Answers,
): Remark {
  const { problem, repair } = wordEntryFinding(found, locality)
  const { code, severity } = found
  const path = whereShown(found, askedAt)
  const answer = textAt(answers, path)
  const words =
    code === 'not-measurable' && answer !== '' ? { problem, repair: measurable } : { problem, repair }
  return withHelp({ path, severity, ...words, code }, found, answer, labelIn(demandSchema, path)?.unit)
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
