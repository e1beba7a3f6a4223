import { describe, expect, test } from 'vitest'
import { forbiddenCharacter } from './characters.ts'
import { mapping } from './conditions.ts'
import { creditCodeFault, withoutIdNumbers } from './credit-code.ts'
import { field, privateField } from './declaration.ts'
import { text } from './fields.ts'
import { classify } from './kinds.ts'
import { isMoment } from './moment.ts'
import { nearest } from './nearest.ts'
import { normalisePhone, phoneKind } from './phone.ts'
import { withPrivatePart } from './private-part.ts'
import { checkPaths } from './rules/check-paths.ts'

test.each([
  ['2023-03-10T17:30:00+08:00', true],
  ['2024-02-29T23:59:59.123Z', true],
  ['2023-02-29T23:59:59Z', false],
  ['2023-04-31T10:00+08:00', false],
  ['2023-13-01T10:00Z', false],
  ['2023-03-10T17:30:00', false],
  ['2023-03-10', false],
])('%s is a moment: %s', (written, expected) => {
  expect(isMoment(written)).toBe(expected)
})

describe('统一社会信用代码', () => {
  test.each([
    ['91420111MAFAKE991B', undefined],
    ['91420111MAFAKE991C', 'check'],
    ['91420111MAFAKE9l1B', 'letters'],
    ['91420111MAFAKE99IB', 'letters'],
    ['91420111MAFAKE991', 'length'],
    ['', 'length'],
    ['9142AB11MAFAKE991B', 'region'],
    // The check character fits, and the region does not exist: it is somebody's number all the same.
    ['999999198709080496', 'id-number'],
    ['11010519491231002X', 'id-number'],
    ['11010519491231002x', 'id-number'],
    ['９９９９９９１９８７０９０８０４９６', 'id-number'],
    ['999999 19870908 0496', 'id-number'],
    // No such day, no such century; both check characters fit.
    ['99999919870230049X', 'check'],
    ['914201001234567002', undefined],
  ])('%s → %s', (code, fault) => expect(creditCodeFault(code)).toBe(fault))

  test.each([
    ['a/999999198709080496.yaml', 'a/999999********0496.yaml'],
    ['11010519491231002x.yaml、914201001234567002.yaml', '110105********002x.yaml、914201001234567002.yaml'],
    ['９９９９９９１９８７０９０８０４９６', '９９９９９９********０４９６'],
    ['a/999999-19870908-0496.yaml', 'a/999999-********-0496.yaml'],
    ['999999 1987 0908 049 6.docx', '999999 **** **** 049 6.docx'],
    ['99999919870908_0496', '999999********_0496'],
    ['张三999999198709080496', '张三999999********0496'],
    ['id999999198709080496x', 'id999999********0496x'],
    // Longer, and dates beside other numbers.
    ['1999999198709080496', '1999999198709080496'],
    ['content/cycles/2023/reports/2023-03-02.yaml', 'content/cycles/2023/reports/2023-03-02.yaml'],
  ])('%s is reported as %s', (path, shown) => expect(withoutIdNumbers(path)).toBe(shown))

  test('every single wrong character is caught', () => {
    const code = '91420111MAFAKE991B'
    for (let at = 0; at < 18; at++) {
      const other = code[at] === '7' ? '8' : '7'
      expect(creditCodeFault(code.slice(0, at) + other + code.slice(at + 1))).toBe('check')
    }
  })
})

describe('phones', () => {
  test.each([
    ['19900001234', 'mobile'],
    ['+86 199 0000 1234', 'mobile'],
    ['１９９００００１２３４', 'mobile'],
    ['199-0000-1234', 'mobile'],
    ['12900001234', undefined],
    ['1990000123', undefined],
    ['027-80000001', 'landline'],
    ['（027）80000001', 'landline'],
    ['80000001', 'landline'],
    ['027-80000001-8001', 'landline'],
    ['+86 199 0000-0001', 'mobile'],
    ['+86-27-80000001', 'landline'],
    ['+86 27 8000 0001', 'landline'],
    ['027-80000001转8001', 'landline'],
    ['027-80000001 分机8001', 'landline'],
    ['027-80000001，转分机：8001', 'landline'],
    ['8619900001001', 'mobile'],
    ['86-19900001001', 'mobile'],
    ['027-80000001#8001', 'landline'],
    ['027-80000001 ext. 12', 'landline'],
    ['400 800 0001', 'landline'],
    ['4008-0000-01', 'landline'],
    ['400-800-0001转2', 'landline'],
    ['+852 9123 4567', 'abroad'],
    ['00886-912-345-678', 'abroad'],
    ['＋１ (415) 555-0100', 'abroad'],
    ['+86 129 0000 0001', undefined],
    ['+86', undefined],
    ['一二三', undefined],
    ['1'.repeat(1000), undefined],
  ])('%s → %s', (text, kind) => expect(phoneKind(normalisePhone(text))).toBe(kind))
})

