import { fieldAt, formTree } from '../../domain/form-tree.ts'
import { type ResultKey, reportSchema, resultKeys } from '../../domain/service-report.ts'

const form = formTree(reportSchema)

/** Label and unit of each result, as the report's own form has them. */
export const resultLabels = Object.fromEntries(
  resultKeys.map((key) => {
    const { label = '', unit = '' } = fieldAt(form, `private.results.${key}`).declaration ?? {}
    return [key, { label, unit }]
  }),
) as Record<ResultKey, { label: string; unit: string }>
