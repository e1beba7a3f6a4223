import { handedFiles } from '../state/handed-in.ts'
import type { DecryptedItem } from '../state/item.ts'
import { sealedFile } from '../state/seals.ts'
import { planChange, type Submission } from './plan-change.ts'

export interface WholeFolder {
  /** Everything of the district: what was handed in before, with what is here. */
  files: { path: string; text: string }[]
  /** Those of them that are new or changed. */
  changed: { path: string; text: string }[]
}

/** The district's files as they are after this submission. @throws SealError */
export async function wholeFolder(
  submission: Omit<Submission, 'existing'>,
  handed: readonly DecryptedItem[],
): Promise<WholeFolder> {
  const existing = handedFiles(handed)
  const { files: changes } = await planChange({ ...submission, existing })
  const texts = new Map(existing.map(({ path, text }) => [path, text]))
  for (const { path, text } of changes) {
    if (text === null) texts.delete(path)
    else texts.set(path, text)
  }
  return {
    files: await Promise.all(
      [...texts].map(([path, text]) => sealedFile({ path, text }, submission.sealing)),
    ),
    changed: changes.flatMap(({ path, text }) => (text === null ? [] : [{ path, text }])),
  }
}
