import { emptyMapping, type Tree } from '../domain/tree.ts'
import { bytesOfArmor, decrypt } from './age-file.ts'
import { entryForm } from './entry-form.ts'
import { entryParts } from './entry-parts.ts'
import { readInside } from './inside.ts'
import type { Key } from './key.ts'
import { publicDigest } from './public-digest.ts'
import { SealError } from './seal-error.ts'

/**
 * The entry with `private` in place of `sealed`, exactly as it was sealed. What comes out was sealed for
 * this path and this public part, but by anybody: recipients are public, so it is judged like any entry.
 * What is decrypted is smaller than the armor, whose length is bounded by its field.
 * @throws SealError `not-sealed`, `not-an-entry`, `bad-path`, `too-large`, `damaged`, `wrong-key`, `bad-key`,
 * `wrong-content`, `moved`, `public-changed`, `no-crypto`
 */
export async function decryptEntry(entry: Tree, file: string, { identities }: Key): Promise<Tree> {
  const form = entryForm(file)
  const { public: publicPart, part: sealed } = entryParts(entry, 'sealed', 'not-sealed')
  if (typeof sealed !== 'string') throw new SealError('not-an-entry')
  if (sealed.trim().length > form.maxSealed) throw new SealError('too-large')
  const inside = readInside(await decrypt(await bytesOfArmor(sealed), { identities }))
  if (inside.for !== file) throw new SealError('moved')
  if (inside.public !== (await publicDigest(publicPart, form.public))) throw new SealError('public-changed')
  return Object.assign(emptyMapping(), { public: publicPart, private: inside.private })
}
