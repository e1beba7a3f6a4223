import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { generateContent } from '../../scripts/bench/generate.ts'
import { Random } from '../../scripts/bench/random.ts'
import type { Finding } from '../../src/domain/finding.ts'
import { type Checked, checkFolder } from '../../src/node/ledger.ts'
import { placeFindings } from '../../src/report/placed.ts'
import { spoilEntries } from '../support/faulty-content.ts'
import { temporaryFolder } from '../support/folder.ts'

/** This thread is made slow, so that the others have started before the work is done. */
let delay = 0
vi.mock('../../src/node/entry-work.ts', async (original) => {
  const real = await original<typeof import('../../src/node/entry-work.ts')>()
  const workOnEntry: typeof real.workOnEntry = (...given) => {
    if (delay > 0) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, delay)
    return real.workOnEntry(...given)
  }
  return { ...real, workOnEntry }
})

/** What a report is made of: findings in order, with words, places and lines. */
const told = ({ findings, files }: Checked) => placeFindings(findings, files)
const codesOf = (findings: readonly Finding[]) => new Set(findings.map(({ code }) => code))

test('several threads say of a faulty folder what one says', async () => {
  const root = await temporaryFolder()
  await generateContent(root, { entries: 240, cycles: 2 })
  const entries = readdirSync(join(root, 'content/cycles'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /demands\/.*\.yaml$/.test(file))
    .map((file) => `content/cycles/${file}`)
    .sort()
  await spoilEntries(root, entries, new Random(7), 0.6)

  const alone = await checkFolder(root, { threads: 1 })
  delay = 40
  const shared = await checkFolder(root, { threads: 3 })
  // What another thread has read brings its tree only when asked.
  const sent = [...shared.files.values()].filter((file) => Object.getOwnPropertyDescriptor(file, 'tree')?.get)
  expect(sent.length).toBeGreaterThan(entries.length / 2)
  expect(codesOf(alone.findings).size).toBeGreaterThan(20)
  expect(told(shared)).toEqual(told(alone))
  expect([...shared.files.keys()].sort()).toEqual([...alone.files.keys()].sort())
  for (const [file, { tree, value, partly, text }] of alone.files) {
    const same = shared.files.get(file)!
    expect({ tree: same.tree, value: same.value, partly: same.partly, text: same.text }).toEqual({
      tree,
      value,
      partly,
      text,
    })
  }
  // The comparison sees one finding that is missing.
  expect(told({ ...shared, findings: shared.findings.slice(1) })).not.toEqual(told(alone))
})
