import { recipientsOf } from '../sealed/age-file.ts'
import type { Key } from '../sealed/key.ts'
import { type Recipient, recipientsFor } from '../sealed/recipients.ts'
import { SealError } from '../sealed/seal-error.ts'
import type { ContentFile } from '../yaml/content-file.ts'

/** Whether a file should be sealed for this key, by the settings: the bureau's opens all, a district's its own. */
export async function recipientTest(
  { identities }: Key,
  recipients: readonly Recipient[],
): Promise<(file: Pick<ContentFile, 'params'>) => boolean> {
  const ours = new Set(await recipientsOf(identities))
  return ({ params }) =>
    recipientsFor(recipients, params.district ?? '').some((recipient) => ours.has(recipient))
}

/** The result of decrypting; undefined where the key need not fit: another district's file. */
export async function unlessForeign<T>(isOurs: boolean, decrypt: () => Promise<T>): Promise<T | undefined> {
  try {
    return await decrypt()
  } catch (error) {
    if (!isOurs && error instanceof SealError && error.fault === 'wrong-key') return undefined
    throw error
  }
}

/**
 * The skipped files of districts of which the key has opened other files: it should
 * have opened these as well. A replaced key is no longer in the settings, but may still open files.
 */
export function missedFiles<F extends Pick<ContentFile, 'params'>>(
  skipped: readonly F[],
  decrypted: readonly F[],
): F[] {
  const districts = new Set(decrypted.map(({ params }) => params.district))
  return skipped.filter(({ params }) => districts.has(params.district))
}
