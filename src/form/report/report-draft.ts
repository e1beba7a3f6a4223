import type { ReportPlace } from '../../domain/report-place.ts'
import { isMapping } from '../../domain/tree.ts'
import { DraftStore, textsOf } from '../draft-store.ts'
import { answersIn } from '../entry/answers.ts'
import type { ReportState } from './report-controls.ts'

/** The draft of one report. */
export const reportDraft = ({ year, district, alias, period }: ReportPlace) =>
  new DraftStore(`keji-fuzong/report/${year}/${district}/${alias}/${period}`, stateIn)

function stateIn({ answers, isChecked, carried }: Record<string, unknown>): ReportState | undefined {
  if (!isMapping(answers)) return undefined
  return { answers: answersIn(answers), isChecked: isChecked === true, carried: textsOf(carried) }
}
