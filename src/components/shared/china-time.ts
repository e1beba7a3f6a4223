const CHINA = 8 * 60 * 60 * 1000

/** Day and clock in China (+08:00, no summer time), whatever the zone of the machine that builds. */
export function inChina(moment: Date): { day: string; clock: string } {
  const iso = new Date(moment.getTime() + CHINA).toISOString()
  return { day: iso.slice(0, 10), clock: iso.slice(11, 16) }
}

/** The time the site is built at; SITE_NOW sets it for tests. */
export function buildTime(): Date {
  return new Date(process.env['SITE_NOW'] ?? Date.now())
}

/** Whole days from one `2023-03-10` to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

/** The latest of some days; one after `today` is a slip of the pen, and the site is not newer than itself. */
export function newestDay(days: readonly string[], today: string): string | undefined {
  return days.reduce<string | undefined>(
    (newest, day) => (day <= today && (newest === undefined || day > newest) ? day : newest),
    undefined,
  )
}
