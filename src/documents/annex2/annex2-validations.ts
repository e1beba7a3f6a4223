import { type Annex2ColumnId, annex2Number } from '../../domain/annex2.ts'
import { YES_NO } from '../../domain/fields.ts'
import { industries, OTHER } from '../../domain/option-lists.ts'
import { annex2Hints } from '../../text/papers.ts'
import type { Sheet, ValidationRule } from '../office/workbook.ts'

/** Drop-downs and hints where a clerk would edit; lists of the form's own options, nothing new. */
export function annex2Validations(rows: { from: number; to: number }): Sheet['validations'] {
  return Object.entries(rules).map(([id, rule]) => {
    const column = annex2Number(id as Annex2ColumnId)
    return { range: { top: rows.from, left: column, bottom: rows.to, right: column }, rule }
  })
}

const agreed: ValidationRule = { ...annex2Hints.agreed, type: 'list', options: YES_NO }

const rules: Partial<Record<Annex2ColumnId, ValidationRule>> = {
  // A warning only: 其他 is written out in this cell.
  industry: {
    ...annex2Hints.industry,
    type: 'list',
    lenient: true,
    options: industries.filter((industry) => industry !== OTHER),
  },
  employees: { ...annex2Hints.employees, type: 'whole', least: 1 },
  revenue: { ...annex2Hints.revenue, type: 'decimal', least: 0 },
  agreed1: agreed,
  agreed2: agreed,
  unspecified: { ...annex2Hints.unspecified, type: 'list', options: ['√'] },
}
