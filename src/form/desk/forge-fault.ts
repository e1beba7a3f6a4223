import type { Fault } from '../../forge/forge.ts'
import { h } from '../dom.ts'
import { forgeTold, type Told } from './faults.ts'

/** What happened, what to do, and where it stopped. */
export function faultLines({ problem, repair, where }: Told): HTMLElement[] {
  const place = where === undefined ? [] : [h('p', { class: 'quiet' }, where)]
  return [h('h3', {}, problem), h('p', {}, repair), ...place]
}

/** The same of a fault at the host. */
export function forgeFaultView(fault: Fault): HTMLElement[] {
  return faultLines(forgeTold(fault))
}
