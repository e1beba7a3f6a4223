import { emptyMapping, isMapping, type Tree } from '../domain/tree.ts'
import { encryptText } from './age-file.ts'
import { entryForm } from './entry-form.ts'
import { entryParts } from './entry-parts.ts'
import { writeInside } from './inside.ts'
import { publicDigest } from './public-digest.ts'
import { SealError } from './seal-error.ts'

/**
 * The entry (a tree with `public` and `private`) with `sealed` in place of `private`: armored age text
 * for the recipients, bound to `file` (path below the repository's root) and to the public part. Who
 * renames the entry or changes its public part has to seal again.
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
  const inside = writeInside({ for: file, public: digest, private: privatePart }, form.private)
  const sealed = await encryptText(inside, recipients)
  if (sealed.length > form.maxSealed) throw new SealError('too-large')
  return Object.assign(emptyMapping(), { public: publicPart, sealed })
}
