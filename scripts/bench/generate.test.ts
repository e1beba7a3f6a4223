import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkFolder } from '../../src/node/check-folder.ts'
import { temporaryFolder } from '../../tests/support/folder.ts'
import { generateContent } from './generate.ts'

const errorsOf = async (root: string) =>
  (await checkFolder(root)).findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)

test('entries in many cycles, without error, and the same each time', async () => {
  const [root, again] = [await temporaryFolder(), await temporaryFolder()]
  for (const folder of [root, again]) await generateContent(folder, { entries: 100, cycles: 4 })
  const { ledger, files, findings } = await checkFolder(root)
  const cycles = [...ledger.cycles.values()].filter(({ entries }) => entries.length > 0)
  expect(cycles.map(({ year, entries }) => [year, entries.length])).toEqual([
    ['2020', 25],
    ['2021', 25],
    ['2022', 25],
    ['2023', 25],
  ])
  expect(
    new Set(cycles.flatMap(({ entries }) => entries.map(({ district }) => district))).size,
  ).toBeGreaterThan(10)
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  // As the form writes them.
  expect(findings.filter(({ code }) => code === 'not-canonical')).toEqual([])
  for (const [file, { text }] of files) {
    if (text !== undefined) expect(await readFile(join(again, file), 'utf8')).toBe(text)
  }

  // What it says of errors is not silence: one spoilt entry is seen.
  const spoilt = join(root, cycles[0]!.entries[0]!.file)
  await writeFile(spoilt, (await readFile(spoilt, 'utf8')).replace(/employees: \d+/, 'employees: 约'))
  expect(await errorsOf(root)).toEqual(['not-a-number'])
})
