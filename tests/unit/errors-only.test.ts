import { globSync } from 'node:fs'
import { beforeEach, expect, test, vi } from 'vitest'
import { Random } from '../../scripts/bench/random.ts'
import { checkFolder } from '../../src/node/ledger.ts'
import { spoilEntries } from '../support/faulty-content.ts'
import { contentWith } from '../support/folder.ts'

/** The site is built of a folder without errors; what is no error it does not look for. */
const written: unknown[] = []

vi.mock('../../src/yaml/write.ts', async (original) => {
  const real = await original<typeof import('../../src/yaml/write.ts')>()
  const writeYaml: typeof real.writeYaml = (...given) => {
    written.push(given[0])
    return real.writeYaml(...given)
  }
  return { ...real, writeYaml }
})

beforeEach(() => {
  written.length = 0
})

test('the same errors are found as by the whole check, with less work', async () => {
  const root = await contentWith({})
  const entries = globSync('content/cycles/*/demands/*/*.yaml', { cwd: root }).sort()
  await spoilEntries(root, entries, new Random(7), 0.5)
  const whole = await checkFolder(root, { threads: 1 })
  expect(written.length).toBeGreaterThan(5)
  const errors = whole.findings.filter(({ severity }) => severity === 'error')
  expect(new Set(errors.map(({ code }) => code)).size).toBeGreaterThan(3)
  expect(errors.length).toBeLessThan(whole.findings.length)

  written.length = 0
  const { findings } = await checkFolder(root, { errorsOnly: true })
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual(errors)
  expect(findings.length).toBeLessThan(whole.findings.length)
  expect(written).toEqual([])
})
