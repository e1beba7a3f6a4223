import { bytesOfArmor, encryptText } from './age-file.ts'
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

/**
 * For how many public keys a text is sealed. Whose they are an age file does not say (X25519): only who has
 * the key finds out, by trying.
 * @throws SealError `damaged`
 */
export async function recipientCount(armored: string): Promise<number> {
  const file = new TextDecoder('latin1').decode(await bytesOfArmor(armored))
  const end = file.indexOf('\n---')
  if (!file.startsWith('age-encryption.org/v1\n') || end < 0) throw new SealError('damaged')
  const stanzas = file.slice(0, end).match(/^-> \S+/gm) ?? []
  // Some programs add stanzas for nobody, so that readers stay used to unknown ones.
  return stanzas.filter((stanza) => !stanza.endsWith('-grease')).length
}
