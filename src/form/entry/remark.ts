import type { Code, Finding, Severity } from '../../domain/finding.ts'
import type { Path } from '../../domain/tree.ts'
import { numberInField } from '../../domain/written-number.ts'
import { oddPlace, removeOdd } from '../../text/form.ts'
import { oddCharacter, tidyPasted, withoutOdd } from './pasted-text.ts'

/** A message beside a field of the form. */
export interface Remark {
  /** Path of the answer. */
  path: Path
  severity: Severity
  problem: string
  repair: string
  /** Of the check's findings; a question of the form alone has none. */
  code?: Code
  /** The likely value, for a button. */
  suggestion?: string
  /** What the button says; without it, that it changes to the value. */
  offer?: string
}

/**
 * The likely value, and the words around a bad character: from the answer, because a finding carries nothing private. `unit`:
 * of the field.
 */
export function withHelp(
  remark: Remark,
  { code, args }: Finding,
  answer: string,
  unit: string | undefined,
): Remark {
  if (answer === '') return remark
  if (code === 'character') {
    const odd = oddCharacter(tidyPasted(answer, 'many'))
    const suggestion = withoutOdd(tidyPasted(answer, 'many'))
    return { ...remark, problem: remark.problem + (odd ? oddPlace(odd) : ''), suggestion, offer: removeOdd }
  }
  const suggestion =
    code === 'not-a-number'
      ? numberInField(answer, unit)?.value
      : 'divisor' in args && args.divisor !== undefined && divided(answer, args.divisor)
  return suggestion ? { ...remark, suggestion } : remark
}

/** The value that a sum in 元 has in 万元. */
function divided(answer: string, divisor: number): string | undefined {
  const value = Number(answer)
  return Number.isNaN(value) ? undefined : String(Number((value / divisor).toFixed(6)))
}
