const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** An instant with its zone, as hosts and programs write it. */
export function isMoment(moment: string): boolean {
  return MOMENT.test(moment) && !Number.isNaN(Date.parse(moment))
}
