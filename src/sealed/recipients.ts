import { bytesOfArmor, encryptText } from './age-file.ts'
import { SealError } from './seal-error.ts'

/** One row of `recipients` in `site.yaml`; without a district it is the bureau's. */
export interface Recipient {
  key: string
  district?: string | undefined
}

/** The public keys for an entry of this district: the bureau's and the district's own. */
export function recipientsFor(recipients: readonly Recipient[], district: string): string[] {
  const own = recipients.filter((recipient) => (recipient.district ?? district) === district)
  return [...new Set(own.map(({ key }) => key))]
}

/** The bureau's keys, for files about all districts. */
export function bureauRecipients(recipients: readonly Recipient[]): string[] {
  return [...new Set(recipients.filter(({ district }) => district === undefined).map(({ key }) => key))]
}

/** Why nothing can be sealed for this key; its checksum reveals copying errors. */
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
 * The number of public keys for which a text is sealed. An age file does not say whose they are (X25519):
 * only decrypting with a key shows it.
 * @throws SealError `damaged`
 */
export async function recipientCount(armored: string): Promise<number> {
  const file = new TextDecoder('latin1').decode(await bytesOfArmor(armored))
  const end = file.indexOf('\n---')
  if (!file.startsWith('age-encryption.org/v1\n') || end < 0) throw new SealError('damaged')
  const stanzas = file.slice(0, end).match(/^-> \S+/gm) ?? []
  // Some programs add stanzas without a recipient, so that readers keep accepting unknown ones.
  return stanzas.filter((stanza) => !stanza.endsWith('-grease')).length
}
