import { isMapping } from '../../domain/tree.ts'
import { type Answers, noAnswers } from '../entry/answers.ts'
import { type StepId, stepIds } from '../entry/plan.ts'
import { type PutOutcome, SharedPlace } from '../entry/shared-place.ts'
import type { FormState } from './demand-form.ts'

/** Raised when stored names change their meaning; values of unknown names are listed to the person, never dropped. */
const VERSION = 1

export interface Draft {
  state: FormState
  /** Milliseconds since 1970. */
  savedAt: number
}

/**
 * The draft of one year on this device. `localStorage` is written at once, so that even a crash right
 * after typing loses nothing.
 */
export class DraftStore {
  readonly place: SharedPlace

  constructor(year: string) {
    this.place = new SharedPlace(`keji-fuzong/draft/${year}`)
  }

  save(state: FormState, now = Date.now()): PutOutcome {
    return this.place.put(JSON.stringify({ version: VERSION, savedAt: now, state }))
  }

  read(): Draft | undefined {
    try {
      return draftIn(JSON.parse(this.place.look() ?? 'null'))
    } catch {
      return undefined
    }
  }

  delete(): PutOutcome {
    return this.place.put(null)
  }
}

/** The readable part of whatever an earlier version stored. */
function draftIn(stored: unknown): Draft | undefined {
  if (!isMapping(stored)) return undefined
  const { savedAt, state } = stored as Record<string, unknown>
  if (!isMapping(state) || !isMapping(state['answers'])) return undefined
  const answers = { ...noAnswers(), ...state['answers'] } as Answers
  answers.place = { ...noAnswers().place, ...answers.place }
  const { step, checked, carried } = state as Record<string, unknown>
  const texts = (list: unknown) =>
    Array.isArray(list) ? list.filter((item) => typeof item === 'string') : []
  return {
    savedAt: typeof savedAt === 'number' ? savedAt : 0,
    state: {
      answers,
      step: isStep(step) ? step : 'enterprise',
      checked: texts(checked).filter(isStep),
      carried: texts(carried),
    },
  }
}

const isStep = (id: unknown): id is StepId => (stepIds as readonly unknown[]).includes(id)
