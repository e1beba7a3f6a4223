import { isMapping } from '../../domain/tree.ts'
import { type Answers, noAnswers } from '../entry/answers.ts'
import { type StepId, stepIds } from '../entry/plan.ts'
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
  readonly key: string

  constructor(year: string) {
    this.key = `keji-fuzong/draft/${year}`
  }

  /** False where the device keeps nothing: private mode, no room. */
  save(state: FormState, now = Date.now()): boolean {
    try {
      localStorage.setItem(this.key, JSON.stringify({ version: VERSION, savedAt: now, state }))
      return true
    } catch {
      return false
    }
  }

  read(): Draft | undefined {
    try {
      return draftIn(JSON.parse(localStorage.getItem(this.key) ?? 'null'))
    } catch {
      return undefined
    }
  }

  delete(): void {
    try {
      localStorage.removeItem(this.key)
    } catch {
      // Without storage there is no draft to delete.
    }
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
