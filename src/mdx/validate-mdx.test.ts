import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { mdxToJs } from 'satteri'
import { describe, expect, test } from 'vitest'
import { processorTime } from '../../tests/support/figure.ts'
import type { MdxFault } from '../domain/mdx.ts'
import { mdxBody } from '../yaml/front-matter.ts'
import { guard } from './guard-mdx.ts'
import { isSafeLink, validateMdx } from './validate-mdx.ts'

const HEAD = '---\ntitle: x\n---\n\n'
const FILE = 'content/showcase/x.mdx'
const faultsOf = (body: string, kind: 'story' | 'notice' = 'story') =>
  validateMdx(kind, FILE, HEAD + body).map(({ args: { fault, at } }) => `${fault} ${at.line}:${at.column}`)

test.each(globSync('content/**/*.mdx'))('%s passes', (file) => {
  const kind = file.endsWith('notice.mdx') ? 'notice' : 'story'
  expect(validateMdx(kind, file, readFileSync(file, 'utf8'))).toEqual([])
})

test('what an author needs passes', () => {
  const body = [
    '第一段，**要紧**的*话*，5 > 3，\\{花括号\\}。',
    '## 小标题',
    '- 一\n- 二',
    '1. 甲\n2. 乙',
    '> 引用',
    '| 指标 | 值 |\n| --- | --- |\n| 漂移 | 0.7 |',
    '[通知](/notice/2023/#clause-3)、[本页](#a)、[别处](https://example.org/a?b=c)、https://example.org',
    '<PullQuote by="某某，车间主任">三十多万的镜片</PullQuote>',
    '通知要求<ClauseRef id="3">每月</ClauseRef>。',
    '***',
  ].join('\n\n')
  expect(faultsOf(body)).toEqual([])
})

const EVIL: [MdxFault, string, ('story' | 'notice')?][] = [
  ['import', "import fs from 'node:fs'"],
  ['import', 'export const x = 1'],
  ['import', 'export default function X() {}'.replace('{}', '')],
  ['import', "前文\n\nimport '/etc/passwd'"],
  ['expression', '{process.env.SECRET}'],
  ['expression', '一句话{1 + 1}。'],
  ['expression', '{/* 注释 */}'],
  ['expression', '<PullQuote by={process.env.SECRET}>x</PullQuote>'],
  ['expression', '<PullQuote {...props}>x</PullQuote>'],
  ['expression', '<PullQuote by="a" set:html={x} />'],
  ['expression', '`{a}`'],
  ['expression', '\\\\{a}'],
  ['component', '<script>alert(1)</script>'],
  ['component', '<script src="https://evil.example/x.js" />'],
  ['component', '<style>body</style>'],
  ['component', '<iframe src="https://evil.example" />'],
  ['component', '<img src="x" onerror="alert(1)" />'],
  ['component', '<a href="javascript:alert(1)">x</a>'],
  ['component', '<b>x</b>'],
  ['component', '<>x</>'],
  ['component', '<Content />'],
  ['component', '<PullQuote.Evil />'],
  ['component', '<svg:script />'],
  ['component', '<constructor />'],
  ['component', '<__proto__ />'],
  ['component', '<Clause id="1">x</Clause>'],
  ['component', '<PullQuote by="x">x</PullQuote>', 'notice'],
  ['component', '<PullQuote by="甲"><script>x</script></PullQuote>'],
  ['component', '> - <object data="x" />'],
  ['attribute', '<PullQuote by="x" onclick="alert(1)">x</PullQuote>'],
  ['attribute', '<PullQuote by="x" style="color:red">x</PullQuote>'],
  ['attribute', '<PullQuote by="x" set:html="<b>x</b>" />'],
  ['attribute', '<PullQuote by="x" client:load />'],
  ['attribute', '<PullQuote by="x" by="y">x</PullQuote>'],
  ['attribute', '<PullQuote by="x" toString="y">x</PullQuote>'],
  ['expression', '<PullQuote by>x</PullQuote>'],
  ['missing-attribute', '<PullQuote>x</PullQuote>'],
  ['missing-attribute', '<Clause title="一、">x</Clause>', 'notice'],
  ['clause', '<ClauseRef id="9.9">x</ClauseRef>'],
  ['link', '[x](javascript:alert(1))'],
  ['link', '[x](JaVaScRiPt:alert)'],
  ['link', '[x](&#106;avascript:alert)'],
  ['link', '[x](<java\tscript:alert>)'],
  ['link', '[x](data:text/html,x)'],
  ['link', '[x](vbscript:x)'],
  ['link', '[x](//evil.example)'],
  ['link', '[x](/\\\\evil.example)'],
  ['link', '[x](file:///etc/passwd)'],
  ['link', '[x](../../secret)'],
  ['link', '**[x](blob:x)**'],
  ['markup', '![x](./../../package.json)'],
  ['markup', '![x](https://evil.example/p.png)'],
  ['markup', '[x][a]\n\n[a]: javascript:alert(1)'],
  ['markup', '文[^1]\n\n[^1]: 注'],
  ['markup', '```js\nx\n```'],
  ['markup', '# 大标题'],
  ['second-front-matter', '---\nlayout: ../../../evil.astro\n---'],
  ['second-front-matter', '\n\n+++\nlayout = "x"\n+++'],
  ['syntax', '<PullQuote by="x">'],
  ['syntax', '<!-- 注释 -->'],
  ['syntax', '<https://example.org>'],
  ['too-deep', `${'> '.repeat(50)}x`],
  ['too-deep', `${'- '.repeat(50)}x`],
  ['too-deep', '<PullQuote by="x">'.repeat(2000)],
]

