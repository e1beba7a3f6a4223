import type { FieldSpec } from '../../domain/fields.ts'

/** What a field is filled in with. */
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

/** The control of a field; `item`: of a list, what one of it is. */
export function controlOf(spec: FieldSpec, item?: FieldSpec | undefined): Control {
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
