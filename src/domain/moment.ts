const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/

/** An instant with its zone, as hosts and programs write it. */
export function isMoment(moment: string): boolean {
  if (!MOMENT.test(moment) || Number.isNaN(Date.parse(moment))) return false
  // The 30th of February would count as the 2nd of March.
  const day = moment.slice(0, 10)
  return new Date(day).toISOString().startsWith(day)
}
