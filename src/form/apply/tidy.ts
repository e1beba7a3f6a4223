import { canonicalTree } from '../../domain/canonical.ts'
import { fieldNodes } from '../entry/plan.ts'
import type { Control } from './form-values.ts'

/**
 * Full-width digits, spaces in phones, small letters in a code: written as `check --fix` writes them,
 * before anybody complains. True if the control has changed.
 */
export function tidyControl(control: Control): boolean {
  if (!control.name || control.type === 'radio' || control.type === 'checkbox') return false
  const node = fieldNodes.get(control.name.replace(/\.\d+/, '[]'))
  const plain = canonicalTree(control.value, node) as string
  const isCode = node?.spec.kind === 'text' && node.spec.format === 'credit-code'
  const tidy = isCode ? plain.normalize('NFKC').toUpperCase() : plain
  if (tidy === control.value) return false
  control.value = tidy
  return true
}
