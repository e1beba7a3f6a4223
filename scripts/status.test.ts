import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { reviewState, tokenEndsSoon } from '../src/domain/last-review.ts'
import { newSiteWith, type Ran, run, temporaryFolder } from '../tests/support/folder.ts'
import { forgeFor } from '../tests/support/forge/forge-fixture.ts'
import { keepLastReview, LAST_REVIEW_FILE } from './review/last-run.ts'
import { main } from './status.ts'

const DEADLINE = Date.parse('2023-03-10T17:30:00+08:00')
const HOUR = 3_600_000
const iso = (at: number) => new Date(at).toISOString()

describe('whether the review runs', () => {
  const state = (
    hours: number,
    outcome: 'done' | 'partly' | 'failed',
    doneHours: number | undefined,
    now = 0,
  ) =>
    reviewState(
      {
        ranAt: iso(DEADLINE + now - hours * HOUR),
        outcome,
        ...(doneHours !== undefined && { doneAt: iso(DEADLINE + now - doneHours * HOUR) }),
      },
      DEADLINE + now,
      [DEADLINE],
    ).code

  test.each([
    ['minutes ago', 0.2, 'done', 0.2, 0, 'current'],
    ['the host’s schedule is late, before the deadline', 3.9, 'done', 3.9, 0, 'current'],
    ['not for hours, before the deadline', 5, 'done', 5, -48 * HOUR, 'stopped'],
    ['not for hours, the evening after it', 5, 'done', 5, 6 * HOUR, 'stopped'],
    ['not for hours, in an ordinary week', 5, 'done', 5, -240 * HOUR, 'current'],
    ['not for days, in an ordinary week', 30, 'done', 30, -240 * HOUR, 'stopped'],
    ['one that could not, after one that could', 0.2, 'failed', 0.5, 0, 'current'],
    ['none that could for hours', 0.2, 'failed', 5, 0, 'failing'],
    ['some without an answer for hours', 0.2, 'partly', 5, 0, 'failing'],
    ['none that ever could', 0.2, 'failed', undefined, 0, 'failing'],
  ] as const)('%s', (_, hours, outcome, done, now, code) =>
    expect(state(hours, outcome, done, now)).toBe(code),
  )

  test('a token’s end is told two weeks before', () => {
    const now = Date.parse('2026-03-01T00:00:00Z')
    expect(['2026-02-01', '2026-03-10', '2026-03-20'].map((day) => tokenEndsSoon(day, now))).toEqual([
      true,
      true,
      false,
    ])
  })
})

/** Of the review; what is due follows. */
const firstLine = ({ out, ...ran }: Ran) => ({ ...ran, out: out.slice(0, out.indexOf('\n') + 1) })

