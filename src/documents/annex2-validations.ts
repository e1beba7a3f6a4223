import type { DataValidation, Worksheet } from 'exceljs'
import { type Annex2Column, annex2Columns } from '../domain/annex2.ts'
import { YES_NO } from '../domain/fields.ts'
import { industries, OTHER } from '../domain/options.ts'
import { annex2Hints } from '../text/papers.ts'

/** Drop-downs and hints where a clerk would edit; lists of the form's own options, nothing new. */
export function addAnnex2Validations(sheet: Worksheet, rows: { from: number; to: number }): void {
  // exceljs keeps them by range, and its types leave the property out.
  const { dataValidations } = sheet as unknown as Validated
  for (const [index, column] of annex2Columns.entries()) {
    const validation = validationOf(column)
    if (!validation) continue
    const { letter } = sheet.getColumn(index + 1)
    dataValidations.add(`${letter}${rows.from}:${letter}${rows.to}`, validation)
  }
}

interface Validated {
  dataValidations: { add: (range: string, validation: DataValidation) => void }
}

/** By the column's title: the columns are the domain's, and their order is its to choose. */
function validationOf({ title }: Annex2Column): DataValidation | undefined {
  const name = Object.keys(byTitle).find((start) => title.startsWith(start))
  return name === undefined ? undefined : byTitle[name]
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

const byTitle: Record<string, DataValidation> = {
  // A warning only: 其他 is written out in this cell.
  所属行业: {
    ...hinted('industry'),
    type: 'list',
    errorStyle: 'warning',
    formulae: list(industries.filter((industry) => industry !== OTHER)),
  },
  企业从业人数: {
    ...hinted('employees'),
    type: 'whole',
    operator: 'greaterThanOrEqual',
    formulae: [1],
  },
  上年营业收入: {
    ...hinted('revenue'),
    type: 'decimal',
    operator: 'greaterThanOrEqual',
    formulae: [0],
  },
  是否已经协商一致: { ...hinted('agreed'), type: 'list', formulae: list(YES_NO) },
  未指定具体专家: { ...hinted('unspecified'), type: 'list', formulae: list(['√']) },
}
