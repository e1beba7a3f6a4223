import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { type BuildOptions, type Built, distOf, type Surroundings, surroundings } from './site.ts'
import type { Answer } from './site-builder-process.ts'

export interface Builder {
  build: (options: BuildOptions) => Promise<Built>
  stop: () => void
}

/** Builds as `buildSite` does, in one process for all: Astro and its bundler are loaded and compiled once. */
export function startBuilder(): Builder {
  // Without the test runner's own options of Node.
  const child = fork(resolve('tests/support/site-builder-process.ts'), { execArgv: [] })
  const ended = once(child, 'exit').then((): Answer => ({ said: '', fault: 'The builder has ended' }))
  let before: Promise<unknown> = Promise.resolve()

  async function ask(question: Surroundings): Promise<Answer> {
    child.send(question)
    return Promise.race([once(child, 'message').then(([answer]) => answer as Answer), ended])
  }

  return {
    async build(options: BuildOptions): Promise<Built> {
      const question = await surroundings(options)
      const answer = before.then(() => ask(question))
      before = answer.catch(() => {})
      const { said, fault } = await answer
      if (fault) throw new Error(`${said}\n${fault}`)
      return { dist: distOf(options), log: stripVTControlCharacters(said) }
    },
    stop: () => void child.kill(),
  }
}
