import { type StepId, stepIds } from '../entry/plan.ts'

/** The step that the address names, the first one where it names nothing; undefined after a link to elsewhere on the page. */
export function stepInAddress(): StepId | undefined {
  return location.hash === '' ? 'enterprise' : stepIds.find((id) => `#${id}` === location.hash)
}
