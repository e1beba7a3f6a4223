import type { TestContext } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** What a security test measured, for the table of `npm run security`. */
    figure?: string
  }
}

/** Notes what a test has measured; `npm run security` prints it beside the promise. */
export function figure({ task }: Pick<TestContext, 'task'>, text: string): void {
  task.meta.figure = text
}

/** `npm run security` takes its time; the whole suite runs the same tests with fewer tries. */
export const isThorough = process.env['npm_lifecycle_event'] === 'security'

/** Milliseconds of the processor that work takes in this thread, whatever else the machine does. */
export function processorTime(work: () => unknown): number {
  const start = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(start)
  return (user + system) / 1000
}
