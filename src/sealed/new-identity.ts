import { recipientsOf } from './age-file.ts'

export interface NewIdentity {
  /** The text of a key file, as `age-keygen` writes it. */
  file: string
  /** The public key. */
  recipient: string
}

/** A new key pair (X25519). `created` is an ISO moment; it stands in the file for people alone. */
export async function newIdentity(created: string): Promise<NewIdentity> {
  const { generateX25519Identity } = await import('age-encryption')
  const identity = await generateX25519Identity()
  const [recipient = ''] = await recipientsOf([identity])
  return { file: `# created: ${created}\n# public key: ${recipient}\n${identity}\n`, recipient }
}
