import { YES_NO } from '../../domain/fields.ts'
import { halfWidth } from '../../domain/half-width.ts'
import { bracketAtEnd } from './bracket-at-end.ts'
import { agreementOf, everybody, numberedPerson, titles } from './import-habits.ts'
import { readTicks } from './read/read-ticks.ts'

/** A candidate as the paper numbers and names them. */
export interface Person {
  number: number
  name: string
  organization?: string
}

export interface Agreements {
  /** For each person; undefined where the text does not plainly say. */
  agreed: (boolean | undefined)[]
  /** What else the text says; undefined if nothing. */
  note: string | undefined
}

/** The form's own way: “备选1：已协商一致；备选2：未协商一致。” and then the note. */
const OWN_WAY = /^(?:备选\s*\d+\s*[:：]\s*[已未]协商一致\s*[；;。]?\s*)+/

/** Between two things that are said; 备选2 begins one of its own, unless 、 joins it to 备选1. */
const CLAUSES = /[；;。，,\n]| (?=[1-9①②③][、.．:：\S])/
const NEXT_PERSON = /([^\s、和与及（(:：]) ?(?=备选[1-9一二三])/g

/** Who has agreed, from 说明. What is not said in plain words is not known. */
export function agreementsIn(text: string, people: readonly Person[]): Agreements {
  const half = halfWidth(text, /[０-９：]/g)
  const head = OWN_WAY.exec(half)?.[0] ?? ''
  const rest = text.slice(head.length).trim()
  const said = people.map(() => new Set<boolean>())
  const unread: string[] = []
  let others = false
  for (const clause of clausesOf(head || half)) {
    const read = clauseOf(clause, people)
    if (!read) unread.push(clause)
    else if (read.who.length === 0) others = true
    for (const person of read?.who ?? []) said[people.indexOf(person)]!.add(read!.agreed)
  }
  // Half a sentence about agreeing that was not understood may take back the other half, for those it names.
  const doubtful = new Set(
    unread
      .filter((clause) => /协商|同意|商定|达成|沟通|联系|一致|意向/.test(clause))
      .flatMap((clause) => leadOf(clause, people)?.who ?? people),
  )
  const contradicted = head ? contradictions(rest, people, said) : new Set<Person>()
  const agreed = people.map((person, at) =>
    said[at]!.size === 1 && !doubtful.has(person) && !contradicted.has(person)
      ? said[at]!.has(true)
      : undefined,
  )
  const note = head ? rest : unread.length > 0 || others ? text : ''
  return { agreed, note: note || undefined }
}

const clausesOf = (text: string) =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(NEXT_PERSON, '$1；')
    .replace(/([)）])、/g, '$1；')
    .split(CLAUSES)
    .map((part) => part.replace(/\s/g, ''))
    .filter(Boolean)

interface Clause {
  /** Nobody: about a number that no row of the form has. */
  who: Person[]
  agreed: boolean
}

/** One clause: whom it is about, and what it says. Undefined unless every word of it is understood. */
function clauseOf(clause: string, people: readonly Person[]): Clause | undefined {
  return (
    plainClause(clause, people) ??
    // 已协商一致（备选1）
    swapped(clause, people) ??
    withNames(clause, people)
  )
}

function plainClause(clause: string, people: readonly Person[]): Clause | undefined {
  const alone = agreementOf(clause)
  if (alone !== undefined && (people.length === 1 || /^(?:均|都|全部|皆)/.test(clause))) {
    return { who: [...people], agreed: alone }
  }
  const lead = leadOf(clause, people)
  const agreed = lead && agreementOf(lead.rest)
  return lead && agreed !== undefined ? { who: lead.who, agreed } : undefined
}

function swapped(clause: string, people: readonly Person[]): Clause | undefined {
  const { before = '', inside = '' } = bracketAtEnd(clause) ?? {}
  const agreed = agreementOf(before)
  const lead = leadOf(inside, people)
  return lead?.rest === '' && agreed !== undefined ? { who: lead.who, agreed } : undefined
}

