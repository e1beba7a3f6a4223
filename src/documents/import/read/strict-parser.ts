import { type SaxesOptions, SaxesParser } from 'saxes'
import { GuardError } from '../guard/guard-refusal.ts'

/** No part of a form lies deeper. */
export const MAX_DEPTH = 300

/** A parser that throws `GuardError` for what is no XML, or declares a DTD. */
export function strictParser<Options extends SaxesOptions>(options: Options): SaxesParser<Options> {
  const parser = new SaxesParser<Options>(options)
  parser.on('error', () => {
    throw new GuardError('xml')
  })
  parser.on('doctype', () => {
    throw new GuardError('doctype')
  })
  return parser
}
