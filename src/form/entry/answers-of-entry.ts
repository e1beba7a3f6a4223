import {
  emptyMapping,
  isMapping,
  type Path,
  type Tree,
  type TreeMapping,
  valueAt,
} from '../../domain/tree.ts'
import { type Answers, noAnswers, pathAt, setAt, textAt } from './answers.ts'
import { CODE_VERIFIED, CREDIT_CODE, NAME, PRIVATE_NAME } from './entry-of-answers.ts'
import { HAS, itemsIn, plan, YES } from './plan.ts'

/** Address of the entry: its folder and its file's name. */
export interface EntryAddress {
  district: string
  /** Credit code or alias; '' = not known. */
  id: string
}

/** The answers that make this entry: the way back of `entryOfAnswers`. */
export function answersOfEntry(tree: Tree, { district, id }: EntryAddress): Answers {
  const answers = noAnswers()
  answers.place = { district, alias: id.length === 6 ? id : '' }
  const from = withChallengesByNumber(tree)
  for (const step of plan) {
    for (const item of itemsIn(step.items)) {
      if (item.kind !== 'field') continue
      for (const path of concretePaths(item.path, from))
        copy(answers, from, path, item.node.spec.kind === 'list')
    }
  }
  moveName(answers, from, id)
  keepVerified(answers, from)
  moveBudgets(answers, from)
  answerChoices(answers, from)
  return answers
}

/** The path itself, or one for each item of the list that it goes through. */
function concretePaths(path: string, tree: Tree): Path[] {
  const at = path.indexOf('[]')
  if (at < 0) return [pathAt(path)]
  const list = valueAt(tree, pathAt(path.slice(0, at)))
  return Array.isArray(list) ? [...list.keys()].map((index) => pathAt(path, index)) : []
}

/** Copies strings and lists of strings; other values do not fit the field. */
function copy(answers: Answers, from: Tree, path: Path, isList: boolean): void {
  const value = valueAt(from, path)
  if (isList && Array.isArray(value))
    setAt(
      answers,
      path,
      value.filter((item) => typeof item === 'string'),
    )
  else if (!isList && typeof value === 'string' && value !== '') setAt(answers, path, value)
}

/** In the file `no` joins the two parts of a challenge; in the form their index does. */
function withChallengesByNumber(tree: Tree): Tree {
  const privateItems = valueAt(tree, ['private', 'challenges'])
  const publicItems = valueAt(tree, ['public', 'challenges'])
  if (!Array.isArray(privateItems) || !isMapping(tree)) return tree
  const numbers = Array.isArray(publicItems) ? publicItems.map((item) => valueAt(item, ['no'])) : []
  const byNumber: Tree[] = []
  for (const item of privateItems) {
    const at = numbers.indexOf(valueAt(item, ['no']))
    if (at >= 0) byNumber[at] = item
  }
  const part = {
    ...(tree['private'] as TreeMapping),
    challenges: Array.from(byNumber, (item) => item ?? emptyMapping()),
  }
  return { ...tree, private: part }
}

function moveName(answers: Answers, from: Tree, id: string): void {
  const hidden = valueAt(from, PRIVATE_NAME)
  const published = valueAt(from, NAME)
  const anonymous = typeof hidden === 'string' && published === undefined
  if (anonymous) setAt(answers, NAME, hidden)
  if (!anonymous && id.length === 18) setAt(answers, CREDIT_CODE, id)
  if (anonymous || published !== undefined) answers.choices['anonymous'] = anonymous ? YES[0] : YES[1]
}

function keepVerified(answers: Answers, from: Tree): void {
  const [code, by, on] = [CREDIT_CODE, [...CODE_VERIFIED, 'by'], [...CODE_VERIFIED, 'on']].map((path) =>
    textAt(from, path),
  ) as [string, string, string]
  if (code && by && on) answers.place.verified = { code: code.trim(), by, on }
}

function moveBudgets(answers: Answers, from: Tree): void {
  const challenges = valueAt(from, ['public', 'challenges'])
  if (!Array.isArray(challenges)) return
  for (const index of challenges.keys()) {
    const at = ['public', 'challenges', index]
    const budget = [...at, 'cooperation', 'budget']
    const published = valueAt(from, budget)
    const hidden = valueAt(from, ['private', 'challenges', index, 'budget'])
    if (published === undefined && typeof hidden === 'string') setAt(answers, budget, hidden)
    if (published !== undefined || hidden !== undefined) {
      setAt(answers, [...at, 'publishesBudget'], published === undefined ? YES[1] : YES[0])
    }
    setAt(
      answers,
      [...at, 'hasCooperation'],
      isMapping(valueAt(from, [...at, 'cooperation'])) ? HAS[0] : HAS[1],
    )
  }
}

/** What the paper asks as 有/无, and the entry says by having the part. */
function answerChoices(answers: Answers, from: Tree): void {
  const some = (path: Path) => {
    const value = valueAt(from, path)
    return Array.isArray(value) ? value.length > 0 : value !== undefined
  }
  const answer = (name: string, yes: boolean) => {
    answers.choices[name] = yes ? HAS[0] : HAS[1]
  }
  if (valueAt(from, ['public', 'research']) !== undefined) {
    answer(
      'institutions',
      ['institutions', 'types', 'establishment'].some((key) => some(['public', 'research', key])),
    )
  }
  if (valueAt(from, ['public']) === undefined) return
  answerPart('request', some(['public', 'expertRequest']), [
    ['private', 'candidates'],
    ['private', 'candidateNote'],
    ['private', 'support'],
  ])
  answerPart('challenges', some(['public', 'challenges']), [['private', 'challenges']])

  /** Where only the private side of a part is there, nobody but the enterprise knows: the question stays open. */
  function answerPart(name: string, isThere: boolean, privateSide: readonly Path[]): void {
    if (isThere || !privateSide.some(some)) answer(name, isThere)
  }
}
