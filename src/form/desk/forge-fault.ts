import type { Fault } from '../../forge/forge.ts'
import { h } from '../dom.ts'
import { type FaultMessage, forgeFaultMessage } from './faults.ts'

/** What happened, what to do, and where it stopped. */
export function faultLines({ problem, repair, where }: FaultMessage): HTMLElement[] {
  const location = where === undefined ? [] : [h('p', { class: 'quiet' }, where)]
  return [h('h3', {}, problem), h('p', {}, repair), ...location]
}

/** The same of a fault at the host. */
export function forgeFaultView(fault: Fault): HTMLElement[] {
  return faultLines(forgeFaultMessage(fault))
}
