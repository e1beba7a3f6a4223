import { GuardError } from './guard-refusal.ts'

/** An XML part as text; refuses what declares a DTD, and every encoding but UTF-8. */
export function xmlText(bytes: Uint8Array): string {
  const text = decode(bytes)
  // Neither Word nor Excel nor WPS ever writes one; in text both would be escaped.
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new GuardError('doctype')
  return text
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new GuardError('xml')
  }
}
