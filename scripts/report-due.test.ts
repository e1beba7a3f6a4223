import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { hitsIn } from '../tests/support/canary.ts'
import { canary, canaryFiles, canaryPlacement, canaryReport } from '../tests/support/canary-files.ts'
import { newSiteWith, type Ran, run, temporaryFolder } from '../tests/support/folder.ts'
import { keyPair } from '../tests/support/key-pair.ts'
import { onlyHongshan, sealedContent } from '../tests/support/sealed-folder.ts'
import { main as check } from './check.ts'
import { main as unseal } from './unseal.ts'

/** The daily run: what became due that day, and who may read what. */

// Without its end, so that reports are due.
const running = canaryFiles[canaryPlacement]!.replace(/ {2}endedOn: .*\n {2}reason: .*\n/, '')
const { [canaryReport]: _, ...unreported } = canaryFiles
const dueFiles = { ...unreported, [canaryPlacement]: running }
const values = Object.values(canary).flatMap((fields) => Object.values(fields))

async function onDay(root: string, now: string, ...more: string[]): Promise<Ran & { summary: string }> {
  const path = join(await temporaryFolder(), 'summary.md')
  const ran = await run(check, '--root', root, '--now', now, '--became-due', '--summary', path, ...more)
  return { ...ran, summary: await readFile(path, 'utf8').catch(() => '') }
}
const DUE = '2023-08-27T09:00:00+08:00'

test('plain: the counts for all, and which files; no name', async () => {
  const root = await newSiteWith(dueFiles)
  const { code, out, summary } = await onDay(root, DUE)
  expect(code).toBe(0)
  expect(summary).toBe('### 2023-08-27\n\n- 双月报逾期未报：1 项\n')
  expect(out).toContain('2023-08-27\n双月报逾期未报：1 项\n')
  expect(out).toContain(canaryPlacement)
  expect(hitsIn('due', out + summary, values)).toEqual([])
  // It was told yesterday, and is not told again.
  expect((await onDay(root, '2023-08-28T09:00:00+08:00')).out).toBe('2023-08-28\n今天没有新到期的事项。\n')
  await writeFile(join(root, 'content/cycles/2023/cycle.yaml'), 'year: 2023\n')
  expect(await onDay(root, DUE)).toMatchObject({
    code: 1,
    out: '2023-08-27\n2023年的 cycle.yaml 有错误，这一年有什么到期算不出来。请先运行 npm run check 改正。\n',
  })
})

test('sealed: counts alone, the table for the bureau; without the key it says what it does not know', async () => {
  const { identity, recipient } = await keyPair()
  const folder = await temporaryFolder()
  const key = join(folder, 'key')
  await writeFile(key, identity)
  const root = await sealedContent({ ...onlyHongshan, ...dueFiles }, [{ label: '市级', key: recipient }])
  const blind = await onDay(root, DUE)
  expect(blind.summary).toBe(
    '### 2023-08-27\n\n- 今天没有新到期的事项。\n- 有加密的部分没有密钥：没有结束的才算到期，要加 --identity 才列得出来。\n',
  )
  const { code, out, summary } = await onDay(root, DUE, '--identity', key)
  expect(code).toBe(0)
  expect(summary).toBe('### 2023-08-27\n\n- 双月报逾期未报：1 项\n')
  const made = join('out', '到期-2023-08-27.md.age')
  expect(out).toBe(`2023-08-27\n双月报逾期未报：1 项\n${made}\n`)
  expect(await readdir(join(root, 'out'))).toEqual(['到期-2023-08-27.md.age'])
  const open = join(folder, 'open')
  expect(await run(unseal, join(root, made), '--identity', key, '--out', open)).toMatchObject({
    code: 0,
  })
  const table = await readFile(join(open, '到期-2023-08-27.md'), 'utf8')
  expect(table).toContain(`# 2023-08-27\n`)
  expect(table).toContain(canaryPlacement)
  expect(hitsIn('table', table, values)).toEqual([])
  // A slip elsewhere in the settings makes nothing plain.
  await appendFile(join(root, 'content/site.yaml'), 'colour: red\n')
  const slipped = await onDay(root, DUE, '--identity', key)
  expect(slipped).toMatchObject({ code: 2, out: '2023-08-27\n双月报逾期未报：1 项\n' })
})

test('today: the samples’ newest day, which is said; a moment, or it cannot run', async () => {
  const { code, out, err } = await onDay('.', 'today')
  expect({ code, out, err }).toEqual({
    code: 0,
    out: '2024-06-03\n今天没有新到期的事项。\n',
    err: '样例：按其中最晚的日期 2024年6月3日 计算；真实运行时按现在的时间。\n',
  })
  for (const argv of [
    ['--became-due'],
    ['--now', 'tomorrow', '--became-due'],
    ['--now', 'today', '--since', 'HEAD'],
  ])
    expect(await run(check, ...argv)).toMatchObject({ code: 2 })
})