describe('forbidden characters', () => {
  const points = [
    0x00, 0x07, 0x09, 0x0a, 0x0b, 0x0d, 0x1b, 0x7f, 0x80, 0x85, 0x9f, 0xad, 0x061c, 0x180e, 0x200b, 0x200c,
    0x200d, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2064, 0x2066, 0x2069, 0x206f, 0xfdd0,
    0xfdef, 0xfeff, 0xfff9, 0xfffd, 0xfffe, 0xffff, 0x1fffe, 0x10ffff, 0xe0001, 0xe007f,
  ]
  test.each(points)('U+%s', (point) => {
    expect(forbiddenCharacter(`武汉${String.fromCodePoint(point)}光电`)?.index).toBe(2)
  })
  test('lone surrogates', () => {
    expect(forbiddenCharacter('a\ud800')?.fault).toBe('surrogate')
    expect(forbiddenCharacter('\udc00a')?.fault).toBe('surrogate')
  })
  test('ordinary and rare characters pass', () => {
    expect(forbiddenCharacter('武汉（光电）·𬭎㼆 ≥3 μm ㎡ “引号” ～ 🧪 é')).toBeUndefined()
  })
  test('a line break passes only where it is allowed', () => {
    expect(forbiddenCharacter('一\n二', ['line-break'])).toBeUndefined()
    expect(forbiddenCharacter('一\n二')?.fault).toBe('line-break')
    expect(forbiddenCharacter('一\n\u200b', ['line-break'])?.fault).toBe('zero-width')
  })
})

test('the nearest word is a slip of the pen, not any word', () => {
  expect(nearest('otherhonors', ['name', 'otherHonor', 'industry'])).toBe('otherHonor')
  expect(nearest('光电子', ['光电子信息', '新材料'])).toBe('光电子信息')
  expect(nearest('13800000000', ['name', 'mobile'])).toBeUndefined()
  expect(nearest('x'.repeat(1000), ['x'])).toBeUndefined()
})

describe('kinds of files', () => {
  test.each([
    ['content/site.yaml', 'site'],
    ['content/cycles/2023/cycle.yaml', 'cycle'],
    ['content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml', 'demand'],
    ['content/cycles/2023/demands/hongshan/k7m2xq.yaml', 'demand'],
    ['content/cycles/2023/filings/donghu-gaoxin.yaml', 'filing'],
    ['content/showcase/laser-lens.mdx', 'story'],
    ['content/showcase/laser-lens.svg', 'picture'],
    ['content/demand.schema.json', 'demandJsonSchema'],
    ['src/content/site.yaml', undefined],
    ['content/showcase/laser-lens.html', undefined],
  ])('%s', (path, kind) => expect(classify(path).kind).toBe(kind))

  test('a period that is no month is not the name to take', () => {
    expect(classify('content/cycles/2023/reports/hongshan/abc234/2023-13.yaml')).toMatchObject({
      wrongName: { expected: 'content/cycles/2023/reports/hongshan/abc234/:period.yaml' },
    })
  })

  const reported = (...files: (string | { file: string; symlink?: boolean; executable?: boolean })[]) =>
    [
      ...checkPaths(
        files.map((file) => ({
          symlink: false,
          executable: false,
          ...(typeof file === 'string' ? { file } : file),
        })),
      ),
    ].map(({ code, args }) => `${code} ${'reason' in args ? args.reason : ''}`)

  test.each([
    ['content/notes.txt', ['unclassified-file unknown']],
    ['content/cycles/2023/demands/k7m2xq.yaml', ['file-name unknown-place']],
    ['content/demands/hongshan/k7m2xq.yaml', ['file-name unknown-place']],
    ['content/showcase/$(id).svg', ['unclassified-file unsafe-name']],
    ['content/showcase/a\nb.svg', ['unclassified-file unsafe-name']],
    ['content/showcase/CON.png', ['unclassified-file unsafe-name']],
    ['content/.hidden', ['unclassified-file unsafe-name']],
    ['content/资料/说明.docx', ['unclassified-file unsafe-name']],
    ['content/site.yaml', []],
  ])('%j', (path, finds) => expect(reported(path)).toEqual(finds))

  test('links, executables and twins', () => {
    expect(reported({ file: 'content/site.yaml', symlink: true })).toEqual(['unclassified-file symlink'])
    expect(reported({ file: 'content/site.yaml', executable: true })).toEqual([
      'unclassified-file executable',
    ])
    expect(reported('content/showcase/a.svg', 'content/showcase/A.svg')).toContain('unclassified-file twin')
    expect(reported('content/showcase/\u00e9.svg', 'content/showcase/e\u0301.svg')).toContain(
      'unclassified-file twin',
    )
  })
})

test('a field that declares no part, or the other one, does not compile within a part', () => {
  const [given, hidden] = [
    field(text(), { label: '甲' }),
    privateField(text(), { label: '甲', paper: 'nowhere' }),
  ]
  const sound = mapping({ a: hidden })
  // @ts-expect-error
  withPrivatePart(mapping({ a: given }), sound, {})
  // @ts-expect-error
  withPrivatePart(mapping({ a: hidden }), sound, {})
  // @ts-expect-error
  withPrivatePart(mapping({}), mapping({ a: given }), {})
  expect(withPrivatePart(mapping({}), sound, {}).parts.private).toBe(sound)
})
