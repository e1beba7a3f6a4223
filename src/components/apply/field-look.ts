import { fullLabel, type Label } from '../../domain/declaration.ts'
import { type Control, controlOf } from '../../form/entry/control-of.ts'
import type { FieldItem, When } from '../../form/entry/plan.ts'
import { askedOnce, formHints, type visibilityLabels } from '../../text/form.ts'
import { demandLabels } from '../../text/labels.ts'

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

export function lookOf({ path, node }: FieldItem): FieldLook {
  const label: Label = { ...demandLabels[path], ...askedOnce[path] }
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
