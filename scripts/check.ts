import { type Main, runAsScript } from './run.ts'

/** The rules over everything in `content/`, or over what changed; loaded as a command only once its code may be kept. */
export const main: Main = async (...given) => (await import('./check/main.ts')).main(...given)

await runAsScript(import.meta.url, main)
