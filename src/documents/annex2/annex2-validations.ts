import type { DataValidation, Worksheet } from 'exceljs'
import { type Annex2ColumnId, annex2Number } from '../../domain/annex2.ts'
import { YES_NO } from '../../domain/fields.ts'
import { industries, OTHER } from '../../domain/option-lists.ts'
import { annex2Hints } from '../../text/papers.ts'

/** Drop-downs and hints where a clerk would edit; lists of the form's own options, nothing new. */
export function addAnnex2Validations(sheet: Worksheet, rows: { from: number; to: number }): void {
  for (const [id, validation] of Object.entries(validations)) {
    const { letter } = sheet.getColumn(annex2Number(id as Annex2ColumnId))
    sheet.dataValidations.add(`${letter}${rows.from}:${letter}${rows.to}`, validation)
  }
}

// exceljs keeps them by range, and its types leave the property out.
declare module 'exceljs' {
  interface Worksheet {
    dataValidations: { add: (range: string, validation: DataValidation) => void }
  }
}

const list = (options: readonly string[]) => [`"${options.join(',')}"`]

function hinted(hint: keyof typeof annex2Hints): Omit<DataValidation, 'type' | 'formulae'> {
  const { title, text } = annex2Hints[hint]
  return {
    allowBlank: true,
    showInputMessage: true,
    promptTitle: title,
    prompt: text,
    showErrorMessage: true,
    errorTitle: title,
    error: text,
  }
}

const agreed: DataValidation = { ...hinted('agreed'), type: 'list', formulae: list(YES_NO) }

const validations: Partial<Record<Annex2ColumnId, DataValidation>> = {
  // A warning only: 其他 is written out in this cell.
  industry: {
    ...hinted('industry'),
    type: 'list',
    errorStyle: 'warning',
    formulae: list(industries.filter((industry) => industry !== OTHER)),
  },
  employees: { ...hinted('employees'), type: 'whole', operator: 'greaterThanOrEqual', formulae: [1] },
  revenue: { ...hinted('revenue'), type: 'decimal', operator: 'greaterThanOrEqual', formulae: [0] },
  agreed1: agreed,
  agreed2: agreed,
  unspecified: { ...hinted('unspecified'), type: 'list', formulae: list(['√']) },
}
