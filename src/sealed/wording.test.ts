import { expect, test } from 'vitest'
import { sealFaults } from '../text/sealed.ts'
import type { SealFault } from './seal-error.ts'

type Wording = { problem: string; repair: string }
/** The compiler refuses a fault without wording here, and wording without a fault. */
const complete = sealFaults satisfies { [Fault in SealFault]: Wording } & {
  [Worded in keyof typeof sealFaults]: Worded extends SealFault ? Wording : never
}

test('each wording is two whole sentences, and no two problems are told alike', () => {
  const words: Wording[] = Object.values(complete)
  for (const { problem, repair } of words) {
    expect(problem).toMatch(/^.{5,60}。$/)
    expect(repair).toMatch(/^.{5,120}。$/)
  }
  expect(new Set(words.map(({ problem }) => problem)).size).toBe(words.length)
})
