import { NOTHING } from '../../documents/import/none.ts'
import { canonicalTree } from '../../domain/canonical-tree.ts'
import type { FieldNode } from '../../domain/form-tree.ts'
import { numberInField } from '../../domain/written-number.ts'
import { tidyPasted } from '../entry/pasted-text.ts'
import type { Control } from './form-values.ts'

/**
 * What was typed or pasted, written as it is meant, before anybody complains: what comes along unseen is left out,
 * a number loses its unit, and 无 where there need be none, a code gets its capitals. True if the control has changed.
 */
export function normaliseControl(control: Control, nodes: ReadonlyMap<string, FieldNode>): boolean {
  if (!control.name || control.type === 'radio' || control.type === 'checkbox') return false
  const tidy = tidyText(control.value, nodeOf(control.name, nodes))
  if (tidy === control.value) return false
  control.value = tidy
  return true
}

/** The field that a control is for; each line of a list of texts is one text. */
function nodeOf(name: string, nodes: ReadonlyMap<string, FieldNode>): FieldNode | undefined {
  const node = nodes.get(name.replace(/\.\d+(?=\.)/, '[]'))
  return node ?? nodes.get(name.replace(/\.\d+$/, ''))?.children[0]
}

function tidyText(value: string, node: FieldNode | undefined): string {
  const spec = node?.spec
  if (spec?.kind === 'number') {
    // 无 says of what may be left out that it is.
    if (node?.optional && NOTHING.test(value.trim())) return ''
    const number = numberInField(tidyPasted(value, 'one'), node?.declaration?.unit)
    return number?.sure ? number.value : value.trim()
  }
  if (spec?.kind !== 'text') return canonicalTree(value, node) as string
  const { format } = spec
  const pasted = tidyPasted(value, spec.lines)
  // Hyphens of every kind are the same in a number.
  const written = format ? pasted.replace(/[\u2010-\u2015\u2212]/g, '-') : pasted
  const plain = canonicalTree(written, node) as string
  return format === 'credit-code' ? plain.normalize('NFKC').replace(/\s/g, '').toUpperCase() : plain
}
