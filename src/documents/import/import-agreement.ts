/** A candidate as the paper numbers and names them. */
export interface Person {
  number: number
  name: string
}

export interface Agreements {
  /** For each person; undefined where the text does not plainly say. */
  agreed: (boolean | undefined)[]
  /** What else the text says; undefined if nothing. */
  note: string | undefined
}

/** The form's own way: “备选1：已协商一致；备选2：未协商一致。” and then the note. */
const OWN_WAY = /^(?:备选\s*\d+\s*[:：]\s*[已未]协商一致\s*[；;。]?\s*)+/

/** Who has agreed, from 说明. What is not said in plain words is not known. */
export function agreementsIn(text: string, people: readonly Person[]): Agreements {
  const head = OWN_WAY.exec(text)?.[0] ?? ''
  const rest = text.slice(head.length).trim()
  const clauses = (head || text).split(/[；;。，,\n]/)
  const said = people.map(() => new Set<boolean>())
  const unread: string[] = []
  for (const clause of clauses.map((part) => part.replace(/\s/g, '')).filter(Boolean)) {
    const read = clauseOf(clause, people)
    if (!read) unread.push(clause)
    for (const person of read?.who ?? []) said[people.indexOf(person)]!.add(read!.agreed)
  }
  // Half a sentence about agreeing that was not understood may take back the other half.
  const doubtful = unread.some((clause) => /协商|同意|商定|达成|沟通|联系|一致|意向/.test(clause))
  const contradicted = head ? contradictions(rest, people, said) : new Set<Person>()
  const agreed = people.map((person, at) =>
    said[at]!.size === 1 && !doubtful && !contradicted.has(person) ? said[at]!.has(true) : undefined,
  )
  const note = head ? rest : unread.length > 0 ? text : ''
  return { agreed, note: note || undefined }
}

const AGREED = /^(?:均?已经?|都已经?|均|全部)(?:与(?:其|企业|我(?:公)?司|本(?:公)?司))?(?:初步)?协商一致$/
const NOT_AGREED = /^(?:均|都)?(?:未|尚未|还未|没有|暂未)(?:与(?:其|企业|我(?:公)?司|本(?:公)?司))?协商一致$/

/** One clause: whom it is about, and what it says. Undefined unless every word of it is understood. */
function clauseOf(clause: string, people: readonly Person[]): { who: Person[]; agreed: boolean } | undefined {
  const lead = leadOf(clause, people)
  const direct = verdict(lead.rest)
  if (direct !== undefined) {
    if (lead.who.length > 0) return { who: lead.who, agreed: direct }
    const everybody = /^(?:均|都|全部)/.test(lead.rest) || people.length === 1
    return everybody ? { who: [...people], agreed: direct } : undefined
  }
  // 已与某某、某某协商一致
  const match =
    /^(?:我(?:公)?司|本(?:公)?司|企业)?(均?已经?|尚?未|还未|没有)(?:与|和|同|跟)(.+?)(?:均?已?)协商一致$/.exec(
      clause,
    )
  if (!match) return undefined
  const named = leadOf(match[2]!, people)
  if (named.rest !== '' || named.who.length === 0) return undefined
  return { who: named.who, agreed: /已/.test(match[1]!) }
}

function verdict(text: string): boolean | undefined {
  if (AGREED.test(text)) return !/初步/.test(text) ? true : undefined
  return NOT_AGREED.test(text) ? false : undefined
}

/** People at the start of a clause: 备选1、备选2, their names, 两人, 以上人员. */
function leadOf(clause: string, people: readonly Person[]): { who: Person[]; rest: string } {
  const everybody = /^(?:(?:以上)?(?:两|二|2)(?:人|位专家|位|名专家|名)|以上人员|备选人员|备选专家)/.exec(
    clause,
  )
  if (everybody) {
    const exact = !/[两二2]/.test(everybody[0]) || people.length === 2
    return { who: exact ? [...people] : [], rest: clause.slice(everybody[0].length).replace(/^[:：]/, '') }
  }
  const who: Person[] = []
  let rest = clause
  for (let found = true; found; ) {
    found = false
    const numbered = /^备选(?:人员|专家)?([1-9一二三])/.exec(rest)
    const person = numbered
      ? people.find(({ number }) => number === ('一二三'.indexOf(numbered[1]!) + 1 || Number(numbered[1])))
      : people.find(({ name }) => name.length >= 2 && rest.startsWith(name.replace(/\s/g, '')))
    if (!person) break
    who.push(person)
    const length = numbered ? numbered[0].length : person.name.replace(/\s/g, '').length
    rest = rest.slice(length).replace(/^(?:教授|副教授|博士|老师|研究员|副研究员)/, '')
    const joint = /^[、和与及]/.exec(rest)
    if (joint) {
      rest = rest.slice(1)
      found = true
    }
  }
  return { who, rest: rest.replace(/^[:：]/, '') }
}

/** People of whom the note says the opposite of what stands before it. */
function contradictions(note: string, people: readonly Person[], said: readonly Set<boolean>[]): Set<Person> {
  const found = new Set<Person>()
  for (const clause of note.split(/[；;。，,\n]/).map((part) => part.replace(/\s/g, ''))) {
    const read = clauseOf(clause, people)
    for (const person of read?.who ?? []) {
      if (!said[people.indexOf(person)]!.has(read!.agreed)) found.add(person)
    }
  }
  return found
}
