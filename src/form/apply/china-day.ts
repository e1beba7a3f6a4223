const CHINA = 8 * 60 * 60 * 1000

/** The day it is in China, whatever the device's zone: 2023-03-02. */
export function chinaDay(now = Date.now()): string {
  return new Date(now + CHINA).toISOString().slice(0, 10)
}
