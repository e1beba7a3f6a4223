import type { Path } from '../../domain/tree.ts'
import type { Draft } from './import-draft.ts'
import { type Answer, written } from './import-slot.ts'

/** The year that a title names: 2022年营业收入. */
export const yearOf = (label: string): number | undefined =>
  Number(/(?:^|\D)(20\d{2})(?=\s*年)/.exec(label.normalize('NFKC'))?.[1] ?? 0) || undefined

/** True, and told, if 上年 is asked in this cycle, and the label names another year. */
export function isOfOtherYear(
  draft: Draft,
  path: Path,
  slot: Answer | undefined,
  cycleYear: number | undefined,
): boolean {
  const year = slot && yearOf(slot.label)
  if (!slot || year === undefined || cycleYear === undefined || year === cycleYear - 1) return false
  draft.leave(path, slot, 'other-column-year', `${year} 年：${written(slot.text)}`)
  return true
}
