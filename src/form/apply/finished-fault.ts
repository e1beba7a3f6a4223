import { SealError } from '../../sealed/seal-error.ts'
import { results as text } from '../../text/finished.ts'
import { sealFaults } from '../../text/sealed.ts'
import { TooLarge } from './finished-file.ts'

/** What to tell a person of a failure while the file was made. */
export function messageOf(error: unknown): string {
  if (error instanceof TooLarge) return error.message
  if (!(error instanceof SealError)) return text.failed
  const { problem, repair } = sealFaults[error.fault]
  return `${problem}${repair}`
}
