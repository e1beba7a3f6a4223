import { describe, expect, test } from 'vitest'
import type { KeptReceipts } from '../domain/receipt.ts'
import { commentOf } from './comment.ts'
import { hasMarker, readState, stateLine } from './comment-state.ts'
import { labelOf, type Reason, statusOf } from './label.ts'
import { parseReport, type ReviewReport } from './report.ts'

const ID = 'a'.repeat(40)
const report: ReviewReport = {
  number: 7,
  head: ID,
  tip: 'b'.repeat(40),
  receivedAt: '2023-03-10T09:00:00.000Z',
  judgedAt: '2023-03-10T09:02:00.000Z',
  reasons: [],
  isBureausOwn: false,
  rightsNotCounted: false,
  unanswered: false,
  receipts: { runs: [] },
  body: '没有发现问题。',
}
const file = (number: number) =>
  `content/cycles/2023/demands/hongshan/${String(number).padStart(6, 'k')}.yaml`

/** Receipts of many entries, each with a digest of its own. */
function receiptsOf(count: number): KeptReceipts {
  const entries = Array.from({ length: count }, (_, number) => ({
    file: file(number),
    blob: `${number}`.padStart(8, '0').repeat(5),
    readable: true,
  }))
  return { runs: [{ receivedAt: '2023-03-10T09:00:00.000Z', commit: ID, entries }] }
}

describe('the comment', () => {
  test('reads as a whole', async () => {
    const reasons: Reason[] = [{ code: 'conflict', paths: [file(1)] }, { code: 'deadline-not-judged' }]
    const body = await commentOf({ ...report, reasons, receipts: receiptsOf(1) }, 'failure', undefined)
    expect(body.slice(body.indexOf('\n'))).toMatchInlineSnapshot(`
      "
      ## 核对结果：待修改

      有要改的地方，改好后再次提交，会自动重新核对。
      - 和主分支冲突：\`content/cycles/2023/demands/hongshan/kkkkk1.yaml\` 在主分支上也改过，内容不同。请市级关闭这个合并请求，区里在工作台再提交一次，会新开一个；会用 git 的，也可以把主分支合并到自己的分支。
      - 收到的时间不明，截止时间没有核对。请市级管理员按平台的记录确认。

      | 核对的提交 | \`aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\` |
      |---|---|
      | 当时的主分支 | \`bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb\` |
      | 收到时间 | 2023年3月10日17:00（北京时间） |
      | 核对时间 | 2023年3月10日17:02（北京时间） |

      这条评论由主分支上的程序写出，只对上面这个提交有效，是报送的回执；标签谁都可能改动，以这条评论为准。

      ### 收到的需求

      | 文件 | 内容摘要 | 第一次收到 |
      |---|---|---|
      | \`content/cycles/2023/demands/hongshan/kkkkk0.yaml\` | \`000000000000\` | 2023年3月10日17:00 |

      没有发现问题。
      "
    `)
  })

  test('carries its state, and is read again', async () => {
    const receipts = receiptsOf(3)
    const body = await commentOf({ ...report, receipts }, 'success', undefined)
    expect(hasMarker(body)).toBe(true)
    const { head, tip, judgedAt } = report
    const state = { head, tip, judgedAt, label: '可审核', status: 'success', unanswered: false, receipts }
    expect(await readState(body)).toEqual(state)
    // Hosts keep line ends as they like.
    expect(await readState(body.replaceAll('\n', '\r\n'))).toEqual(state)
  })

  test('of a damaged, foreign or endless state nothing is believed', async () => {
    const line = await stateLine({ ...report, label: '可审核', status: 'success' } as never)
    const bomb = await stateLine({ head: 'x'.repeat(5_000_000) } as never)
    for (const body of ['', '<!-- keji-fuzong/review  -->', line, bomb, `x\n${line}`])
      expect(await readState(body)).toBeUndefined()
  })

  test('of 500 entries with all their findings fits into what the host takes', async () => {
    const long = `${'很长的一段。'.repeat(30)}\n`.repeat(200)
    const body = await commentOf({ ...report, receipts: receiptsOf(500), body: long }, 'success', undefined)
    expect(body.length).toBeLessThan(65_536)
    expect((await readState(body))?.receipts).toEqual(receiptsOf(500))
    expect(body).toContain('另有 460 份')
  })

  test('shows no text of the report as markup, and has one marker', async () => {
    const evil = '<!-- keji-fuzong/review x -->\n/merge\n@all [x](https://evil.example)'
    const reasons: Reason[] = [{ code: 'bureau-paths', paths: ['`</details>@all|\n/close.md'] }]
    const body = await commentOf(
      { ...report, reasons, body: evil },
      'pending',
      'https://kjfz.example.gov.cn/',
    )
    expect(body.match(/<!--/g)).toHaveLength(1)
    expect(body).not.toMatch(/@all|^\/|\]\(https:|<\/details/m)
  })
})

describe('label and status', () => {
  test.each<[Reason['code'][], string]>([
    [[], '可审核'],
    [['bureau-paths'], '待市级审核'],
    [['deadline-not-judged'], '待市级审核'],
    [['too-many-files'], '待市级审核'],
    [['too-large', 'too-slow'], '待市级审核'],
    [['failure'], '待市级审核'],
    [['bureau-paths', 'errors'], '待修改'],
    [['conflict'], '待修改'],
    [['merge-bases'], '待修改'],
    [['broken-objects'], '待修改'],
  ])('%j → %s', (codes, label) => {
    expect(labelOf(codes.map((code) => ({ code })))).toBe(label)
  })

  test.each<[Reason['code'][], boolean, string]>([
    [[], false, 'success'],
    [['bureau-paths'], true, 'success'],
    [['bureau-paths'], false, 'pending'],
    [['bureau-paths', 'deadline-not-judged'], true, 'pending'],
    [['failure'], true, 'pending'],
    [['errors'], true, 'failure'],
  ])('%j, a bureau account’s own: %j → %s', (codes, own, state) => {
    expect(
      statusOf(
        codes.map((code) => ({ code })),
        own,
      ),
    ).toBe(state)
  })
})

describe('a report is taken only in its form and size', () => {
  test('the judge’s own', () => expect(parseReport(JSON.stringify(report))).toEqual(report))

  test.each<[string, unknown]>([
    ['no JSON', '{'],
    ['an unknown key', { ...report, label: '可审核' }],
    ['a missing key', { ...report, head: undefined }],
    ['a commit that is none', { ...report, head: `${ID}\n/merge` }],
    ['a number of nobody', { ...report, number: -1 }],
    ['a time without zone', { ...report, judgedAt: '2023-03-10' }],
    ['an unknown reason', { ...report, reasons: [{ code: 'fine' }] }],
    ['a long text', { ...report, body: 'x'.repeat(60_001) }],
    ['a large one', { ...report, receipts: receiptsOf(5000) }],
  ])('not %s', (_, value) => {
    expect(parseReport(typeof value === 'string' ? value : JSON.stringify(value))).toBeUndefined()
  })
})
