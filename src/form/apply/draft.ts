import { isMapping } from '../../domain/tree.ts'
import { DraftStore, textsOf } from '../draft-store.ts'
import { answersIn } from '../entry/answers.ts'
import { type StepId, stepIds } from '../entry/plan.ts'
import type { FormState } from './demand-form.ts'

/** The draft of one year. */
export const demandDraft = (year: string) => new DraftStore(`keji-fuzong/draft/${year}`, stateIn)

function stateIn({ answers, step, checked, carried }: Record<string, unknown>): FormState | undefined {
  if (!isMapping(answers)) return undefined
  return {
    answers: answersIn(answers),
    step: isStep(step) ? step : 'enterprise',
    checked: textsOf(checked).filter(isStep),
    carried: textsOf(carried),
  }
}

const isStep = (id: unknown): id is StepId => (stepIds as readonly unknown[]).includes(id)
