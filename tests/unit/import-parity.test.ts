import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { importInWorker } from '../../scripts/import-in-worker.ts'
import { importDocument } from '../../src/documents/import/import-document.ts'
import type { ImportResult } from '../../src/documents/import/import-result.ts'
import { readFile } from '../../src/form/desk/state/read-file.ts'
import { wordVariants } from '../fixtures/import/word-variants.ts'
import { excelVariants } from '../support/excel-variants.ts'
import { filledIn, WordForm } from '../support/word-form.ts'

const FOLDER = new URL('../fixtures/import/cases/', import.meta.url)
const cases = readdirSync(FOLDER).map((name) => ({
  name,
  bytes: () => new Uint8Array(readFileSync(new URL(name, FOLDER))),
}))
const year = '2023'

async function wordFiles() {
  const filled = filledIn(await WordForm.blank())
  return wordVariants.map(({ name, make }) => ({
    name,
    bytes: () => {
      const made = make(filled.copy(), () => filled.copy())
      return made instanceof WordForm ? made.bytes() : made
    },
  }))
}

/** What the command line gets of a file, in the words of the desk. */
function asDesk(result: ImportResult) {
  if ('refused' in result) return { kind: 'refused', ...result }
  return result.trees.map(
    ({ tree, paper: { creditCode: _, ...paper }, understood, findings, leftovers }) => ({
      tree,
      remarks: { understood, findings, leftovers, ...paper },
    }),
  )
}

async function atDesk(name: string, bytes: Uint8Array) {
  const read = await readFile({ name, bytes, year, district: 'hongshan', districts: ['hongshan'] })
  return read.kind === 'entries' ? read.entries.map(({ tree, remarks }) => ({ tree, remarks })) : read
}

/** The worker of the command line posts what this gives; to start one for each file would take minutes. */
const atCommandLine = async (bytes: Uint8Array) => asDesk(structuredClone(await importDocument(bytes, year)))

test('import and desk give the same result for each file', async () => {
  // Both call the same function: every tenth of its variants shows that nothing stands between.
  const variants = [...excelVariants, ...(await wordFiles())].filter((_, at) => at % 10 === 0)
  const files = [...cases, ...variants]
  for (const { name, bytes } of files) {
    const made = bytes()
    expect(await atDesk(`${name}.xlsx`, made.slice()), name).toEqual(await atCommandLine(made))
  }
  expect(files.length).toBeGreaterThan(40)
})

test('the worker answers like the function that it calls', async () => {
  for (const { name, bytes } of cases.slice(0, 3)) {
    const posted = asDesk(await importInWorker(bytes(), { cycleYear: year }))
    expect(posted, name).toEqual(await atCommandLine(bytes()))
  }
})
