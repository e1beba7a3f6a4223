import type { Path } from '../../domain/tree.ts'
import type { Draft } from './import-draft.ts'
import { takeText } from './import-fields.ts'
import type { Answer } from './import-slot.ts'

/** The name of an enterprise: one that a narrow cell broke is one, two names are two, and a note behind it is told. */
export function takeEnterpriseName(draft: Draft, path: Path, slot: Answer | undefined): void {
  const text = (slot?.text ?? '').replace(/(\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, '$1')
  const name = takeText(draft, path, slot && { ...slot, text }, { one: 'unit' })
  if (name && !name.endsWith('公司') && /公司[^\p{Script=Han}]/u.test(name))
    draft.look(path, slot, 'name-note')
}
