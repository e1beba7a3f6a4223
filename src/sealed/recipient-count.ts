import { bytesOfArmor } from './age-file.ts'
import { SealError } from './seal-error.ts'

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
