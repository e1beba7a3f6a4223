import { describe, expect, test } from 'vitest'
import { codePointName, faultOf, forbiddenCharacter } from '../../src/domain/characters.ts'
import { comparableName } from '../../src/domain/compared-names.ts'
import { pathOf } from '../../src/domain/kinds.ts'
import { buildLedger, type Source } from '../../src/domain/ledger.ts'
import { checkCycle } from '../../src/domain/rules/index.ts'
import { type LocatedFinding, locateFindings } from '../../src/report/locate-findings.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { bases, edited } from '../support/entry.ts'
import { figure } from '../support/figure.ts'

/** What nobody sees, what turns the order of reading round, and what is no character: in no key and in no value. */

/**
 * As Unicode calls them, and the few that it calls symbols: the object and the unknown one, and the Braille
 * pattern of no dots. Written without a look at the code; a later Node may know a later Unicode, and tell here
 * what has come.
 */
const FORBIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\ufffc\ufffd\u2800]/u

/** Part of YAML itself: as such they stand in every file, and a text of several lines has them. */
const OWN = new Set([0x09, 0x0a])

/** Left alone on purpose, each with its reason. */
const ALLOWED: [name: string, character: string][] = [
  ['a space that does not break', '\u00a0'],
  ['a Chinese space', '\u3000'],
  ['a narrow space', '\u2009'],
  ['a character of private use, which shows as a box', '\ue000'],
  ['one that no version of Unicode knows yet', '\u0378'],
  ['an emoji of one code point', '😀'],
  ['a rare character beyond the first plane', '𠮷'],
  ['an accent that joins the letter before it', 'e\u0301'],
]

function* codePoints(): Generator<number> {
  for (let point = 0; point <= 0x10ffff; point++) yield point
}
/** A lone surrogate matches `\p{Cs}` as any character would. */
const forbidden = [...codePoints()].filter((point) => FORBIDDEN.test(String.fromCodePoint(point)))
const strange = forbidden.filter((point) => !OWN.has(point))
/** No file in UTF-8 can hold a surrogate. */
const isSurrogate = (point: number) => point >= 0xd800 && point <= 0xdfff

const FILE = pathOf('demand', { year: '2023', district: 'hongshan', id: '91420111MAFAKE991B' })
const entryWith = (text: string) => `public:\n  enterprise:\n    name: 武汉\n    otherHonor: ${text}\n`
const escapeOf = (point: number) => `\\U${point.toString(16).padStart(8, '0')}`

function tellsOf(text: string): LocatedFinding[] {
  const file = readContentFile(FILE, new TextEncoder().encode(text))!
  return locateFindings(file.findings, new Map([[FILE, file]]))
}

/** Told as a bad character on this line, with a sentence that names it and one that says what to do. */
function isTold(told: readonly LocatedFinding[], line: number, point: number): boolean {
  return told.some(
    ({ finding, location, words }) =>
      finding.code === 'character' &&
      'line' in location &&
      location.line === line &&
      words.problem.includes(codePointName(point)) &&
      /^请[\u4e00-\u9fff0-9]+。$/.test(words.repair),
  )
}

const WAYS: Record<string, { text: (point: number) => string; line: number; also?: 'raw' }> = {
  'raw in a value': {
    text: (point) => entryWith(`甲${String.fromCodePoint(point)}乙`),
    line: 4,
    also: 'raw',
  },
  'raw in a key': { text: (point) => `甲${String.fromCodePoint(point)}: 1\n`, line: 1, also: 'raw' },
  'raw in a comment': { text: (point) => `# 甲${String.fromCodePoint(point)}\n`, line: 1, also: 'raw' },
  'escaped in a value': { text: (point) => entryWith(`"甲${escapeOf(point)}乙"`), line: 4 },
  'escaped in a key': { text: (point) => `"甲${escapeOf(point)}": 1\n`, line: 1 },
}

