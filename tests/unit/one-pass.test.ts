import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { checkFolder } from '../../src/node/check-folder.ts'
import { contentWith } from '../support/folder.ts'

/** Counts of work instead of time: each file is opened once, each text parsed once, none lexed for its looks. */
const opened: string[] = []
const parsed: string[] = []
let lexers = 0

vi.mock('node:fs', async (original) => {
  const real = await original<typeof import('node:fs')>()
  const openSync: typeof real.openSync = (path, flags, mode) => {
    opened.push(String(path))
    return real.openSync(path, flags, mode)
  }
  return { ...real, openSync }
})

vi.mock('../../src/yaml/library.ts', async (original) => {
  const real = await original<typeof import('yaml')>()
  const parseAllDocuments = (text: string, options: object) => {
    parsed.push(text)
    return real.parseAllDocuments(text, options)
  }
  class Lexer extends real.Lexer {
    constructor() {
      super()
      lexers++
    }
  }
  return { ...real, parseAllDocuments, Lexer }
})

beforeEach(() => {
  opened.length = 0
  parsed.length = 0
  lexers = 0
})

test('the whole sample is checked in one pass', async () => {
  const { files } = await checkFolder(process.cwd())
  expect(opened.length).toBe(files.size)
  expect(new Set(opened).size).toBe(opened.length)
  const readable = [...files.keys()].filter((file) => /\.(yaml|mdx)$/.test(file))
  expect(parsed.length).toBe(readable.length)
  expect(new Set(parsed).size).toBe(parsed.length)
  expect(lexers).toBe(0)
})

test('only an entry that is written otherwise is looked at for remarks', async () => {
  const root = await contentWith({})
  const path = join(root, 'content/cycles/2023/demands/hongshan/91420111MAFAKE157C.yaml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('public: #', 'public:   #'))
  const { findings } = await checkFolder(root)
  expect(findings.filter(({ code }) => code === 'not-canonical')).toHaveLength(1)
  // Its text, and the text as it should be.
  expect(lexers).toBe(2)
})
