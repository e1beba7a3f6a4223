import { emptyMapping, isMapping, type Tree } from '../domain/tree.ts'
import { bytesOfArmor, decrypt, encryptText } from './age-file.ts'
import { entryForm, entryParts } from './entry-parts.ts'
import type { Key } from './key.ts'
import { readPayload, writePayload } from './payload.ts'
import { publicDigest } from './public-digest.ts'
import { SealError } from './seal-error.ts'

/**
 * The entry (a tree with `public` and `private`) with `sealed` in place of `private`: armored age text
 * for the recipients, bound to `file` (path below the repository's root) and to the public part. After
 * a rename or a change of the public part it has to be sealed again.
 *
 * `sealed` is never longer than its field allows, but public part and armor together may still exceed
 * what a file may have.
 * @throws SealError `no-recipients`, `bad-recipient`, `secret-recipient`, `nothing-to-seal`, `not-an-entry`,
 * `bad-path`, `unwritable`, `too-large`, `no-crypto`
 */
export async function sealEntry(entry: Tree, file: string, recipients: readonly string[]): Promise<Tree> {
  const form = entryForm(file)
  const { public: publicPart, part: privatePart } = entryParts(entry, 'private', 'nothing-to-seal')
  if (!isMapping(privatePart)) throw new SealError('not-an-entry')
  const digest = await publicDigest(publicPart, form.public)
  const payload = writePayload({ for: file, public: digest, private: privatePart }, form.private)
  const sealed = await encryptText(payload, recipients)
  if (sealed.length > form.maxSealed) throw new SealError('too-large')
  return Object.assign(emptyMapping(), { public: publicPart, sealed })
}

/**
 * The entry with `private` in place of `sealed`, exactly as it was sealed. It was sealed for
 * this path and this public part, but by anybody: recipients are public, so it is checked like any entry.
 * The plain text is smaller than the armor, whose length its field limits.
 * @throws SealError `not-sealed`, `not-an-entry`, `bad-path`, `too-large`, `damaged`, `wrong-key`, `bad-key`,
 * `wrong-content`, `moved`, `public-changed`, `no-crypto`
 */
export async function decryptEntry(entry: Tree, file: string, { identities }: Key): Promise<Tree> {
  const form = entryForm(file)
  const { public: publicPart, part: sealed } = entryParts(entry, 'sealed', 'not-sealed')
  if (typeof sealed !== 'string') throw new SealError('not-an-entry')
  if (sealed.trim().length > form.maxSealed) throw new SealError('too-large')
  const payload = readPayload(await decrypt(await bytesOfArmor(sealed), { identities }))
  if (payload.for !== file) throw new SealError('moved')
  if (payload.public !== (await publicDigest(publicPart, form.public))) throw new SealError('public-changed')
  return Object.assign(emptyMapping(), { public: publicPart, private: payload.private })
}
