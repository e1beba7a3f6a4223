import { withMiddleDots } from './compared-names.ts'
import { trimEndOf } from './ends.ts'
import type { FieldSpec } from './fields.ts'
import type { FieldNode } from './form-tree.ts'
import { halfWidth } from './half-width.ts'
import { normalisePhone, phoneKind } from './phone.ts'
import { mapList, mapMapping, type Tree } from './tree.ts'

/**
 * The same entry in canonical form: white space at the ends, full-width digits in numbers, habits
 * of writing phones and dates, the dot within a name. The meaning never changes: anything but a plain slip of writing stays.
 */
export function canonicalTree(tree: Tree, node: FieldNode | undefined): Tree {
  if (typeof tree === 'string') return canonicalText(tree, node?.spec)
  if (Array.isArray(tree)) return mapList(tree, (item) => canonicalTree(item, node?.children[0]))
  return mapMapping(tree, (value, key) => {
    return canonicalTree(
      value,
      node?.children.find((field) => field.key === key),
    )
  })
}

function canonicalText(text: string, spec: FieldSpec | undefined): string {
  const trimmed = text.trim()
  if (spec?.kind === 'text' && spec.isName) return withMiddleDots(trimmed)
  if (!spec || trimmed.length > 40) return trimmed
  if (spec.kind === 'number') return canonicalNumber(trimmed)
  if (spec.kind === 'date') return canonicalDate(trimmed)
  if (spec.kind === 'month') return canonicalMonth(trimmed)
  if (spec.kind === 'text' && (spec.format === 'mobile' || spec.format === 'phone')) {
    const phone = normalisePhone(trimmed)
    return phoneKind(phone) ? phone : trimmed
  }
  return trimmed
}

const toHalf = (text: string) => halfWidth(text, /[０-９．]/g)

/** ８６５０．５０ → 8650.5; units and “约” stay for a person to remove. */
function canonicalNumber(text: string): string {
  const half = toHalf(text)
  const match = /^(\d{1,15})(?:\.(\d{1,15}))?$/.exec(half)
  if (!match) return text
  const whole = match[1]!.replace(/^0+(?=\d)/, '')
  const fraction = trimEndOf(match[2] ?? '', /0/)
  return fraction ? `${whole}.${fraction}` : whole
}

/** 2023年8月 → 2023-08. */
function canonicalMonth(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(toHalf(text))
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}` : text
}

/** 2023/3/2 and ２０２３年３月２日 → 2023-03-02. */
function canonicalDate(text: string): string {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(toHalf(text))
  if (!match) return text
  const [, year, month, day] = match
  return `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`
}
