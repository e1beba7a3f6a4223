import { describe, expect, test } from 'vitest'
import { foreign } from '../../../../tests/fixtures/import/hostile.ts'
import { bases } from '../../../../tests/support/entry.ts'
import { annex1Document } from '../../../documents/annex1/annex1-docx.ts'
import { MAX_BYTES } from '../../../documents/import/guard/guard-document.ts'
import { zipFiles } from '../../../documents/office/zip-files.ts'
import type { Demand } from '../../../domain/demand.ts'
import { valueAt } from '../../../domain/tree.ts'
import { readContentFile } from '../../../yaml/content-file.ts'
import { newAlias } from '../../entry/new-alias.ts'
import { idInName } from './item.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { readPasted } from './read-text.ts'
import { MOST_BYTES, Reader, type ReaderThread } from './reader.ts'

const CODE = '91420111MAFAKE991B'
const utf8 = (text: string) => new TextEncoder().encode(text)
const about = { year: '2023', district: 'hongshan', districts: ['hongshan', 'wuchang'] }
const read = (name: string, bytes: Uint8Array) => readFile({ ...about, name, bytes })

test.each([
  [`${CODE}.yaml`, CODE],
  [`${CODE} (1).yaml`, CODE],
  [`洪山区-${CODE}-修改.yaml`, CODE],
  ['k7m2xq.yaml', 'k7m2xq'],
  ['k7m2xq(2).yaml', 'k7m2xq'],
  ['附件1-某某公司.docx', ''],
  [`1${CODE}.yaml`, ''],
])('the id in %s', (name, id) => expect(idInName(name)).toBe(id))

test('aliases are of the form’s letters, evenly', () => {
  expect(newAlias()).toMatch(/^[a-z2-9]{6}$/)
  // What would favour some letters is left out.
  let turn = 0
  const bytes = [255, 239, 0, 33, 34, 237, 1, 2]
  expect(newAlias((into) => into.fill(0).map(() => bytes[turn++ % bytes.length]!))).toBe('a9a9bc')
})

describe('files', () => {
  test('an entry as YAML keeps its text; a Windows one and one called .txt as well', async () => {
    for (const [name, text] of [
      [`${CODE}.yaml`, bases.named],
      [`${CODE}.txt`, `\ufeff${bases.named.replaceAll('\n', '\r\n')}`],
      [`${CODE}.yaml.download`, `# 企业的话\n\n${bases.named}`],
      [`${CODE}`, bases.named],
    ] as const) {
      const result = await read(name, utf8(text))
      expect(result).toMatchObject({ kind: 'entries', from: 'yaml', entries: [{ id: CODE, reading: [] }] })
    }
  })

  test('a filled 附件1 brings its code from its foot, or from its name', async () => {
    const demand = readContentFile(`content/cycles/2023/demands/hongshan/${CODE}.yaml`, utf8(bases.named))!
      .value as Demand
    const paper = (creditCode?: string) =>
      annex1Document({ cycleYear: 2023, demand, districtName: '武昌区', ...(creditCode && { creditCode }) })
    const printed = await read('附件1.docx', await paper(CODE))
    expect(printed).toMatchObject({
      kind: 'entries',
      from: 'docx',
      entries: [{ id: CODE, remarks: { districtName: '武昌区' } }],
    })
    expect(await read(`${CODE}.docx`, await paper())).toMatchObject({ entries: [{ id: CODE }] })
    // What the rules doubt or refuse is theirs to say; one that fits comes first.
    expect(await read('附件1.docx', await paper('91420111MAFAKE991C'))).toMatchObject({
      entries: [{ id: '91420111MAFAKE991C' }],
    })
    expect(await read(`${CODE}.docx`, await paper('999999198709080496'))).toMatchObject({
      entries: [{ id: CODE }],
    })
    const nameless = await read('附件1.docx', await paper())
    expect(nameless).toMatchObject({ entries: [{ id: '' }] })
    const [entry] = (nameless as Extract<ReadFile, { kind: 'entries' }>).entries
    expect(valueAt(entry!.tree, ['public', 'enterprise', 'name'])).toBe('武汉测试光电有限公司')
    // Whatever a document is called, it is read as what it is.
    expect(await read(`${CODE}.yaml`, await paper())).toMatchObject({ kind: 'entries', from: 'docx' })
  })

  test('a filing is known by its district’s name', async () => {
    const result = await read('filings/wuchang.yaml', utf8('public:\n  unit: 某局\n'))
    expect(result).toEqual({ kind: 'filing', district: 'wuchang', tree: expect.anything() })
  })

  test('GBK is told as such, and nothing is guessed', async () => {
    const result = await read(`${CODE}.yaml`, Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3))
    expect(result).toMatchObject({ kind: 'unreadable', findings: [{ code: 'encoding' }] })
  })

  test.each(foreign)('$name is refused as what it is', async ({ bytes, refused }) => {
    expect(await read('文件.docx', bytes())).toEqual({ kind: 'refused', refused })
  })
})

