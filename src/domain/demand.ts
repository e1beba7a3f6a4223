import type * as z from 'zod/mini'
import { type Fields, isEmpty, mapping, onlyWith, type Rule, rule } from './conditions.ts'
import { creditCode, date, list, number, option, optional, phone, report, text, yesNo } from './fields.ts'
import type { Condition } from './finding.ts'
import {
  cooperationModes,
  establishments,
  honors,
  industries,
  institutionTypes,
  levels,
  levelsOfType,
  OTHER,
  OTHER_MODE,
  projectKinds,
  rdIntensities,
  statuses,
} from './options.ts'
import { isMapping } from './tree.ts'

/**
 * 附件1 as one schema: 企业“科技副总”需求与技术创新难题信息表. The order of the keys is the order of
 * the form, and everything that shows or writes an entry takes it from here.
 */

const publicEnterprise = mapping(
  {
    name: optional(text({ min: 4, max: 60 })),
    honors: list(option(honors), { unique: true }),
    otherHonor: optional(text()),
    industry: option(industries),
    otherIndustry: optional(text()),
  },
  onlyWith('otherHonor', 'honors', OTHER),
  onlyWith('otherIndustry', 'industry', OTHER),
)

/** 国家级/省级/市级 as far as the type has levels; a name instead for 其他. */
const levelFitsType: Rule = rule(
  (fields, context) => {
    const type = fields['type']
    // What failed before may be a mapping or a list here.
    if (typeof type !== 'string' || !Object.hasOwn(levelsOfType, type)) return
    const allowed: readonly string[] = levelsOfType[type as keyof typeof levelsOfType]
    const because: Condition = { when: 'type-level', type }
    const { level } = fields
    if (allowed.length === 0) {
      if (level !== undefined) report(context, 'not-allowed-here', { because }, ['level'])
    } else if (level === undefined) {
      report(context, 'required-here', { because }, ['level'])
    } else if (typeof level === 'string' && !allowed.includes(level)) {
      report(context, 'not-an-option', { value: level, options: allowed }, ['level'])
    }
  },
  ...institutionTypes.map((type) => {
    const allowed = levelsOfType[type]
    return {
      if: { properties: { type: { const: type } }, required: ['type'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then:
        allowed.length > 0
          ? { properties: { level: { enum: allowed } }, required: ['level'] }
          : { properties: { level: false } },
    }
  }),
)

const institutionType = mapping(
  {
    type: option(institutionTypes),
    level: optional(option(levels)),
    name: optional(text()),
  },
  levelFitsType,
  onlyWith('name', 'type', OTHER),
)

const DETAILS = ['establishment', 'types'] as const

/** 无 institution: neither form nor type; 有: at least one of each. */
const detailsFollowInstitutions: Rule = rule(
  (fields, context) => {
    if (!Array.isArray(fields['institutions'])) return
    const present = fields['institutions'].length > 0
    const because: Condition = { when: 'institutions', present }
    for (const field of DETAILS) {
      const value = fields[field]
      if (!Array.isArray(value) || present === value.length > 0) continue
      report(context, present ? 'required-here' : 'not-allowed-here', { because }, [field])
    }
  },
  {
    if: { properties: { institutions: { maxItems: 0 } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: Object.fromEntries(DETAILS.map((field) => [field, { maxItems: 0 }])) },
    else: { properties: Object.fromEntries(DETAILS.map((field) => [field, { minItems: 1 }])) },
  },
)

const research = mapping(
  {
    institutions: list(text(), { max: 3, unique: true }),
    establishment: list(option(establishments), { unique: true }),
    types: list(institutionType, { max: 20 }),
  },
  detailsFollowInstitutions,
)

const expertRequest = mapping({
  source: text(),
  field: text(),
  problem: text({ lines: 'many' }),
  collaboration: optional(text({ lines: 'many' })),
})

/** 万元, to a hundredth of a yuan. */
const money = () => number({ decimals: 6 })
const count = (min: number) => number({ min })

const cooperation = mapping(
  {
    modes: list(option(cooperationModes), { min: 1, unique: true }),
    otherMode: optional(text()),
    requirements: optional(text({ lines: 'many' })),
    budget: optional(money()),
  },
  onlyWith('otherMode', 'modes', OTHER_MODE),
)

const challenge = mapping({
  no: count(1),
  summary: text({ min: 4, max: 200 }),
  commonTechnology: yesNo(),
  description: text({ min: 10, max: 3000, lines: 'many' }),
  cooperation: optional(cooperation),
})

/** Problems are numbered 1, 2, … in their order. */
const numberedInOrder: Rule = rule((fields, context) => {
  if (!Array.isArray(fields['challenges'])) return
  for (const [index, item] of fields['challenges'].entries()) {
    if (!isMapping(item) || typeof item['no'] !== 'number' || item['no'] === index + 1) continue
    report(context, 'out-of-range', { value: String(item['no']), expected: index + 1 }, [
      'challenges',
      index,
      'no',
    ])
  }
})

const publicPart = mapping(
  {
    submittedOn: date(),
    status: optional(option(statuses)),
    enterprise: publicEnterprise,
    research,
    expertRequest: optional(expertRequest),
    challenges: optional(list(challenge, { min: 1, max: 20 })),
  },
  numberedInOrder,
)

const privateEnterprise = mapping({
  name: optional(text({ min: 4, max: 60 })),
  creditCode: optional(creditCode()),
  employees: count(1),
  revenue: money(),
  legalRepresentative: mapping({ name: text(), mobile: phone({ mobileOnly: true }) }),
  contact: mapping({ name: text(), phone: phone({ mobileOnly: false }) }),
  address: text(),
})

const innovation = mapping({
  siteArea: number({ decimals: 6 }),
  staff: count(0),
  equipmentValue: money(),
  rdIntensity: option(rdIntensities),
  projects: list(option(projectKinds), { unique: true }),
})

const candidate = mapping({
  name: text(),
  organization: text(),
  phone: optional(phone({ mobileOnly: false })),
  agreed: yesNo(),
})

const privateChallenge = mapping({
  no: count(1),
  intendedPartners: optional(text({ lines: 'many' })),
  budget: optional(money()),
})

const privatePart = mapping({
  enterprise: privateEnterprise,
  innovation,
  // How many are allowed is the cycle's to say; this only bounds the file.
  candidates: optional(list(candidate, { max: 20 })),
  candidateNote: optional(text({ lines: 'many' })),
  support: optional(mapping({ offered: yesNo(), details: optional(text({ lines: 'many' })) })),
  challenges: optional(list(privateChallenge, { max: 20 })),
  consent: optional(mapping({ by: text(), on: date() })),
})

function part(fields: Fields | undefined, name: string): Fields | undefined {
  const value = fields?.[name]
  return isMapping(value) ? value : undefined
}

/** An entry has its private part in the open or sealed, and never both. */
const plainOrSealed: Rule = rule(
  (fields, context) => {
    const because: Condition = { when: 'sealed' }
    if (fields['private'] === undefined && fields['sealed'] === undefined) {
      report(context, 'required-here', { because }, ['private'])
    }
    if (fields['private'] !== undefined && fields['sealed'] !== undefined) {
      report(context, 'not-allowed-here', { because }, ['private'])
    }
  },
  { oneOf: [{ required: ['private'] }, { required: ['sealed'] }] },
)

const REQUEST_DETAILS = ['candidates', 'candidateNote', 'support'] as const

/** Part 三 absent (无需求): no candidates and no support either; present: support must be answered. */
const supportFollowsRequest: Rule = rule(
  (fields, context) => {
    const [open, closed] = [part(fields, 'public'), part(fields, 'private')]
    if (!open || !closed) return
    const present = open['expertRequest'] !== undefined
    const because: Condition = { when: 'expert-request', present }
    if (present && closed['support'] === undefined) {
      report(context, 'required-here', { because }, ['private', 'support'])
    }
    if (present) return
    for (const field of REQUEST_DETAILS) {
      if (isEmpty(closed[field])) continue
      report(context, 'not-allowed-here', { because }, ['private', field])
    }
  },
  {
    if: { properties: { public: { required: ['expertRequest'] } } },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { properties: { private: { required: ['support'] } } },
    else: {
      properties: {
        private: { properties: { candidates: { maxItems: 0 }, candidateNote: false, support: false } },
      },
    },
  },
)

/** The private side of a problem belongs to a problem of the public part, and agrees with it. */
const challengesAgree: Rule = rule((fields, context) => {
  const [open, closed] = [part(fields, 'public'), part(fields, 'private')]
  if (!Array.isArray(closed?.['challenges'])) return
  const published = Array.isArray(open?.['challenges']) ? open['challenges'].filter(isMapping) : []
  const seen = new Set<unknown>()
  for (const [index, item] of closed['challenges'].entries()) {
    if (!isMapping(item) || typeof item['no'] !== 'number') continue
    const at = ['private', 'challenges', index]
    const twin = published.find(({ no }) => (no as unknown) === item['no'])
    if (!twin) {
      const because: Condition = { when: 'challenge-unknown', no: String(item['no']) }
      report(context, 'not-allowed-here', { because }, [...at, 'no'])
    } else if (seen.has(item['no'])) {
      report(context, 'not-allowed-here', { because: { when: 'repeated' } }, [...at, 'no'])
    } else {
      agree(item, twin['cooperation'], at)
    }
    seen.add(item['no'])
  }

  function agree(item: Fields, cooperation: unknown, at: (string | number)[]): void {
    for (const field of ['intendedPartners', 'budget']) {
      if (item[field] === undefined || cooperation !== undefined) continue
      report(context, 'not-allowed-here', { because: { when: 'cooperation-absent' } }, [...at, field])
    }
    if (item['budget'] === undefined || !isMapping(cooperation)) return
    if (cooperation['budget'] === undefined) return
    report(context, 'not-allowed-here', { because: { when: 'budget-published' } }, [...at, 'budget'])
  }
})

/** The code of a named entry is its file's name; of an anonymous one it stands in the private part. */
const codeFollowsName: Rule = rule((fields, context) => {
  const open = part(part(fields, 'public'), 'enterprise')
  const closed = part(part(fields, 'private'), 'enterprise')
  if (!open || !closed) return
  const named = open['name'] !== undefined
  const because: Condition = { when: 'anonymous', present: !named }
  const at = ['private', 'enterprise', 'creditCode']
  if (named && closed['creditCode'] !== undefined) report(context, 'not-allowed-here', { because }, at)
  if (!named && closed['name'] !== undefined && closed['creditCode'] === undefined) {
    report(context, 'required-here', { because }, at)
  }
})

/** Armored age text is about 4/3 of what it seals; the file's own cap of 64 KiB holds anyway. */
const LONGEST_SEALED = 60_000

export const demandSchema = mapping(
  {
    public: publicPart,
    private: optional(privatePart),
    sealed: optional(text({ max: LONGEST_SEALED, lines: 'many' })),
  },
  plainOrSealed,
  supportFollowsRequest,
  challengesAgree,
  codeFollowsName,
)

export type Demand = z.output<typeof demandSchema>
export type DemandInput = z.input<typeof demandSchema>
export type Challenge = NonNullable<Demand['public']['challenges']>[number]
