import { recipientsOf } from '../sealed/age-file.ts'
import type { Key } from '../sealed/key.ts'
import { type Recipient, recipientsFor } from '../sealed/recipients.ts'
import { SealError } from '../sealed/seal-error.ts'
import type { ContentFile } from '../yaml/content-file.ts'

/** Whether a file is sealed for this key, by the settings: the bureau's is for all, a district's for its own. */
export async function recipientTest(
  { identities }: Key,
  recipients: readonly Recipient[],
): Promise<(file: Pick<ContentFile, 'params'>) => boolean> {
  const ours = new Set(await recipientsOf(identities))
  return ({ params }) =>
    recipientsFor(recipients, params.district ?? '').some((recipient) => ours.has(recipient))
}

/** What opening comes to; undefined where the key does not fit, and need not: another district's file. */
export async function unlessForeign<T>(isOurs: boolean, decrypt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await decrypt()
  } catch (error) {
    if (!isOurs && error instanceof SealError && error.fault === 'wrong-key') return undefined
    throw error
  }
}

/**
 * Of what was passed over, that which lies beside files of the same district which the key has opened: it should
 * have opened as well. A key that was replaced is nobody's by the settings, and still may be everybody's.
 */
export function missedFiles<F extends Pick<ContentFile, 'params'>>(
  skipped: readonly F[],
  decrypted: readonly F[],
): F[] {
  const districts = new Set(decrypted.map(({ params }) => params.district))
  return skipped.filter(({ params }) => districts.has(params.district))
}
