import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import fc from 'fast-check'
import { demandSchema } from '../../src/domain/demand.ts'
import { formTree } from '../../src/domain/form-tree.ts'
import { type Path, type Tree, withoutEmpty } from '../../src/domain/tree.ts'
import { type Answers, setAt } from '../../src/form/entry/answers.ts'
import { answersOfEntry } from '../../src/form/entry/answers-of-entry.ts'
import { entryOfAnswers } from '../../src/form/entry/entry-of-answers.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { writeYaml } from '../../src/yaml/write.ts'
import { bases, codeNumber, files } from './entry.ts'

/** Texts that nobody expects, and entries that hold them: what the form makes of its answers. */

const any = (alphabet: string) =>
  fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 20 })

/** Every plane; letters that combine, that run from right to left, that have two spellings. */
const generated = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }).map((text) => text.normalize('NFD')),
  fc.integer({ min: 0x20000, max: 0x3134f }).map((point) => `古${String.fromCodePoint(point)}字`),
  fc.integer({ min: 0x1f300, max: 0x1faff }).map((point) => String.fromCodePoint(point)),
  any('אבגדהוזחטيكلمنهوےۓ١٢٣ ab1'),
  any('aeonu\u0301\u0308\u0323\u0f39\u20dd\u{1d165}é'),
  any('<>&"\'`{}=/\\;:|$%#@!?*[]()-_~^, \u00a0\u3000'),
  any('_x00041FDabcd&#;'),
)

const chosen = [
  '&amp;lt;',
  ']]>',
  '_x0041_',
  '_x000D_',
  '_x005F_x0041_',
  '{{x}}',
  '<w:t>x</w:t>',
  'a  b',
  'a\u00a0\u3000b',
  '~',
  'null',
  'key: value # x',
  '- x',
  '| x',
  '！！',
  'ﬁ é e\u0301 Å \u212b',
  '¶',
  '\ud800',
  'a\tb',
  'a\r\nb',
  '　全角 ',
  '${x}',
  '%{x}',
  '__proto__',
  'constructor',
]

export const strangeTexts: readonly string[] = [
  ...new Set([...naughty, ...chosen, ...fc.sample(generated, { seed: 20230310, numRuns: 500 })]),
]

const root = formTree(demandSchema)
const base = withoutEmpty(readYaml(bases.named, files.named).tree!)

export interface StrangeEntry {
  id: string
  file: string
  /** What was written at each path. */
  written: { path: Path; text: string }[]
  yaml: string
}

/** A whole entry in whose form these texts were written; what else it says is fictional and plain. */
export function entryWith(written: StrangeEntry['written'], index = 0, edit?: (answers: Answers) => void) {
  const id = codeNumber(index)
  const answers = answersOfEntry(JSON.parse(JSON.stringify(base)) as Tree, { district: 'hongshan', id })
  setAt(answers, ['public', 'enterprise', 'name'], `武汉虚构第${index}有限公司`)
  edit?.(answers)
  for (const { path, text } of written) setAt(answers, path, text)
  const { tree } = entryOfAnswers(answers)
  return {
    id,
    file: `content/cycles/2023/demands/hongshan/${id}.yaml`,
    written,
    yaml: writeYaml(tree, root),
  } satisfies StrangeEntry
}

/** Where an entry that asks for an expert has texts of its own. */
const PLACES: readonly Path[] = [
  ['public', 'enterprise', 'otherHonor'],
  ['public', 'enterprise', 'otherIndustry'],
  ['public', 'research', 'institutions', 0],
  ['public', 'research', 'types', 1, 'name'],
  ['public', 'expertRequest', 'source'],
  ['public', 'expertRequest', 'field'],
  ['public', 'expertRequest', 'collaboration'],
  ['private', 'enterprise', 'address'],
  ['private', 'candidates', 0, 'organization'],
]

const PER_ENTRY = 20

/**
 * All texts in a few entries: each as summary, description and wishes of a problem, in an entry that asks for
 * no expert (附件2 then has a row for each problem); and some also at the other places.
 */
export function entriesWith(texts: readonly string[]): StrangeEntry[] {
  const groups = Array.from({ length: Math.ceil(texts.length / PER_ENTRY) }, (_, at) =>
    texts.slice(at * PER_ENTRY, (at + 1) * PER_ENTRY),
  )
  return groups.flatMap((group, index) => {
    const problems = entryWith(group.flatMap(problemWith), 2 * index + 1, (answers) => {
      answers.choices['request'] = '无'
      setAt(answers, ['private', 'challenges'], [])
      setAt(answers, ['public', 'challenges'], group.map(plainProblem))
    })
    if (index % 3 > 0) return [problems]
    const asked = PLACES.map((path, at) => ({ path, text: group[at % group.length]! }))
    const problem = { path: ['public', 'expertRequest', 'problem'], text: wrapped(group[0]!.slice(0, 900)) }
    return [problems, entryWith([...asked, problem], 2 * index + 2)]
  })
}

const plainProblem = (_: string, at: number) => ({
  summary: `虚构的难题第${at + 1}题`,
  commonTechnology: '否',
  hasCooperation: '有',
  cooperation: { modes: ['其他合作方式'] },
})

function problemWith(text: string, at: number): StrangeEntry['written'] {
  const challenge = ['public', 'challenges', at]
  const { length } = [...text.trim()]
  return [
    ...(length >= 4 && length <= 200 ? [{ path: [...challenge, 'summary'], text }] : []),
    { path: [...challenge, 'description'], text: wrapped(text) },
    { path: [...challenge, 'cooperation', 'otherMode'], text },
    { path: [...challenge, 'cooperation', 'requirements'], text },
  ]
}

/** A line of its own among others; at the ends of a text the form takes blanks away, and so here. */
const wrapped = (text: string) => `这是虚构的描述，下面一行不是：\n${text.trim()}\n完。`

/** The one thing that is done to a text on its way: white space at its ends is taken away. */
export const asTaken = (text: string) => text.trim()

/** Those of `texts` that none of `said` is, or contains. */
export function lost(texts: readonly string[], said: readonly string[], whole = false): string[] {
  const exact = new Set(said)
  return texts.filter((text) => !exact.has(text) && (whole || !said.some((one) => one.includes(text))))
}