describe('every forbidden character', () => {
  test('is one for Unicode and for the code alike', () => {
    const told = [...codePoints()].filter((point) => faultOf(point) !== undefined)
    expect(told).toEqual(forbidden)
    expect(forbidden.length).toBeGreaterThan(6000)
    // The quick look before the loop overlooks none.
    expect(strange.filter((point) => !forbiddenCharacter(String.fromCodePoint(point)))).toEqual([])
  })

  test('in a key, a value or a comment, raw or escaped, is told with its line', (context) => {
    const tried = Object.entries(WAYS).flatMap(([way, { text, line, also }]) =>
      strange
        .filter((point) => also !== 'raw' || !isSurrogate(point))
        // Before the line feed that ends the comment, a carriage return is a line end of Windows.
        .filter((point) => way !== 'raw in a comment' || point !== 0x0d)
        .map((point) => ({ way, point, told: isTold(tellsOf(text(point)), line, point) })),
    )
    const missed = tried.filter(({ told }) => !told).map(({ way, point }) => `${codePointName(point)} ${way}`)
    figure(context, `${strange.length} code points, ${tried.length} files, ${missed.length} missed`)
    expect(strange).toEqual(expect.arrayContaining([0x202e, 0xfe0f, 0xe0041]))
    expect(missed).toEqual([])
  })

  test('a surrogate in a file is no UTF-8, and from a form it is told', () => {
    const bytes = Uint8Array.of(0x61, 0x3a, 0x20, 0xed, 0xa0, 0x80)
    expect(readContentFile(FILE, bytes)!.findings.map(({ code }) => code)).toEqual(['encoding'])
    expect(forbiddenCharacter('甲\ud800乙')).toMatchObject({ fault: 'surrogate', index: 1 })
  })

  test('tabs and line breaks are told where a text has one line', () => {
    for (const [text, point] of [
      ['"甲\\t乙"', 0x09],
      ['"甲\\n乙"', 0x0a],
    ] as const) {
      expect(isTold(tellsOf(entryWith(text)), 4, point)).toBe(true)
    }
  })

  test('the same check lets pass what has none', () => {
    for (const [, character] of ALLOWED) {
      const point = character.codePointAt(0)!
      expect(FORBIDDEN.test(character)).toBe(false)
      for (const { text, line } of Object.values(WAYS)) {
        expect(isTold(tellsOf(text(point)), line, point)).toBe(false)
      }
    }
  })
})

