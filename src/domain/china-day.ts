const CHINA = 8 * 60 * 60 * 1000

/** The clock's time in China at `now` (milliseconds), in any time zone: 2023-03-02T08:00:00.000Z. */
export function chinaTime(now: number): string {
  return new Date(now + CHINA).toISOString()
}

/** The day in China: 2023-03-02. */
export function chinaDay(now: number): string {
  return chinaTime(now).slice(0, 10)
}
