import type { Fault } from '../../forge/forge.ts'
import { forgeFaults, forgeSteps, forgeWords } from '../../text/forge.ts'
import { h } from '../dom.ts'

/** What happened at the host, where it stopped, and what to do. */
export function forgeFaultView({ kind, step, status, retryAfter }: Fault): HTMLElement[] {
  const { problem, repair } = forgeFaults[kind]
  const where = [forgeWords.stoppedAt(forgeSteps[step]), ...(status ? [forgeWords.status(status)] : [])]
  return [
    h('h3', {}, problem),
    h('p', {}, repair, retryAfter !== undefined && forgeWords.waitFor(retryAfter)),
    h('p', { class: 'quiet' }, `${where.join('，')}。`),
  ]
}
