import type { Tree } from '../../domain/tree.ts'
import { itemsAt, pathAt, textAt, textsAt } from './answers.ts'
import { type Item, plan, type Step, type When } from './plan.ts'

export interface Asked {
  item: Item
  /** Of the list's item that it stands in; 0 elsewhere. */
  index: number
  step: Step
}

/** Every item of the form that is asked, in its order, once for each item of a list. */
export function* askedItems(answers: Tree, steps: readonly Step[] = plan): Generator<Asked> {
  for (const step of steps) yield* askedIn(step.items, answers, 0, step)
}

function* askedIn(items: readonly Item[], answers: Tree, index: number, step: Step): Generator<Asked> {
  for (const item of items) {
    if (!isAsked(answers, item.when, index)) continue
    yield { item, index, step }
    if (item.kind === 'group') yield* askedIn(item.items, answers, index, step)
    if (item.kind !== 'list') continue
    const count = Math.max(itemsAt(answers, pathAt(item.path)), item.least)
    for (let at = 0; at < count; at++) yield* askedIn(item.items, answers, at, step)
  }
}

function isAsked(answers: Tree, when: When | undefined, index: number): boolean {
  if (!when) return true
  const path = pathAt(when.path, index)
  const given = [textAt(answers, path), ...textsAt(answers, path)].filter((text) => text.trim() !== '')
  return when.is === undefined ? given.length > 0 : given.some((text) => when.is?.includes(text))
}
