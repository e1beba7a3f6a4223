import { globSync, readFileSync } from 'node:fs'
import { createContext, runInContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { finding } from '../../src/domain/finding.ts'
import { classify } from '../../src/domain/kinds.ts'
import type { Source } from '../../src/domain/ledger.ts'
import { locateFinding } from '../../src/report/locate-findings.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import {
  checkEntry,
  githubFault,
  locationFault,
  markdownFault,
  terminalFault,
} from '../support/entry-faults.ts'
import { figure, isThorough } from '../support/figure.ts'
import { mutatedEntries, privateTextsOf } from '../support/mutations.ts'

/**
 * Mutated entries through reader, rules, reporters and writer. `npm run fuzz` tries 100,000 of them;
 * the variables FUZZ_RUNS and FUZZ_SEED choose other ones.
 */
const USUAL = process.env['npm_lifecycle_event'] === 'fuzz' ? 100_000 : isThorough ? 10_000 : 500
const RUNS = Number(process.env['FUZZ_RUNS'] ?? USUAL)
const SEED = Number(process.env['FUZZ_SEED'] ?? 2023)

/** Milliseconds after which an entry hangs: thousands of times what it takes. */
const PATIENCE = 600_000

/** Interrupts work that hangs. */
const work = createContext({ run: () => {} })
function interrupting<T>(run: () => T, patience = PATIENCE): T {
  work['run'] = run
  return runInContext('run()', work, { timeout: patience })
}

/** Each entry is judged beside all of these: where few are tried, beside one of each kind. */
const FEW =
  /content\/(?:site|districts|cycles\/(?:2022\/selections|2023\/(?:cycle|experts\/t7y4ve|.*hongshan.*)))\.yaml$/
const surroundings = globSync('content/**/*.yaml')
  .filter((file) => classify(file).kind !== 'demand' && (RUNS >= 10_000 || FEW.test(file)))
  .map((file) => readContentFile(file, readFileSync(file)) as Source)

describe('mutated entries', () => {
  test('no crash, no hang, every refusal has a code and a place, nothing private is told', {
    timeout: 6 * 3_600_000,
  }, (context) => {
    let refused = 0
    const codes = new Set<string>()
    fc.assert(
      fc.property(mutatedEntries(), ({ file, privateTexts, bytes }) => {
        const { faults, errors, reports } = interrupting(() => checkEntry(file, bytes, surroundings))
        if (errors.size > 0) refused += 1
        for (const code of errors) codes.add(code)
        expect(faults).toEqual([])
        expect(shownOf(privateTexts, reports, bytes)).toEqual([])
      }),
      { numRuns: RUNS, seed: SEED },
    )
    figure(context, `seed ${SEED}: ${RUNS} files, ${refused} refused with ${codes.size} codes, 0 faults`)
    if (RUNS < 500) return
    // Both sides are tried, and more than the parser.
    expect(refused).toBeGreaterThan(RUNS / 2)
    expect(refused).toBeLessThan(RUNS)
    expect(codes.size).toBeGreaterThan(15)
  })

  test('are the same for the same seed, and others for another', () => {
    const some = (seed: number) =>
      fc.sample(mutatedEntries(), { seed, numRuns: 50 }).map(({ bytes }) => bytes)
    expect(some(1)).toEqual(some(1))
    expect(some(1)).not.toEqual(some(2))
  })
})

/** Texts of the private part that are shown, though no mutation has moved them to the public part. */
function shownOf(privateTexts: readonly string[], reports: readonly string[], bytes: Uint8Array): string[] {
  const [publicPart = ''] = new TextDecoder().decode(bytes).split(/^private:/m)
  return privateTexts.filter(
    (text) =>
      text.length > 5 && !publicPart.includes(text) && reports.some((report) => report.includes(text)),
  )
}

describe('what would be a fault is one', () => {
  test('work that hangs, and work that throws', () => {
    const hanging = () => {
      while (true);
    }
    expect(() => interrupting(hanging, 20)).toThrow('timed out')
    expect(() => interrupting(() => JSON.parse('['))).toThrow(SyntaxError)
    expect(interrupting(() => 1)).toBe(1)
  })

  test('a private text in a report', () => {
    const yaml = 'public:\n  name: 甲\nprivate:\n  mobile: "19900001234"\n'
    const shown = (report: string) => shownOf(privateTextsOf(yaml), [report], new TextEncoder().encode(yaml))
    expect(shown('x 19900001234')).toEqual(['19900001234'])
    expect(shown('x')).toEqual([])
  })

  test.each([
    [{ line: 3, column: 1 }, 'outside the text'],
    [{ line: 1, column: 9 }, 'outside the text'],
    [undefined, 'has no place'],
  ])('a place at %j', (at, fault) => {
    const text = 'a: 1\nb'
    const file = readContentFile('content/site.yaml', new TextEncoder().encode(text))!
    const located = locateFinding(
      finding('missing', { file: file.file, path: ['a'] }, {}),
      at && { text, locate: () => at },
    )
    expect(locationFault(located, file)[0]).toContain(fault)
  })

  test.each([
    [terminalFault, 'a\u001b[2J', 'a\nb'],
    [githubFault, '::error file=a,title=b::c\n::stop-commands::x', '::error file=a,line=1,col=2,title=b::c'],
    [markdownFault, 'a <img>', 'a `<img>`'],
    [markdownFault, '| a | b | c |', '| a | b |'],
  ])('%o', (fault, bad, good) => {
    expect(fault(bad)).toBeTruthy()
    expect(fault(good)).toBe(false)
  })
})
