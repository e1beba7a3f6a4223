import { beforeEach, expect, test, vi } from 'vitest'
import { checkFolder } from '../../src/node/ledger.ts'

/** Counts of work instead of time: each file is opened once, each text parsed once. */
const opened: string[] = []
const parsed: string[] = []

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const readFile = ((path: string, ...rest: never[]) => {
    opened.push(String(path))
    return real.readFile(path, ...rest)
  }) as typeof real.readFile
  return { ...real, readFile }
})

vi.mock('yaml', async (original) => {
  const real = await original<typeof import('yaml')>()
  const parseAllDocuments = ((text: string, ...rest: never[]) => {
    parsed.push(text)
    return real.parseAllDocuments(text, ...rest)
  }) as typeof real.parseAllDocuments
  return { ...real, parseAllDocuments }
})

beforeEach(() => {
  opened.length = 0
  parsed.length = 0
})

test('the whole sample is checked in one pass', async () => {
  const { files } = await checkFolder(process.cwd())
  expect(opened.length).toBe(files.size)
  expect(new Set(opened).size).toBe(opened.length)
  const readable = [...files.keys()].filter((file) => /\.(yaml|mdx)$/.test(file))
  expect(parsed.length).toBe(readable.length)
  expect(new Set(parsed).size).toBe(parsed.length)
})
