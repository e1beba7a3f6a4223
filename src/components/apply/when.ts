import type { When } from '../../form/entry/plan.ts'

/** `asked-when.ts` shows and hides by these. */
export function whenAttributes(when: When | undefined): Record<string, string> {
  if (!when) return {}
  return { 'data-when': when.path, ...(when.is && { 'data-is': when.is.join('|') }) }
}
