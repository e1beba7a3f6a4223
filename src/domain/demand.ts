import type * as z from 'zod/mini'
import { type Fields, isEmpty, type Rule, rule } from './conditions.ts'
import { privatePart } from './demand-private.ts'
import { publicPart } from './demand-public.ts'
import { report } from './fields.ts'
import type { Condition } from './finding.ts'
import { plainOrSealed, withPrivatePart } from './private-part.ts'
import { isMapping } from './tree.ts'

/**
 * 附件1 as one schema: 企业“科技副总”需求与技术创新难题信息表. The order of the keys is the order of
 * the form, and everything that shows or writes an entry takes it from here.
 */

function part(fields: Fields | undefined, name: string): Fields | undefined {
  const value = fields?.[name]
  return isMapping(value) ? value : undefined
}

const REQUEST_DETAILS = ['candidates', 'candidateNote', 'support'] as const

/** Part 三 absent (无需求): no candidates and no support either; present: support must be answered. */
const supportFollowsRequest: Rule = rule(
  (fields, context) => {
    const [ofPublic, ofPrivate] = [part(fields, 'public'), part(fields, 'private')]
    if (!ofPublic || !ofPrivate) return
    const present = ofPublic['expertRequest'] !== undefined
    const because: Condition = { when: 'expert-request', present }
    if (present && ofPrivate['support'] === undefined) {
      report(context, 'required-here', { because }, ['private', 'support'])
    }
    if (present) return
    for (const field of REQUEST_DETAILS) {
      if (isEmpty(ofPrivate[field])) continue
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

/** Each private challenge has a public challenge with the same `no`, and agrees with it. */
const challengesAgree: Rule = rule((fields, context) => {
  const [ofPublic, ofPrivate] = [part(fields, 'public'), part(fields, 'private')]
  if (!Array.isArray(ofPrivate?.['challenges'])) return
  const published = Array.isArray(ofPublic?.['challenges']) ? ofPublic['challenges'].filter(isMapping) : []
  const seen = new Set<unknown>()
  for (const [index, item] of ofPrivate['challenges'].entries()) {
    if (!isMapping(item) || typeof item['no'] !== 'number') continue
    const at = ['private', 'challenges', index]
    const publicChallenge = published.find(({ no }) => (no as unknown) === item['no'])
    if (!publicChallenge) {
      const because: Condition = { when: 'challenge-unknown', no: String(item['no']) }
      report(context, 'not-allowed-here', { because }, [...at, 'no'])
    } else if (seen.has(item['no'])) {
      report(context, 'not-allowed-here', { because: { when: 'repeated' } }, [...at, 'no'])
    } else {
      agree(item, publicChallenge['cooperation'], at)
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

/** A named entry has its credit code as file name; an anonymous one has it in the private part. */
const codeFollowsName: Rule = rule((fields, context) => {
  const publicEnterprise = part(part(fields, 'public'), 'enterprise')
  const privateEnterprise = part(part(fields, 'private'), 'enterprise')
  if (!publicEnterprise || !privateEnterprise) return
  const named = publicEnterprise['name'] !== undefined
  const because: Condition = { when: 'anonymous', present: !named }
  const at = ['private', 'enterprise', 'creditCode']
  for (const field of ['creditCode', 'codeVerified']) {
    if (!named || privateEnterprise[field] === undefined) continue
    report(context, 'not-allowed-here', { because }, ['private', 'enterprise', field])
  }
  if (!named && privateEnterprise['name'] !== undefined && privateEnterprise['creditCode'] === undefined) {
    report(context, 'required-here', { because }, at)
  }
})

export const demandSchema = withPrivatePart(
  publicPart,
  privatePart,
  {
    public: { hint: '将在网站公开' },
    private: { hint: '仅市、区经办人员可见，永不公开' },
    sealed: { hint: '由填报页面或脚本生成，不要手工修改' },
  },
  plainOrSealed,
  supportFollowsRequest,
  challengesAgree,
  codeFollowsName,
)

export type Demand = z.output<typeof demandSchema>
export type DemandInput = z.input<typeof demandSchema>
export type Challenge = NonNullable<Demand['public']['challenges']>[number]
