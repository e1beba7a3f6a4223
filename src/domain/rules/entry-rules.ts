import { phoneKind } from '../phone.ts'
import { mustBeSealed } from '../site.ts'
import { entryRule } from './rule.ts'

/** 附件1: a form asks for an expert (三), puts a problem (四), or both. */
export const nothingRequested = entryRule('nothing-requested', function* ({ partial, isGiven }) {
  const publicPart = partial.public
  if (!publicPart || isGiven(['public', 'expertRequest'])) return
  if (isGiven(['public', 'challenges', 0]) || (publicPart.challenges?.length ?? 0) > 0) return
  yield { path: ['public'], args: {} }
})

/** 附件1: 期望专家备选人员最多2人; the cycle sets how many. */
export const tooManyCandidates = entryRule('too-many-candidates', function* ({ partial }, { cycle }) {
  const count = partial.private?.candidates?.length ?? 0
  if (!cycle || count <= cycle.maxCandidates) return
  const path = ['private', 'candidates', cycle.maxCandidates]
  yield { path, args: { count, max: cycle.maxCandidates } }
})

export const staffExceedsEmployees = entryRule('staff-exceeds-employees', function* ({ partial }) {
  const employees = partial.private?.enterprise?.employees
  const staff = partial.private?.innovation?.staff
  if (employees === undefined || staff === undefined || staff <= employees) return
  yield { path: ['private', 'innovation', 'staff'], args: {} }
})

const PUBLIC_NAME = ['public', 'enterprise', 'name']
const PRIVATE_NAME = ['private', 'enterprise', 'name']

/** Named: the name is public. Anonymous: it is private. Never both, never neither. */
export const nameInOnePart = entryRule('name-published-twice', function* ({ isGiven }) {
  if (!isGiven(['public', 'enterprise']) || !isGiven(['private', 'enterprise'])) return
  const isNamed = isGiven(PUBLIC_NAME)
  if (isNamed !== isGiven(PRIVATE_NAME)) return
  yield { path: isNamed ? PRIVATE_NAME : PUBLIC_NAME, args: { where: isNamed ? 'both' : 'neither' } }
})

/** The file of a named entry is called by the credit code, of an anonymous one by an alias. */
export const fileNameIsCreditCode = entryRule('credit-code', function* ({ id, isGiven }) {
  // `file-name` reports any other name.
  if (!/^(?:[0-9A-Z]{18}|[a-z2-9]{6})$/.test(id)) return
  const isCode = id.length === 18
  const named = isGiven(PUBLIC_NAME)
  if (named && !isCode) yield { path: [], args: { fault: 'named-needs-code' } }
  const anonymous = !named && (isGiven(PRIVATE_NAME) || isGiven(['sealed']))
  if (anonymous && isCode) yield { path: [], args: { fault: 'anonymous-needs-alias' } }
})

/** The dictionary asks for mainland mobiles; a contact's landline and a number from abroad are accepted with a warning. */
export const landline = entryRule('landline', function* ({ partial }) {
  const { legalRepresentative, contact } = partial.private?.enterprise ?? {}
  const phones = [
    { path: ['private', 'enterprise', 'legalRepresentative', 'mobile'], phone: legalRepresentative?.mobile },
    { path: ['private', 'enterprise', 'contact', 'phone'], phone: contact?.phone },
  ]
  for (const { path, phone } of phones) {
    const kind = phone === undefined ? 'mobile' : phoneKind(phone)
    if (kind !== 'mobile') yield { path, args: kind === 'abroad' ? { abroad: true } : {} }
  }
})

export const candidateWithoutPhone = entryRule('candidate-without-phone', function* ({ partial, isGiven }) {
  for (const [index, candidate] of (partial.private?.candidates ?? []).entries()) {
    const path = ['private', 'candidates', index, 'phone']
    if (candidate && !isGiven(path)) yield { path, args: {} }
  }
})

/** 个人信息保护法 25: what is published needs consent of its own. */
export const noConsent = entryRule('no-consent', function* ({ isGiven }) {
  const path = ['private', 'consent']
  if (isGiven(['private']) && !isGiven(path)) yield { path, args: {} }
})

export const privatePartUnsealed = entryRule('private-part-unsealed', function* (entry, { site }) {
  const isPlain = entry.isGiven(['private']) && !entry.decrypted
  if (isPlain && mustBeSealed(site)) yield { path: ['private'], args: {} }
})

export const sealedNotChecked = entryRule('sealed-not-checked', function* ({ isGiven }) {
  if (isGiven(['sealed']) && !isGiven(['private'])) yield { path: ['sealed'], args: {} }
})
