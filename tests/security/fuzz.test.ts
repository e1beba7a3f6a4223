import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import {
  faultOfGithub,
  faultOfMarkdown,
  faultOfPlace,
  faultOfTerminal,
} from '../../scripts/fuzz/judge-case.ts'
import { runCases } from '../../scripts/fuzz/run-cases.ts'
import { seedsFor } from '../../scripts/fuzz/seeds.ts'
import { attempt, caseOf } from '../../scripts/fuzz/worker.ts'
import { main } from '../../scripts/fuzz.ts'
import { finding } from '../../src/domain/finding.ts'
import { placeFinding } from '../../src/report/placed.ts'
import type { ContentFile } from '../../src/yaml/content-file.ts'
import { figure, isThorough } from '../support/figure.ts'
import { run, temporaryFolder } from '../support/folder.ts'

/** Mutated entries: `npm run fuzz` tries 100,000 of them. */

const COUNT = isThorough ? 10_000 : 2_000
const SEED = 2023

describe('mutated entries', () => {
  test('no crash, no hang, every refusal has a code and a place', { timeout: 600_000 }, async (context) => {
    const { cases, refused, codes, faults } = await runCases({ seed: SEED, count: COUNT })
    const told = Object.keys(codes).length
    figure(
      context,
      `seed ${SEED}: ${cases} files, ${refused} refused with ${told} codes, ${faults.length} faults`,
    )
    expect(faults).toEqual([])
    expect(cases).toBe(COUNT)
    // Both sides are tried, and more than the parser.
    expect(refused).toBeGreaterThan(COUNT / 2)
    expect(refused).toBeLessThan(COUNT)
    expect(told).toBeGreaterThan(15)
  })

  test('are the same for the same seed, and others for another', () => {
    const filesOf = (seed: number) => {
      const seeds = seedsFor(seed)
      return Array.from({ length: 50 }, (_, at) =>
        Buffer.from(caseOf(seeds, seed, at).bytes).toString('base64'),
      )
    }
    expect(filesOf(1)).toEqual(filesOf(1))
    expect(filesOf(1)).not.toEqual(filesOf(2))
  })

  test('the command tells its seed and figures', async () => {
    const { code, out } = await run(main, '--seed', '7', '--count', '40')
    expect(code).toBe(0)
    expect(out).toMatch(/^种子 7，40 个文件：退回 \d+，接受 \d+\n崩溃 0，停住 0，其他问题 0\n/)
    expect(await run(main, '--count', 'x')).toMatchObject({ code: 2 })
  })
})

describe('what would be a fault is one', () => {
  /** A thread that does at case 3 what it is told to. */
  async function withWorker(body: string) {
    const script = join(await temporaryFolder(), 'worker.mjs')
    writeFileSync(
      script,
      `import { parentPort, workerData } from 'node:worker_threads'
      const { from, to, step, current } = workerData
      for (let at = from; at < to; at += step) {
        Atomics.store(new Int32Array(current), 0, at)
        if (at === 3) { ${body} }
        parentPort.postMessage({ cases: 1, refused: 0, codes: {}, faults: [], next: at + step })
      }`,
    )
    return runCases({ seed: 1, count: 10, patience: 300, script: pathToFileURL(script) })
  }

  test('a case that hangs, and the others are tried all the same', async () => {
    const tried = await withWorker('while (true) {}')
    expect(tried).toMatchObject({ cases: 10, faults: [{ at: 3, faults: ['hang'] }] })
  })

  test('a case that crashes', () => {
    const crashing = () => {
      throw new RangeError('deep')
    }
    expect(attempt(crashing).faults).toEqual([expect.stringMatching(/^crash: RangeError: deep at /)])
  })

  test('a thread that dies', async () => {
    await expect(withWorker("throw new Error('dead')")).rejects.toThrow('dead')
  })

  test.each([
    [{ line: 3, column: 1 }, 'outside the text'],
    [{ line: 1, column: 9 }, 'outside the text'],
    [undefined, 'has no place'],
  ])('a place at %j', (at, fault) => {
    const file = { file: 'f', text: 'a: 1\nb', locate: () => at! } as unknown as ContentFile
    const placed = placeFinding(finding('missing', { file: 'f', path: ['a'] }, {}), at && file)
    expect(faultOfPlace(placed, file)[0]).toContain(fault)
  })

  test.each([
    [faultOfTerminal, 'a\u001b[2J', 'a\nb'],
    [
      faultOfGithub,
      '::error file=a,title=b::c\n::stop-commands::x',
      '::error file=a,line=1,col=2,title=b::c',
    ],
    [faultOfMarkdown, 'a <img>', 'a `<img>`'],
    [faultOfMarkdown, '| a | b | c |', '| a | b |'],
  ])('%o', (judge, bad, good) => {
    expect(judge(bad)).toBeTruthy()
    expect(judge(good)).toBe(false)
  })
})
