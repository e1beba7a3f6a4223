import { encryptText } from './age-file.ts'
import { SealError } from './seal-error.ts'

/** One row of `recipients` in `site.yaml`: without a district it is the bureau's. */
export interface Recipient {
  key: string
  district?: string | undefined
}

/** The public keys that an entry of this district is sealed for: the bureau's and the district's own. */
export function recipientsFor(recipients: readonly Recipient[], district: string): string[] {
  const own = recipients.filter((recipient) => (recipient.district ?? district) === district)
  return [...new Set(own.map(({ key }) => key))]
}

/** The bureau's own: what concerns all districts is for nobody else. */
export function bureauRecipients(recipients: readonly Recipient[]): string[] {
  return [...new Set(recipients.filter(({ district }) => district === undefined).map(({ key }) => key))]
}

/** Why nothing can be sealed for this key; its checksum tells a slip of copying. */
export async function recipientFault(key: string): Promise<'bad-recipient' | 'secret-recipient' | undefined> {
  try {
    await encryptText('', [key])
    return undefined
  } catch (error) {
    const fault = error instanceof SealError ? error.fault : undefined
    if (fault === 'bad-recipient' || fault === 'secret-recipient') return fault
    throw error
  }
}