describe('names that look alike are one name', () => {
  /** The same name, written in another way. */
  const FORMS: [name: string, (text: string) => string][] = [
    ['full-width letters and digits', (text) => text.replace(/[!-~]/g, (sign) => wide(sign))],
    ['full-width brackets', (text) => text.replace('（', '(').replace('）', ')')],
    ['small letters', (text) => text.toLowerCase()],
    ['a space', (text) => text.replace('光电', '光 电')],
    ['a Chinese space', (text) => text.replace('光电', '光\u3000电')],
    ['a space that does not break', (text) => text.replace('光电', '光\u00a0电')],
    ['a compatibility ideograph', (text) => text.replace('金', '\uf90a')],
    ['a radical in place of the character', (text) => text.replace('金', '\u2fa6')],
    ['a letter in a circle', (text) => text.replace('A', 'Ⓐ')],
    ['a letter of mathematics', (text) => text.replace('A', '𝐀')],
  ]
  const wide = (sign: string) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)
  const NAME = '武汉金光电A1（集团）有限公司'
  const CODES = ['91420111MAFAKE991B', '91420111MAFAKE992E']

  /** What the rules over a cycle say of two entries, and of an earlier year's list. */
  function found(first: string, second: string, selected?: string): string[] {
    const sources = [first, second].map((text, at) => {
      const file = pathOf('demand', { year: '2023', district: 'hongshan', id: CODES[at]! })
      return readContentFile(file, new TextEncoder().encode(text)) as Source
    })
    const ledger = buildLedger(sources)
    const cycle = ledger.cycles.get('2023')!
    if (selected !== undefined) {
      const list = [
        {
          expert: { name: selected, organization: '某某大学' },
          enterprise: { name: '某某公司' },
          district: 'hongshan',
          term: { from: '2022-06-01', to: '2024-05-31' },
        },
      ]
      ledger.cycles.set('2022', {
        ...cycle,
        year: '2022',
        entries: [],
        selections: { file: 'x', list: list as never },
      })
      cycle.cycle = {
        year: 2023,
        excludeSelectionsOf: [2022],
        expert: { ageAsOf: '2023-01-01' },
        industries: [],
        smallAndMedium: [],
        stages: [],
      } as never
    }
    return [...checkCycle(cycle, ledger)].map(({ code }) => code)
  }
  const named = (name: string) => edited('named', [['name: 武汉测试光电有限公司', `name: ${name}`]])
  const SECOND =
    '    - name: 丁某某\n      organization: 某某研究所\n      phone: "19900009004"\n      agreed: 否\n'
  const wanting = (person: string) =>
    edited('named', [
      ['- name: 丙某某', `- name: ${person}`],
      [SECOND, ''],
    ])

  test.each(FORMS)('%s', (_, rewrite) => {
    const other = rewrite(NAME)
    expect(other).not.toBe(NAME)
    expect(comparableName(other)).toBe(comparableName(NAME))
    expect(found(named(NAME), named(other))).toContain('duplicate-enterprise')
  })

  test('another name is another enterprise', () => {
    expect(found(named(NAME), named(`${NAME}一厂`))).not.toContain('duplicate-enterprise')
  })

  test('a person wanted twice, and one selected before', (context) => {
    const person = '金A'
    const forms = FORMS.map(([, rewrite]) => rewrite(person)).filter((other) => other !== person)
    const missed = forms.flatMap((other) => {
      const codes = found(wanting(person), wanting(other), other)
      return ['candidate-wanted-twice', 'candidate-selected-before', 'expert-in-service'].filter(
        (code) => !codes.includes(code as never),
      )
    })
    figure(context, `${FORMS.length} ways to write a name, ${missed.length} missed`)
    expect(forms.length).toBeGreaterThan(4)
    expect(missed).toEqual([])
    const others = found(wanting(person), wanting('银A'), '铜A')
    expect(others).not.toContain('candidate-wanted-twice')
    expect(others).not.toContain('candidate-selected-before')
  })

  /** A person, and ways in which the same name is written elsewhere. */
  const PEOPLE: [name: string, others: string[]][] = [
    [
      '阿里木·买买提',
      [...'•・‧．.∙⋅･']
        .map((dot) => `阿里木${dot}买买提`)
        .concat('阿里木买买提', '阿里木 • 买买提', '阿里木·买买提（教授）'),
    ],
    [
      '马长龙',
      [
        '⻢⻓⻰',
        '⾺⻓⻰'.replace('⾺', '⻢'),
        '马⻓龙',
        '马长龙教授',
        '马长龙 副教授',
        '教授马长龙',
        '马长龙、博导',
      ],
    ],
    ['J. Smith', ['J．Smith', 'J Smith', 'j.smith', 'J. Smith 教授']],
  ]
  const writing = (text: string) => edited('named', [['requirements: 有镀膜设备', `requirements: "${text}"`]])
  const revealing = (person: string, text: string) =>
    found(writing(text).replace('- name: 丙某某', `- name: ${person}`), bases.anonymous).includes(
      'personal-data-in-public',
    )

  test('a dot, a radical or a title hides no person: from history, twins and the search for personal data', (context) => {
    const missed = PEOPLE.flatMap(([person, others]) =>
      others.flatMap((other) => {
        const codes: string[] = [
          ...found(wanting(person), wanting(other)),
          ...found(wanting(person), bases.anonymous, other),
        ]
        const silent = ['candidate-wanted-twice', 'candidate-selected-before', 'expert-in-service'].filter(
          (code) => !codes.includes(code),
        )
        const seen = [revealing(person, `请找${other}联系`), revealing(other, `请找${person}联系`)]
        return [...silent, ...seen.flatMap((one) => (one ? [] : ['personal-data-in-public']))].map(
          (code) => `${other} ${code}`,
        )
      }),
    )
    figure(
      context,
      `${PEOPLE.flatMap(([, others]) => others).length} ways to write a person, ${missed.length} missed`,
    )
    expect(missed).toEqual([])
  })

  test.each([
    ['阿里木·买买提', '阿里木·买买江'],
    ['王教授', '李教授'],
    ['马长龙', '马长虎教授'],
    ['J. Smith', 'J. Smithson'.replace('J', 'K')],
  ])('%s and %s are two people', (person, other) => {
    expect(found(wanting(person), wanting(other))).not.toContain('candidate-wanted-twice')
    expect(found(wanting(person), bases.anonymous, other)).not.toContain('candidate-selected-before')
    expect(revealing(person, `请找${other}联系`)).toBe(false)
  })
})

describe('characters of private use, which Word writes for its bullets', () => {
  const told = (text: string) =>
    tellsOf(text).flatMap(({ finding: { code, severity, args }, location }) =>
      code === 'character' && 'line' in location && 'codePoint' in args
        ? [`${severity} ${args.codePoint} ${location.line}`]
        : [],
    )

  test('are told with their place, and no error', () => {
    for (const point of [0xe000, 0xf0b7, 0xf8ff, 0xf0000, 0x10fffd]) {
      const text = edited('named', [
        ['requirements: 有镀膜设备', `requirements: ${String.fromCodePoint(point)}有镀膜设备`],
      ])
      const line = text.slice(0, text.indexOf('requirements')).split('\n').length
      expect(told(text)).toEqual([`warning ${codePointName(point)} ${line}`])
      expect(readContentFile(FILE, new TextEncoder().encode(text))!.value).toBeDefined()
    }
  })

  test('an ordinary bullet is not', () => {
    expect(
      told(edited('named', [['requirements: 有镀膜设备', 'requirements: ·有镀膜设备，• 有设备']])),
    ).toEqual([])
  })
})