describe('npm run status', () => {
  const NOW = '2023-03-09T09:00:00+08:00'

  test('by the note of the timer: one line', async () => {
    const root = await newSiteWith({})
    const status = (...more: string[]) => run(main, '--root', root, '--now', NOW, ...more)
    expect(await status()).toMatchObject({ code: 1, out: expect.stringContaining('没有找到运行的记录') })
    expect(await status('--now', 'today')).toMatchObject({ code: 1, err: '' })
    await keepLastReview(root, new Date('2023-03-09T08:50:00+08:00'), 0)
    expect(firstLine(await status())).toEqual({
      code: 0,
      out: '核对：在运行，最近一次2023年3月9日08:50。\n',
      err: '',
    })
    await keepLastReview(root, new Date('2023-03-08T20:00:00+08:00'), 0)
    expect(firstLine(await status())).toEqual({
      code: 1,
      out: '核对：从2023年3月8日20:00起没有运行。请看市级机器上的定时任务（systemctl status kjfz.timer），或平台上的运行记录。\n',
      err: '',
    })
    await keepLastReview(root, new Date('2023-03-09T08:50:00+08:00'), 2)
    expect(firstLine(await status())).toEqual({
      code: 1,
      out: '核对：2023年3月9日08:50那一次没有做完，最近一次全部做完是2023年3月8日20:00。请运行 npm run review -- --all --token-file 令牌文件，照它说的处理。\n',
      err: '',
    })
    await mkdir(join(root, 'out'), { recursive: true })
    await writeFile(join(root, LAST_REVIEW_FILE), '{"ranAt":"yesterday"}')
    expect((await status()).out).toContain('没有找到运行的记录')
    expect(await run(main, '--root', root, '--now', 'heute')).toMatchObject({ code: 2 })
  })

  test('a token that is refused: how to renew it', async () => {
    const forge = await forgeFor('gitlab')
    const site = readFileSync('content/site.yaml', 'utf8')
    const settings = stringify({ forge: forge.settings })
    const root = await newSiteWith({ 'content/site.yaml': site.replace(/^forge:\n(?: .*\n)+/m, settings) })
    const token = join(await temporaryFolder(), 'token')
    await writeFile(token, 'ended', { mode: 0o600 })
    expect(await run(main, '--root', root, '--token-file', token)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^令牌无效：.*GitLab 的项目访问令牌用“轮换”/),
    })
  })

  test.each(['github', 'gitea', 'gitlab'] as const)('by the list of runs of %s', async (kind) => {
    const forge = await forgeFor(kind)
    const site = readFileSync('content/site.yaml', 'utf8')
    const settings = stringify({ forge: forge.settings })
    const root = await newSiteWith({ 'content/site.yaml': site.replace(/^forge:\n(?: .*\n)+/m, settings) })
    const token = join(await temporaryFolder(), 'token')
    await writeFile(token, forge.accounts.reviewer.token, { mode: 0o600 })
    const status = () => run(main, '--root', root, '--now', NOW, '--token-file', token)
    expect((await status()).out).toContain('没有找到运行的记录')
    const ran = (at: string, outcome?: 'success' | 'failure') =>
      forge.host.otherRuns.push({
        id: forge.host.nextId(),
        event: 'schedule',
        title: '核对全部',
        at,
        ...(outcome && { outcome }),
      })
    ran('2023-03-08T20:00:00Z', 'success')
    ran('2023-03-09T00:30:00Z')
    expect((await status()).out).toContain('从2023年3月9日04:00起没有运行')
    ran('2023-03-09T00:40:00Z', 'failure')
    expect((await status()).out).toContain(
      '2023年3月9日08:40那一次没有做完，最近一次全部做完是2023年3月9日04:00',
    )
    ran('2023-03-09T00:50:00Z', 'success')
    expect(firstLine(await status())).toMatchObject({
      code: 0,
      out: '核对：在运行，最近一次2023年3月9日08:50。\n',
    })
    // The timer's own note is newer.
    await keepLastReview(root, new Date('2023-03-09T00:55:00Z'), 0)
    expect((await status()).out).toContain('08:55')
    if (kind !== 'gitlab') return
    forge.host.tokenEnd = '2023-03-15'
    expect(await status()).toMatchObject({ code: 1, out: expect.stringContaining('令牌：2023-03-15到期') })
  })

  test('what is due, by clause and district, with the command; samples stand still on their newest day', async () => {
    const { code, out } = await run(main)
    expect(code).toBe(1)
    const lines = out.split('\n').slice(1, -1)
    expect(lines[0]).toBe('样例：按其中最晚的日期 2024年6月3日 计算；真实运行时按现在的时间。')
    expect(lines[1]).toBe('通知四（六）：下一期双月报 2024-06，2024年6月26日截止。')
    expect(lines.slice(2).map((line) => line.replace(/（[^（）]*\d）/, ''))).toEqual([
      '通知四（三）：2023年对接确认逾期 3 项。请运行 npm run compile -- --cycle 2023 --matches。',
      '通知四（五）：2023年签约逾期 7 项。请运行 npm run compile -- --cycle 2023 --placements。',
      '通知四（五）：2023年到岗逾期 8 项。请运行 npm run compile -- --cycle 2023 --placements。',
      '通知四（六）：2023年双月报逾期未报 10 项。请运行 npm run compile -- --cycle 2023 --reports 2024-04。',
    ])
  })
})
