import { build } from 'astro'
import type { Surroundings } from './site.ts'

/** A process of its own that builds sites one after the other, for `site-builder.ts`. */

/** Its answer to `Surroundings`. */
export interface Answer {
  said: string
  /** Why there is no site. */
  fault?: string
}

let said = ''
for (const stream of [process.stdout, process.stderr]) {
  stream.write = ((text: string | Uint8Array) => {
    said += typeof text === 'string' ? text : new TextDecoder().decode(text)
    return true
  }) as typeof stream.write
}

process.on('message', async ({ cwd, env }: Surroundings) => {
  said = ''
  process.chdir(cwd)
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name]
  Object.assign(process.env, env)
  const fault = await build({ root: cwd }).then(
    () => undefined,
    (error) => String(error.stack),
  )
  process.send!({ said, ...(fault && { fault }) } satisfies Answer)
})
