import { YES_NO } from '../../domain/fields.ts'
import type { FieldNode } from '../../domain/form-tree.ts'
import type { Path } from '../../domain/tree.ts'
import { chosen } from './import-answers.ts'
import type { Draft } from './import-draft.ts'
import { takeNumber, takePhone, takeText } from './import-fields.ts'
import { type Answer, written } from './import-slot.ts'
import { takeOne, ticksOf } from './import-ticks.ts'
import type { Unit } from './read/read-number.ts'

export interface Reading {
  /** An empty cell is no fault; as the schema says, if not given. */
  optional?: boolean
  /** A person's name. */
  name?: boolean
  /** The name of a unit, or an address. */
  one?: 'unit' | 'address'
}

/** A field that its kind alone says how to read. */
export function takeField(
  draft: Draft,
  node: FieldNode,
  path: Path,
  slot: Answer | undefined,
  { optional = node.optional, name = false, one }: Reading = {},
): undefined {
  const { spec } = node
  switch (spec.kind) {
    case 'number':
      return takeNumber(draft, path, slot, UNITS[node.declaration?.unit ?? ''] ?? 'plain', { optional })
    case 'yes-no':
      return void takeOne(draft, path, slot, YES_NO)
    case 'option':
      return void takeOne(draft, path, slot, spec.options)
    case 'list':
      return takeList(draft, node, path, slot)
    case 'text':
      if (spec.format === 'mobile' || spec.format === 'phone')
        return takePhone(draft, path, slot, { mobileOnly: spec.format === 'mobile', optional })
      return void takeText(draft, path, slot, { lines: spec.lines, optional, name, ...(one && { one }) })
    default:
      return void takeText(draft, path, slot, { optional })
  }
}

const UNITS: Readonly<Record<string, Unit>> = { 名: 'people', 人: 'people', 万元: 'money', 平方米: 'area' }

/** Ticks, or one item a line. */
function takeList(draft: Draft, { children }: FieldNode, path: Path, slot: Answer | undefined): undefined {
  const item = children[0]?.spec
  if (item?.kind === 'option') {
    const read = ticksOf(draft, [path], slot, item.options)
    if (read) draft.take(path, chosen(read.choices, item.options))
  } else if (!slot) draft.leave(path, slot, 'no-cell')
  else draft.take(path, written(slot.text).split('\n').filter(Boolean))
}
