import { classify } from '../../../domain/kinds.ts'
import { reportLabel } from '../../../text/reports-desk.ts'
import type { DistrictFiles } from '../follow-up/district-files.ts'
import { labelOf } from '../follow-up/pair-names.ts'

/** What people call a report, on this page only: the pair and the period. */
export const labelOfReport = (followUp: Pick<DistrictFiles, 'state'>, path: string): string =>
  reportLabel(labelOf(followUp, path), classify(path).params?.period ?? '')
