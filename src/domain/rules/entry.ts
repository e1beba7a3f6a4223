import { creditCodeFault } from '../credit-code.ts'
import { isEmpty } from '../conditions.ts'
import { phoneKind } from '../phone.ts'
import { entryRule } from './rule.ts'

/** 附件1: a form asks for an expert (三), puts a problem (四), or both. */
export const nothingRequested = entryRule('nothing-requested', function* ({ partly }) {
  const open = partly.public
  if (!open || open.expertRequest !== undefined || !isEmpty(open.challenges)) return
  yield { path: ['public'], args: {} }
})

/** 附件1: 期望专家备选人员最多2人; how many is the cycle's to say. */
export const tooManyCandidates = entryRule('too-many-candidates', function* ({ partly }, { cycle }) {
  const count = partly.private?.candidates?.length ?? 0
  if (!cycle || count <= cycle.maxCandidates) return
  const path = ['private', 'candidates', cycle.maxCandidates]
  yield { path, args: { count, max: cycle.maxCandidates } }
})

export const staffExceedsEmployees = entryRule('staff-exceeds-employees', function* ({ partly }) {
  const employees = partly.private?.enterprise?.employees
  const staff = partly.private?.innovation?.staff
  if (employees === undefined || staff === undefined || staff <= employees) return
  yield { path: ['private', 'innovation', 'staff'], args: {} }
})

/** Named: the name is public. Anonymous: it is private. Never both, never neither. */
export const nameStandsOnce = entryRule('name-published-twice', function* ({ partly }) {
  if (!partly.public?.enterprise) return
  const open = partly.public.enterprise.name !== undefined
  if (!partly.private?.enterprise) return
  const closed = partly.private.enterprise.name !== undefined
  if (open !== closed) return
  const path = open ? ['private', 'enterprise', 'name'] : ['public', 'enterprise', 'name']
  yield { path, args: { where: open ? 'both' : 'neither' } }
})

/** The file of a named entry is called by the credit code, of an anonymous one by an alias. */
export const fileNameIsCreditCode = entryRule('credit-code', function* ({ id, partly }) {
  const isCode = id.length === 18
  const fault = isCode ? creditCodeFault(id) : undefined
  if (fault) yield { path: [], args: { fault } }
  if (!partly.public?.enterprise) return
  const named = partly.public.enterprise.name !== undefined
  const anonymous = partly.private?.enterprise?.name !== undefined && !named
  if (named && !isCode) yield { path: [], args: { fault: 'named-needs-code' } }
  if (anonymous && isCode) yield { path: [], args: { fault: 'anonymous-needs-alias' } }
})

/** The dictionary wants a mobile; a landline is taken, with a warning. */
export const landline = entryRule('landline', function* ({ partly }) {
  const phone = partly.private?.enterprise?.contact?.phone
  if (phone === undefined || phoneKind(phone) === 'mobile') return
  yield { path: ['private', 'enterprise', 'contact', 'phone'], args: {} }
})

export const candidateWithoutPhone = entryRule('candidate-without-phone', function* ({ partly }) {
  for (const [index, candidate] of (partly.private?.candidates ?? []).entries()) {
    if (candidate && candidate.phone === undefined) {
      yield { path: ['private', 'candidates', index, 'phone'], args: {} }
    }
  }
})

/** 个人信息保护法 25: what is published needs consent of its own. */
export const noConsent = entryRule('no-consent', function* ({ partly }) {
  if (partly.private && partly.private.consent === undefined) {
    yield { path: ['private', 'consent'], args: {} }
  }
})

export const privatePartUnsealed = entryRule('private-part-unsealed', function* ({ partly }, { site }) {
  if (site?.privatePart === 'sealed' && partly.private !== undefined) {
    yield { path: ['private'], args: {} }
  }
})

export const sealedNotChecked = entryRule('sealed-not-checked', function* ({ partly }) {
  if (partly.sealed !== undefined && partly.private === undefined) yield { path: ['sealed'], args: {} }
})