/** 已与某某、某某协商一致 */
function withNames(clause: string, people: readonly Person[]): Clause | undefined {
  const [, before, names, after] =
    /^(?:我(?:公)?司|本(?:公)?司|企业)?(均?已经?|尚?未|还未|没有)(?:与|和|同|跟)(.+?)((?:均?已?)协商(?:一致|好)?|达成一致|沟通一致)$/.exec(
      clause,
    ) ?? []
  const lead = names === undefined ? undefined : leadOf(names, people)
  if (lead?.rest !== '' || lead.who.length === 0) return undefined
  const agreed = agreementOf(`${/已/.test(before!) ? '已' : '未'}${after!.replace(/^均?已?/, '')}`)
  return agreed === undefined ? undefined : { who: lead.who, agreed }
}

/** People at the start of a clause: 备选1、备选2, their names, 两人, 以上人员. Undefined if it begins with none. */
function leadOf(clause: string, people: readonly Person[]): { who: Person[]; rest: string } | undefined {
  const all = everybody.exec(clause.replace(/^[与和]/, ''))
  if (all) {
    clause = clause.replace(/^[与和]/, '')
    const exact = !/[两二2]/.test(all[0]) || people.length === 2
    return exact ? { who: [...people], rest: clause.slice(all[0].length) } : undefined
  }
  const who: Person[] = []
  let rest = clause
  for (let more = true; more; ) {
    const next = personAt(rest, people)
    if (!next) return undefined
    who.push(...next.who)
    rest = withoutName(rest.slice(next.length).replace(titles.behind, ''), next.who)
    const joint = /^[、和与及]/.exec(rest)
    more = joint !== null && personAt(rest.slice(1), people) !== undefined
    if (more) rest = rest.slice(1)
  }
  return { who, rest: rest.replace(/^[:：、]/, '') }
}

/** 备选1（某某）, 1.某某教授: the name again. */
function withoutName(text: string, who: readonly Person[]): string {
  const names = who.map(({ name }) => name.replace(/\s/g, '')).filter(({ length }) => length > 1)
  const own = names.find((name) => text.startsWith(name))
  if (own) return text.slice(own.length).replace(titles.behind, '')
  const [whole = '', inside = ''] = /^[（(]([^()（）]{2,40})[)）]/.exec(text) ?? []
  return names.some((name) => inside.includes(name)) ? text.slice(whole.length) : text
}

function personAt(text: string, people: readonly Person[]): { who: Person[]; length: number } | undefined {
  for (const person of people) {
    for (const before of ['', person.organization?.replace(/\s/g, '') ?? '']) {
      const called = before + person.name.replace(/\s/g, '')
      if (person.name.length >= 2 && text.startsWith(called)) return { who: [person], length: called.length }
    }
  }
  const numbered = numberedPerson.exec(text)
  if (!numbered) return undefined
  const [lead, plain, circled] = numbered
  const number = circled ? '①②③'.indexOf(circled) + 1 : '一二三'.indexOf(plain!) + 1 || Number(plain)
  // 备选2、 joins; 2、 numbers.
  const length = /^备选/.test(lead) ? lead.replace(/、$/, '').length : lead.length
  return { who: people.filter((person) => person.number === number), length }
}

/** People of whom the note says the opposite of what stands before it. */
function contradictions(note: string, people: readonly Person[], said: readonly Set<boolean>[]): Set<Person> {
  const found = new Set<Person>()
  for (const clause of clausesOf(note)) {
    const read = clauseOf(clause, people)
    for (const person of read?.who ?? []) {
      if (!said[people.indexOf(person)]!.has(read!.agreed)) found.add(person)
    }
  }
  return found
}

/** ☑是 □否, and nothing else: the answer that is ticked. */
export function tickedIn(text: string): string {
  for (const options of [YES_NO, ['已协商一致', '未协商一致']]) {
    const { choices, marks, before, fault } = readTicks(text, options)
    const [chosen, other] = choices.filter(({ on }) => on)
    const isAll = [before, ...choices.map((choice) => choice.text)].every((words) => words.trim() === '')
    if (!fault && marks > 0 && chosen && !other && isAll) return chosen.option
  }
  return text
}
