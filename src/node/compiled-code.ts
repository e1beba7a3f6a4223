import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

/** With the packages, so that whoever may write code here, and nobody else, may write what it is compiled to. */
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/compiled', import.meta.url))

/**
 * What is loaded from now on, here and in workers, need not be compiled at the next start: half of the time until
 * a command begins its work. Kept is code alone. Where nothing can be written, it is compiled each time.
 */
export function keepCompiledCode(): void {
  if (enableCompileCache(FOLDER).directory) process.env['NODE_COMPILE_CACHE'] ??= FOLDER
}