describe('the reader', () => {
  const file = (name: string, size = 3) => ({ name, size, arrayBuffer: async () => new ArrayBuffer(3) })
  /** Answers what the name says: nothing, an error, or an answer. */
  function threads() {
    const started: { ended: boolean }[] = []
    const start = (): ReaderThread => {
      const state = { ended: false }
      started.push(state)
      const thread: ReaderThread = {
        onmessage: null,
        onerror: null,
        terminate: () => {
          state.ended = true
        },
        postMessage: ({ name }) => {
          if (name === 'hangs') return
          if (name === 'dies') thread.onerror?.(new Error('x'))
          else thread.onmessage?.({ data: { kind: 'refused', refused: 'no-form' } })
        },
      }
      return thread
    }
    return { started, start }
  }

  test('a file that hangs or dies ends its thread, and the next one is read in a new one', async () => {
    const { started, start } = threads()
    const reader = new Reader(start, 20)
    const results = await Promise.all(
      ['a', 'hangs', 'b', 'dies', 'c'].map((name) => reader.read(file(name), about)),
    )
    expect(results.map((result) => 'refused' in result && result.refused)).toEqual([
      'no-form',
      'too-slow',
      'no-form',
      'damaged',
      'no-form',
    ])
    expect(started.map(({ ended }) => ended)).toEqual([true, true, false])
  })

  test('what is too large is not loaded, and what cannot be loaded is told', async () => {
    const { started, start } = threads()
    const reader = new Reader(start)
    expect(await reader.read(file('x', 8 * 1024 * 1024 + 1), about)).toEqual({
      kind: 'refused',
      refused: 'too-large',
    })
    const gone = { ...file('x'), arrayBuffer: () => Promise.reject(new DOMException('gone')) }
    expect(await reader.read(gone, about)).toEqual({ kind: 'refused', refused: 'damaged' })
    expect(started).toEqual([])
  })
})

test('the reader’s limit is the guard’s', () => expect(MOST_BYTES).toBe(MAX_BYTES))

test('the zip of last time gives what was handed in; another one gives what was packed; a broken one is refused', async () => {
  const path = `content/cycles/2023/demands/hongshan/${CODE}.yaml`
  const own = zipFiles([
    { path, text: bases.named },
    { path: '说明.txt', text: '先打开……' },
  ])
  expect(await read('2023-hongshan.zip', own)).toEqual({
    kind: 'archive',
    own: [{ path, text: bases.named }],
    packed: [],
    others: [],
  })
  const packed = zipFiles([
    { path: `某某公司/${CODE}.yaml`, text: bases.named },
    { path: '某某公司/照片.jpg', text: '' },
    { path: '某某公司/旧表.doc', text: '' },
    ...['.DS_Store', '某某公司/~$附件1.docx', '__MACOSX/某某公司/._附件1.docx'].map((path) => ({
      path,
      text: '',
    })),
  ])
  const archive = await read('企业.zip', packed)
  expect(archive).toMatchObject({
    kind: 'archive',
    own: [],
    packed: [{ path: `某某公司/${CODE}.yaml` }],
    others: ['某某公司/旧表.doc', '某某公司/照片.jpg'],
  })
  expect(await read('空.zip', zipFiles([]))).toEqual({ kind: 'refused', refused: 'empty' })
  expect(await read('半.zip', own.subarray(0, 100))).toEqual({ kind: 'refused', refused: 'damaged' })
  const bomb = zipFiles([{ path: 'a.yaml', text: '0'.repeat(5_000_000) }])
  expect(await read('大.zip', bomb)).toEqual({ kind: 'refused', refused: 'inflates-too-far' })
})

test('a zip made by Windows has its Chinese names', async () => {
  // 甲公司.yaml and 乙公司.yaml in GBK, for which the names of the zip have room.
  const names = { 'AABBCC.yaml': 'bcd7b9abcbbe', 'DDEEFF.yaml': 'd2d2b9abcbbe' }
  let hex = Buffer.from(zipFiles(Object.keys(names).map((path) => ({ path, text: bases.named })))).toString(
    'hex',
  )
  for (const [name, gbk] of Object.entries(names)) {
    hex = hex.replaceAll(Buffer.from(name.slice(0, 6)).toString('hex'), gbk)
  }
  const archive = await read('企业.zip', Buffer.from(hex, 'hex'))
  expect('packed' in archive && archive.packed.map(({ path }) => path)).toEqual([
    '甲公司.yaml',
    '乙公司.yaml',
  ])
})

test('a text that was pasted with a greeting, twice, or with the spaces of a web page', () => {
  const file = `# 2023年需求文件：hongshan/${CODE}.yaml（洪山区）\n${bases.named}`
  const address = { year: '2023', district: 'hongshan', id: '' }
  const ids = (text: string) => readPasted(text, address).map(({ id, tree }) => [id, tree !== undefined])
  expect(ids(`您好，请查收。\n${file}`)).toEqual([[CODE, true]])
  expect(ids(`${file}\n谢谢！\n${file}`)).toEqual([
    [CODE, true],
    [CODE, true],
  ])
  // What its check finds anyway is not kept from the reading as well.
  const [wrong] = readPasted(file.replace('employees: 320', 'employees: 约320'), address)
  expect(wrong!.reading).toEqual([])
  const hidden = `# 2023年需求文件：hongshan/k7m2xq.yaml（洪山区）\n${bases.anonymous}`
  expect(readPasted(hidden, address)).toMatchObject([{ id: 'k7m2xq', reading: [] }])
  expect(ids(file.replaceAll('  ', '\u00a0 '))).toEqual([[CODE, true]])
})

test('a two-month report among the entries is told as what it is', async () => {
  const report =
    '# 2023年双月报文件：hongshan/n4s8qa/2023-10.yaml（洪山区）\npublic:\n  submittedOn: "2023-10-25"\n'
  expect(await read('微信.txt', Buffer.from(report))).toEqual({ kind: 'refused', refused: 'report' })
})
