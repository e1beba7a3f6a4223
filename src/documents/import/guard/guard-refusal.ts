import type { Refused } from '../../../text/import.ts'

/** How the guard's own steps stop; `guardDocument` turns it into a result. */
export class GuardError extends Error {
  readonly refused: Refused

  constructor(refused: Refused) {
    super(refused)
    this.refused = refused
  }
}
