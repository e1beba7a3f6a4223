import type { Token } from './read-tick-tokens.ts'

/** One option as it stands in a cell, with what was written behind it. */
export interface Choice {
  option: string
  on: boolean
  text: string
  /** Where the option and its box stand in the cell's text. */
  ranges: (readonly [from: number, to: number])[]
}

type Fault = 'ambiguous-tick' | 'unknown-option'
type Mark = Extract<Token, { kind: 'mark' }>

/**
 * Which option each box and tick belongs to. The template puts the box before the option; a tick
 * may also stand right behind it. Where two readings are possible, there is none.
 */
export function attachMarks(
  text: string,
  tokens: readonly Token[],
  choices: Choice[],
): { owners: ReadonlyMap<Mark, number>; fault: Fault | undefined } {
  const owners = new Map<Mark, number>()
  return { owners, fault: attach(text, tokens, choices, owners) }
}

/** A tick without a box touches what it ticks: directly behind an option, or at most a blank before one. */
const NEAREST = { behind: 0, before: 1 } as const

function attach(
  text: string,
  tokens: readonly Token[],
  choices: Choice[],
  owners: Map<Mark, number>,
): Fault | undefined {
  const solid = tokens.filter(({ kind }) => kind !== 'separator')
  const behind = isHabitBehind(solid)
  /** Ticks without a box that stand before their option, and behind it. */
  const sides = new Set<'before' | 'behind'>()
  let index = -1
  let gap: Mark[] = []
  for (const [at, token] of solid.entries()) {
    if (token.kind === 'mark') gap.push(token)
    if (token.kind === 'text' && gap.length > 0) {
      const fault = settleBeforeText(solid, at, index)
      if (fault) return fault
      gap = []
    }
    if (token.kind !== 'option') continue
    const fault = settle(index, token)
    if (fault) return fault
    index++
    gap = []
  }
  const fault = settleEnd()
  if (fault) return fault
  if (sides.size > 1) return 'ambiguous-tick'
  return tickFault(owners, choices)

  function own(mark: Mark, owner: number, side: 'before' | 'behind'): void {
    owners.set(mark, owner)
    if (!mark.box) sides.add(side)
  }

  /** In characters; what stands on another line is nowhere near. */
  function distance(from: Token | undefined, to: Token): number {
    const between = from ? text.slice(from.end, to.start) : '\n'
    return between.includes('\n') ? Infinity : between.length
  }

  /** The side that a lone tick touches, if it is one. */
  function sideOf(toA: number, toB: number): 'before' | 'behind' | undefined {
    if (toA <= NEAREST.behind && toA < toB) return 'behind'
    return toB <= NEAREST.before && toB < toA ? 'before' : undefined
  }

  function hasMark(owner: number): boolean {
    return [...owners.values()].includes(owner)
  }

  /** Marks between the option `a` and the next one. */
  function settle(a: number, option: Token): Fault | undefined {
    const b = a + 1
    if (gap.length === 0) return undefined
    if (a < 0) {
      if (gap.filter(({ box }) => box).length > 1) return 'ambiguous-tick'
      for (const [at, mark] of gap.entries()) {
        if (!mark.box && !sideOf(Infinity, distance(mark, gap[at + 1] ?? option))) return 'ambiguous-tick'
        own(mark, b, 'before')
      }
      return undefined
    }
    if (behind) {
      for (const mark of gap) own(mark, a, 'behind')
      return undefined
    }
    const [first, second] = gap as [Mark, Mark?]
    const previous = solid[solid.indexOf(first) - 1]!
    const fromA = previous.kind === 'option' ? distance(previous, first) : Infinity
    if (!second) {
      const toB = distance(first, option)
      // □甲√乙□丙: in the place of the box that 乙 has not.
      const instead = fromA === 0 && toB === 0 && hasMark(a)
      const side = first.box || instead ? 'before' : sideOf(fromA, toB)
      if (!side) return 'ambiguous-tick'
      own(first, side === 'behind' ? a : b, side)
      return undefined
    }
    if (gap.length > 2) return 'ambiguous-tick'
    if (first.box && second.box) {
      if (hasMark(a)) return 'ambiguous-tick'
      own(first, a, 'behind')
      own(second, b, 'before')
    } else if (first.box) {
      if (!hasMark(a)) return 'ambiguous-tick'
      own(first, b, 'before')
      own(second, b, 'before')
    } else {
      const side = second.box ? sideOf(fromA, distance(first, second)) : undefined
      if (!side) return 'ambiguous-tick'
      own(first, side === 'behind' ? a : b, side)
      own(second, b, 'before')
    }
    return undefined
  }

  /** A mark and then words that are no option: it ticks the option right before it, or something unknown. */
  function settleBeforeText(all: readonly Token[], at: number, a: number): Fault | undefined {
    const before = all[at - gap.length - 1]
    const [only] = gap
    const near = before?.kind === 'option' && only && (only.box || distance(before, only) <= NEAREST.before)
    if (near && a >= 0 && gap.length === 1 && (!only.box || !hasMark(a))) {
      own(only, a, 'behind')
      return undefined
    }
    return isDoubtful(before) ? 'unknown-option' : undefined
  }

  /** A cross among words is one of them, a tick never is. */
  function isDoubtful(before: Token | undefined): boolean {
    return gap.some(({ state }) => state === 'on' || (state === 'odd' && before?.kind !== 'text'))
  }

  function settleEnd(): Fault | undefined {
    if (gap.length === 0) return undefined
    if (index < 0) return gap.some(({ state }) => state !== 'off') ? 'unknown-option' : undefined
    const before = solid[solid.length - gap.length - 1]
    const [only] = gap
    const near = before?.kind === 'option' && only && (only.box || distance(before, only) <= NEAREST.behind)
    if (gap.length === 1 && near && (!only.box || !hasMark(index))) {
      own(only, index, 'behind')
      return undefined
    }
    return isDoubtful(before) ? 'ambiguous-tick' : undefined
  }
}

/** 是☑ 否□: starts with an option, ends with a box, and every option has one behind it. */
function isHabitBehind(solid: readonly Token[]): boolean {
  const options = solid.filter(({ kind }) => kind === 'option').length
  const boxes = solid.filter((token) => token.kind === 'mark' && token.box).length
  const last = solid.at(-1)
  return solid[0]?.kind === 'option' && last?.kind === 'mark' && last.box && boxes === options
}

function tickFault(owners: ReadonlyMap<Mark, number>, choices: Choice[]): Fault | undefined {
  const on = [...owners].filter(([{ state }]) => state === 'on')
  // ☒ beside ☑: crossed out, or ticked?
  const crosses = on.filter(([{ sign }]) => '☒🗷⊠'.includes(sign)).length
  if (crosses > 0 && crosses < on.length) return 'ambiguous-tick'
  if ([...owners.keys()].some(({ state }) => state === 'odd')) return 'ambiguous-tick'
  for (const [, owner] of on) choices[owner]!.on = true
  return undefined
}