describe('what is refused', () => {
  test.each(EVIL)('%s: %s', (fault, body, kind) => {
    expect(faultsOf(body, kind).map((found) => found.split(' ')[0])).toContain(fault)
  })

  test('a text without front matter, or whose front matter ends elsewhere, is all body', () => {
    const found = (text: string) => validateMdx('story', FILE, text).map(({ args }) => args.fault)
    expect(found('import x from "y"')).toContain('import')
    // Astro's own reader would take the dashes inside the line for the end.
    expect(found('---\na: b\n---evil\n\n{process}\n\n---\n\nx')).toEqual([])
    expect(mdxBody('---\na: b\n---evil\n\n{process}\n\n---\n\nx').trim()).toBe('x')
    expect(found('\uFEFF---\na: b\n---\n\n正文')).toEqual([])
  })

  test('every fault has its place in the whole file', () => {
    expect(faultsOf('中文😀<b>x</b>\n\n[x](data:x)')).toEqual(['component 5:5', 'link 7:1'])
    expect(faultsOf('一\n\n二{x}')).toEqual(['expression 7:2'])
  })

  test('the cost of a hostile file grows with its size, not faster', () => {
    const read = (size: number) => () => {
      for (const piece of PIECES)
        validateMdx('story', FILE, HEAD + piece.repeat(Math.floor(size / piece.length)))
    }
    const [small, full] = [62_500, 250_000].map((size) => processorTime(read(size))) as [number, number]
    // Four times as much; squared it would be sixteen times.
    expect(full / small).toBeLessThan(10)
  })
})

const PIECES = ['{', '>', '- ', '<a>', '<', '\\', '\\{', '`', '*_', '[', '![', '|', '<a ', '\n> ', '1. ']

test('whatever passes compiles to calls of the runtime and to nothing else', () => {
  const piece = fc.constantFrom(
    ...EVIL.map(([, body]) => body),
    ...[
      '一段文字',
      '\n\n',
      ' ',
      '\n',
      '- ',
      '> ',
      '**',
      '_',
      '`',
      '```\n',
      '<',
      '>',
      '</PullQuote>',
      '"',
      '\\',
      '{',
      '}',
    ],
    ...[
      '<PullQuote by="甲">',
      '<ClauseRef id="3">',
      '</ClauseRef>',
      'import x',
      'export ',
      '[x](',
      ')',
      '&#x7b;',
      '\t',
    ],
  )
  let passed = 0
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = HEAD + pieces.join('')
      if (validateMdx('story', FILE, text).length > 0) return
      passed++
      const { code } = mdxToJs(mdxBody(text), { jsxImportSource: 'astro', features: { gfm: true } })
      const outside = code.replace(/"(?:[^"\\]|\\.)*"/g, '""')
      expect(outside).not.toMatch(/\b(?:process|alert|eval|require|fetch|props\.(?!components))\b|\bimport\(/)
      expect(outside.match(/\bimport\b/g) ?? []).toHaveLength(1)
      expect(code).not.toMatch(/"(?:href|src)": ?"(?:javascript|data|vbscript|file|\/\/)/i)
    }),
    { numRuns: 2000 },
  )
  expect(passed).toBeGreaterThan(50)
})

test('links: no scheme but http and https', () => {
  for (const url of ['#a', '/a/', 'https://a.b', 'http://a.b/c']) expect(isSafeLink(url)).toBe(true)
  for (const url of [
    '',
    'a',
    '//a',
    '/\\a',
    'javascript:x',
    ' https://a',
    'java\nscript:x',
    '\u0001javascript:x',
    'data:x',
    'mailto:a@b.c',
  ])
    expect(isSafeLink(url)).toBe(false)
})

describe('the guard before the compiler', () => {
  const { transform } = guard(resolve('.'))
  const path = (file: string) => resolve(file)

  test('hands over the checked body at its own lines', () => {
    expect(transform(`${HEAD}正文`, path(FILE))).toEqual({ code: '\n\n\n\n正文', map: null })
  })
  test('refuses what the check refuses, with place', () => {
    expect(() => transform(`${HEAD}{process.env.X}`, path(FILE))).toThrow(/showcase\/x\.mdx:5:1/)
    expect(() => transform(`${HEAD}{x}`, `${path(FILE)}?v=1`)).toThrow()
  })
  test('refuses MDX from anywhere else', () => {
    expect(() => transform('x', path('src/pages/x.mdx'))).toThrow()
    expect(() => transform('x', '/tmp/x.mdx')).toThrow()
  })
  test('leaves other files, and the source as text, alone', () => {
    expect(transform('{x}', path('src/a.ts'))).toBeUndefined()
    expect(transform('export default "{x}"', `${path('content/cycles/2023/notice.mdx')}?raw`)).toBeUndefined()
  })
})
