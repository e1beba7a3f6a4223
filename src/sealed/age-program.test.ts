import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import { beforeAll, describe, expect, test } from 'vitest'
import { type AgeProgram, findAge } from '../../tests/support/age.ts'
import { files } from '../../tests/support/entry.ts'
import { temporaryFolder } from '../../tests/support/folder.ts'
import { forbiddenCharacter } from '../domain/characters.ts'
import type { Tree, TreeMapping } from '../domain/tree.ts'
import { readYaml } from '../yaml/read.ts'
import { entryForm } from './entry-form.ts'
import { writeInside } from './inside.ts'
import { readKey } from './key.ts'
import { openEntry } from './open.ts'
import { publicDigest } from './public-digest.ts'
import { sealEntry } from './seal.ts'

/** The `age` program of the system opens what we seal, and we open what it encrypts. */

let program: AgeProgram
let keyFile: string
let recipient: string
beforeAll(() => {
  program = findAge()
  // With its comments, as a clerk has it.
  keyFile = execFileSync(program.keygen, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  recipient = /^# public key: (age1\S+)$/m.exec(keyFile)![1]!
}, 300_000)

const run = (args: string[], input: string) => execFileSync(program.age, args, { input, encoding: 'utf8' })

async function bothWays(entry: TreeMapping, file: string): Promise<void> {
  const form = entryForm(file)
  const digest = await publicDigest(entry['public']!, form.public)
  const inside = { for: file, public: digest, private: entry['private'] as TreeMapping }
  const text = writeInside(inside, form.private)

  const sealed = (await sealEntry(entry, file, [recipient])) as { sealed: string }
  const identity = join(await temporaryFolder(), 'key.txt')
  await writeFile(identity, keyFile)
  expect(run(['-d', '-i', identity], sealed.sealed)).toBe(text)

  const theirs = run(['-a', '-r', recipient], text)
  const opened = await openEntry({ public: entry['public']!, sealed: theirs }, file, await readKey(keyFile))
  expect(opened).toEqual(entry)
}

test('every sample', async () => {
  const samples = globSync('content/cycles/2023/{demands/*,filings}/*.yaml')
  expect(samples.length).toBeGreaterThanOrEqual(40)
  for (const file of samples)
    await bothWays(readYaml(readFileSync(file, 'utf8'), file).tree as TreeMapping, file)
}, 120_000)

describe('naughty strings', () => {
  const writable = naughty.filter((value) => !forbiddenCharacter(value, ['line-break', 'tab']))

  test('most are writable', () => {
    expect(writable.length).toBeGreaterThan(400)
  })

  test('all of them, some at a time, as texts, items and keys', async () => {
    for (let from = 0; from < writable.length; from += 100) {
      const some = writable.slice(from, from + 100)
      const closed: Tree = {
        candidateNote: some.join('\n'),
        enterprise: Object.fromEntries(some.map((value, index) => [`文${index}`, value])),
        candidates: some,
        support: Object.fromEntries(
          some.filter((key) => !key.includes('\t')).map((key, index) => [key, String(index)]),
        ),
      }
      await bothWays({ public: { enterprise: { name: some[0]! } }, private: closed }, files.named)
    }
  }, 60_000)
})
