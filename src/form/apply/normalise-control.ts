import { canonicalTree } from '../../domain/canonical-tree.ts'
import { fieldNodes } from '../entry/plan.ts'
import type { Control } from './form-values.ts'

/**
 * Full-width digits, spaces in phones, small letters in a code: written as `check --fix` writes them,
 * before anybody complains. True if the control has changed.
 */
export function normaliseControl(control: Control): boolean {
  if (!control.name || control.type === 'radio' || control.type === 'checkbox') return false
  const node = fieldNodes.get(control.name.replace(/\.\d+/, '[]'))
  const spec = node?.spec
  const format = spec?.kind === 'text' ? spec.format : undefined
  const written = spec?.kind === 'number' || format ? visible(control.value) : control.value
  const plain = canonicalTree(written, node) as string
  const tidy = format === 'credit-code' ? plain.normalize('NFKC').replace(/\s/g, '').toUpperCase() : plain
  if (tidy === control.value) return false
  control.value = tidy
  return true
}

/** Removes what pasted text brings along unseen: zero-width characters, non-breaking spaces and hyphens. */
function visible(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/\u00a0/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
}
