import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { Random } from '../../scripts/bench/random.ts'
import { main as check } from '../../scripts/check.ts'
import { main as compile } from '../../scripts/compile.ts'
import { figure, isThorough } from '../support/figure.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import {
  broken,
  type Command,
  filesOf,
  type Moment,
  type Outcome,
  runUntil,
} from '../support/killed-command.ts'
import { Repository } from '../support/repository.ts'
import { HONGSHAN, LETTER, SHEET, smallContent, writingCommands } from '../support/writing-commands.ts'

/**
 * kill −9 at random moments: every file is the old or the new one, whole, and what is left over stands
 * in nobody's way. Of several papers each is whole, not the set: a run that was cut off is run again,
 * and until then the workbook may be newer than its letter, never the letter than its workbook.
 * A tab that dies keeps its draft: tests/site/apply.test.ts loads the page again in the middle.
 */

const MOMENTS = isThorough ? 50 : 3
const SEED = 20230310

/** Every second one while it writes, the others anywhere in the run. */
function* moments({ milliseconds, changes }: Outcome): Generator<Moment> {
  const random = new Random(SEED)
  while (true) {
    yield { atChange: random.between(1, Math.max(1, changes - 1)) }
    yield { after: random.next() * milliseconds }
  }
}

interface Killed {
  faults: string[]
  figure: string
  outcomes: Outcome[]
  whole: Outcome
}

async function killed(work: Command, count: number): Promise<Killed> {
  const before = filesOf(work.before)
  const whole = await runUntil(work)
  const outcomes: Outcome[] = []
  const faults: string[] = []
  for (const moment of moments(whole)) {
    const outcome = await runUntil(work, moment)
    const found = broken(outcome.files, before, whole.files)
    faults.push(...found.map((name) => `${JSON.stringify(moment)}: ${name}`))
    // One that came too late, because this run was faster than the first, is made good by another.
    if (outcome.killed) outcomes.push(outcome)
    if (outcomes.length === count) break
  }
  const inside = outcomes.filter(({ files }) => !isSame(files, before) && !isSame(files, whole.files))
  const left = outcomes.filter(({ leftovers }) => leftovers.length > 0)
  const parts = [
    `${count} moments`,
    `${inside.length} between two files, ${left.length} within one`,
    `${faults.length} broken files`,
  ]
  return { faults, figure: parts.join('; '), outcomes, whole }
}

type Files = Outcome['files']
const isSame = (a: Files, b: Files) => broken(a, b, b).length === 0 && a.size === b.size

describe('kill −9', () => {
  test.for(Object.entries(writingCommands))(
    'of %s leaves every file whole, the old or the new',
    async ([, make], context) => {
      const into = await temporaryFolder()
      const work = await make(into)
      const { faults, figure: measured, outcomes, whole } = await killed(work, MOMENTS)
      figure(context, measured)
      expect(whole.files.size).toBeGreaterThan(2)
      expect(isSame(whole.files, filesOf(work.before))).toBe(false)
      expect(faults).toEqual([])
      const isNew = (name: string, { files }: Outcome) => files.get(name) === whole.files.get(name)
      for (const outcome of outcomes) if (isNew(LETTER, outcome)) expect(isNew(SHEET, outcome)).toBe(true)
    },
  )

  test('a writer in place is caught', async () => {
    const into = await temporaryFolder()
    const [folder, before] = [join(into, 'now'), join(into, 'before')]
    mkdirSync(before)
    for (const name of ['a', 'b']) writeFileSync(join(before, name), 'old'.repeat(1000))
    const program = `
      const { appendFileSync, writeFileSync } = require('node:fs')
      for (const name of ['a', 'b']) {
        const path = ${JSON.stringify(folder)} + '/' + name
        writeFileSync(path, '')
        for (let at = 0; at < 100; at++) {
          appendFileSync(path, 'new'.repeat(10))
          Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1)
        }
      }`
    const { faults } = await killed({ argv: ['-e', program], folder, before }, 4)
    expect(faults).not.toEqual([])
  })
})

test('a reader that goes away (`| head`) ends no work', async () => {
  const root = await smallContent()
  const out = await temporaryFolder()
  const child = spawn(process.execPath, ['scripts/compile.ts', '--root', root, '--out', out], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  const [said, code] = await Promise.all([
    text(child.stderr),
    new Promise((done) => child.once('exit', (exit) => done(exit))),
  ])
  expect([code, said]).toEqual([0, ''])
  expect([...filesOf(out).keys()]).toEqual(expect.arrayContaining([LETTER, SHEET]))
})

describe('what a killed writer leaves', () => {
  const NAME = '.0123456789ab.tmp'

  test('is neither reported nor committed', async () => {
    const repository = await Repository.create()
    const { root } = repository
    await repository.write('.gitignore', readFileSync('.gitignore', 'utf8'))
    repository.commit('忽略')
    const file = join(root, HONGSHAN, NAME)
    await writeFile(file, 'public:\n  half')
    const before = await run(check, '--root', root)
    expect(before.code).toBe(0)
    expect(before.out).not.toContain(NAME)
    expect(repository.git('status', '--porcelain')).not.toContain(NAME)
  })

  test('is gone with the next run that writes there, unless it may still be written', async () => {
    const out = await temporaryFolder()
    const folder = join(out, '2023')
    const [old, young, foreign] = [NAME, '.ba9876543210.tmp', '.notes.tmp'] as const
    await mkdir(folder)
    for (const name of [old, young, foreign]) await writeFile(join(folder, name), 'half')
    const hourAgo = Date.now() / 1000 - 3600
    for (const name of [old, foreign]) await utimes(join(folder, name), hourAgo, hourAgo)
    const few = ['--root', await smallContent(), '--district', 'hongshan']
    expect(await run(compile, ...few, '--out', out)).toMatchObject({ code: 0 })
    const names = await readdir(folder)
    expect(names).not.toContain(old)
    expect(names).toEqual(expect.arrayContaining([young, foreign]))
  })

  test('is reported where somebody committed it all the same', async () => {
    const repository = await Repository.create()
    await repository.write(`${HONGSHAN}/${NAME}`, 'private:\n  half')
    repository.commit('误提交')
    const ran = await run(check, '--root', repository.root, '--since', 'HEAD~1')
    expect(ran.code).toBe(1)
    expect(ran.out).toContain(NAME)
  })
})
