import type { Path } from '../../domain/tree.ts'
import type { Draft } from './import-draft.ts'
import { takeText } from './import-fields.ts'
import type { Answer } from './import-slot.ts'

/** The name of an enterprise: one that a narrow cell broke is one, two are two, and what stands around it is told. */
export function takeEnterpriseName(draft: Draft, path: Path, slot: Answer | undefined): void {
  const text = (slot?.text ?? '').replace(/(\p{Script=Han})[ \u3000]+(?=\p{Script=Han})/gu, '$1')
  const name = takeText(draft, path, slot && { ...slot, text }, { one: 'unit' })
  if (name && hasMore(name)) draft.look(path, slot, 'name-note')
}

/** 1、某某公司, 某某公司（原某某厂）. */
const hasMore = (name: string) =>
  /^(?:[(（]\d{1,3}[)）]|\d{1,3}[.．、])/.test(name) ||
  (!name.endsWith('公司') && /公司[^\p{Script=Han}]/u.test(name))
