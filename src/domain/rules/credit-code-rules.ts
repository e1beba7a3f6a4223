import { creditCodeFault, isIdNumber, isOfEnterprise, malformedCode } from '../credit-code.ts'
import { type Finding, type FindingArgs, finding } from '../finding.ts'
import type { Ledger } from '../ledger.ts'
import { entryRule } from './rule.ts'

/**
 * 统一社会信用代码, wherever one stands. A malformed one, such as somebody's ID number, is always refused (in a field
 * by its schema); one whose check character does not fit is accepted where somebody has seen the licence.
 */

type Args = FindingArgs['credit-code']
interface Doubt {
  severity: 'error' | 'warning'
  args: Args
}

export const creditCodeOfEntry = entryRule('credit-code', function* ({ id, partial }, { cycle }) {
  const malformed = isIdNumber(id) ? 'id-number' : isCode(id) ? malformedCode(id) : undefined
  if (malformed) yield { path: [], args: { fault: malformed } }
  else if (isCode(id)) for (const doubt of doubts(id, listed(id, cycle))) yield { path: [], ...doubt }
  const { creditCode, codeVerified } = partial.private?.enterprise ?? {}
  if (creditCode === undefined) return
  const vouched = codeVerified?.by !== undefined && codeVerified.on !== undefined ? 'licence' : undefined
  const path = ['private', 'enterprise', 'creditCode']
  for (const { severity, args } of doubts(creditCode, vouched)) {
    yield { path, severity, args: { ...args, anonymous: true } }
  }
})

/** In selections, stories and every other kind: a code that any year's list accepts is accepted. */
export function* creditCodesElsewhere({ codes, cycles }: Ledger): Generator<Finding> {
  const accepted = [...cycles.values()].flatMap(({ cycle }) => cycle?.creditCodes ?? [])
  for (const { file, path, text: code } of codes) {
    const vouched = accepted.includes(code) ? 'cycle' : undefined
    for (const { severity, args } of doubts(code, vouched)) {
      yield finding('credit-code', { file, path, severity }, args)
    }
  }
}

/** `file-name` reports any other name. */
const isCode = (id: string) => /^[0-9A-Z]{18}$/.test(id)

function listed(
  code: string,
  cycle: { creditCodes?: string[] | undefined } | undefined,
): 'cycle' | undefined {
  return cycle?.creditCodes?.includes(code) ? 'cycle' : undefined
}

/** Of a well-formed code. */
function* doubts(code: string, vouched: Args['vouched']): Generator<Doubt> {
  if (creditCodeFault(code) === 'check') {
    yield { severity: vouched ? 'warning' : 'error', args: { fault: 'check', ...(vouched && { vouched }) } }
  }
  if (!isOfEnterprise(code)) yield { severity: 'warning', args: { fault: 'not-enterprise' } }
}
