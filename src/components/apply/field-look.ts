import { fullLabel, type Label } from '../../domain/declaration.ts'
import type { FieldSpec } from '../../domain/fields.ts'
import type { FieldItem, When } from '../../form/entry/plan.ts'
import { askedOnce, formHints, type visibilityLabels } from '../../text/form.ts'

/** What a field of the form shows, ready for its markup. */
export interface FieldLook {
  /** Name of the control: the path, `[]` for the index of the item it stands in. */
  name: string
  label: string
  hint: string | undefined
  optional: boolean
  visibility: keyof typeof visibilityLabels
  control: Control
}

export type Control =
  | {
      kind: 'input'
      type: 'text' | 'tel' | 'date'
      mode: 'text' | 'tel' | 'numeric' | 'decimal'
      short: boolean
    }
  | { kind: 'textarea'; max: number }
  | { kind: 'select' | 'radios' | 'ticks'; options: readonly string[] }
  | { kind: 'inputs'; count: number }

/** More than this are chosen from a list that opens. */
const MOST_RADIOS = 6

export function lookOf({ path, node }: FieldItem<string>): FieldLook {
  const label: Label = { label: node.key, ...node.declaration, ...askedOnce[path] }
  return {
    name: path,
    label: fullLabel(label),
    hint: path in formHints ? formHints[path] : label.hint,
    optional: node.optional && !node.onlyWith && !path.endsWith('[].level') && !askedOnce[path],
    visibility: visibilityOf(path),
    control: controlOf(node.spec, node.children[0]?.spec),
  }
}

function visibilityOf(path: string): FieldLook['visibility'] {
  if (askedOnce[path]) return 'optional'
  return path.startsWith('public.') ? 'public' : 'private'
}

function controlOf(spec: FieldSpec, item: FieldSpec | undefined): Control {
  switch (spec.kind) {
    case 'number':
      return { kind: 'input', type: 'text', mode: spec.decimals > 0 ? 'decimal' : 'numeric', short: true }
    case 'date':
      return { kind: 'input', type: 'date', mode: 'text', short: true }
    case 'yes-no':
      return { kind: 'radios', options: ['是', '否'] }
    case 'option':
      return { kind: spec.options.length > MOST_RADIOS ? 'select' : 'radios', options: spec.options }
    case 'list':
      return item?.kind === 'option'
        ? { kind: 'ticks', options: item.options }
        : { kind: 'inputs', count: spec.max }
    default:
      return textControl(spec)
  }
}

function textControl(spec: FieldSpec): Control {
  if (spec.kind !== 'text') return { kind: 'input', type: 'text', mode: 'text', short: false }
  if (spec.lines === 'many') return { kind: 'textarea', max: spec.max }
  const phone = spec.format === 'mobile' || spec.format === 'phone'
  if (phone) return { kind: 'input', type: 'tel', mode: 'tel', short: true }
  return { kind: 'input', type: 'text', mode: 'text', short: spec.format === 'credit-code' }
}

/** What a browser may fill in by itself: the person at the keyboard is the contact. */
const AUTOCOMPLETE: Record<string, AutoFill> = {
  'public.enterprise.name': 'organization',
  'private.enterprise.contact.name': 'name',
  'private.enterprise.contact.phone': 'tel',
  'private.enterprise.address': 'address-line1',
}
type AutoFill = 'organization' | 'name' | 'tel' | 'address-line1' | 'off'

export function autocompleteOf(name: string): AutoFill {
  return AUTOCOMPLETE[name] ?? 'off'
}

/** `asked-when.ts` shows and hides by these. */
export function whenAttributes(when: When | undefined): Record<string, string> {
  if (!when) return {}
  return { 'data-when': when.path, ...(when.is && { 'data-is': when.is.join('|') }) }
}
