import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PictureFault } from '../domain/finding.ts'
import { validatePicture } from './validate-picture.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const OPEN = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 12 8">'
const svg = (inner: string) => `${OPEN}${inner}</svg>`
const faultsOf = (data: string | Uint8Array, file = 'content/showcase/x.svg') =>
  validatePicture(file, typeof data === 'string' ? bytes(data) : data).map(({ args: { fault, name, at } }) =>
    [fault, name, at && `${at.line}:${at.column}`].filter(Boolean).join(' '),
  )

test.each(globSync('content/showcase/*.svg'))('%s passes', (file) => {
  expect(validatePicture(file, readFileSync(file))).toEqual([])
})

test('what a drawing needs passes', () => {
  const drawing = [
    '<?xml version="1.0" encoding="UTF-8"?>\n<!-- 车间 -->\n',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 12 8">',
    '<title>产线（示意）</title><desc><![CDATA[a < b]]></desc>',
    '<defs><linearGradient id="a" gradientTransform="rotate(45)"><stop offset="0" stop-color="rgb(1, 2, 3)"/></linearGradient>',
    '<clipPath id="c"><rect width="3" height="3"/></clipPath></defs>',
    '<g transform="translate(1 2) scale(3)" clip-path="url(#c)"><path d="M0 0L1 1" fill="url(#a)"/></g>',
    '<text x="1" font-family="serif" aria-label="温度(℃)">温度 &amp; 压力<tspan>！</tspan></text></svg>',
  ].join('')
  expect(faultsOf(drawing)).toEqual([])
})

/** After https://portswigger.net/web-security/cross-site-scripting/cheat-sheet and https://html5sec.org. */
const EVIL: [PictureFault, string][] = [
  ['element', svg('<script>alert(1)</script>')],
  ['element', svg('<SCRIPT>alert(1)</SCRIPT>')],
  ['element', svg('<script href="data:text/javascript,alert(1)"/>')],
  ['element', svg('<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>')],
  ['element', svg('<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>')],
  ['element', svg('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>')],
  ['element', svg('<a href="javascript:alert(1)"><text>x</text></a>')],
  ['element', svg('<image href="https://evil.example/p.png"/>')],
  ['element', svg('<use href="data:image/svg+xml,x#a"/>')],
  ['element', svg('<feImage href="https://evil.example/p.svg"/>')],
  ['element', svg('<style>@import "https://evil.example/x.css"</style>')],
  ['element', svg('<animate attributeName="href" to="javascript:alert(1)"/>')],
  ['element', svg('<set attributeName="onclick" to="alert(1)"/>')],
  ['element', svg('<handler type="text/javascript">alert(1)</handler>')],
  ['element', svg('<iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(1)"/>')],
  ['element', svg('<metadata><x/></metadata>')],
  ['element', svg('<svg onload="alert(1)"/>')],
  ['element', '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>'],
  ['element', '<svg><path/></svg>'],
  ['element', '<math xmlns="http://www.w3.org/1998/Math/MathML"/>'],
  ['attribute', `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`],
  ['attribute', svg('<path onclick="alert(1)"/>')],
  ['attribute', svg('<path onfocusin="alert(1)" tabindex="0"/>')],
  ['attribute', svg('<path ONCLICK="alert(1)"/>')],
  ['attribute', svg('<path style="fill:url(https://evil.example)"/>')],
  ['attribute', svg('<linearGradient href="https://evil.example/#a"/>')],
  ['attribute', svg('<path xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="javascript:alert(1)"/>')],
  ['attribute', svg('<g xmlns:x="http://www.w3.org/2001/xml-events" x:event="click"/>')],
  ['attribute', svg('<path xml:base="https://evil.example/" d="M0 0"/>')],
  ['value', svg('<path fill="url(https://evil.example/#a)"/>')],
  ['value', svg('<path fill="URL(//evil.example/#a)"/>')],
  ['value', svg('<path fill="url(#a) url(https://evil.example)"/>')],
  ['value', svg('<path fill="u\\72l(https://evil.example)"/>')],
  ['value', svg('<path fill="&#117;rl(https://evil.example)"/>')],
  ['value', svg('<path fill="image-set(\'https://evil.example\' 1x)"/>')],
  ['value', svg('<path clip-path="path(\'M0 0\')"/>')],
  ['value', svg('<path d="expression(alert(1))"/>')],
  ['doctype', `<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>${svg('&x;')}`],
  ['doctype', `<!DOCTYPE svg SYSTEM "https://evil.example/x.dtd">${svg('')}`],
  ['instruction', `<?xml-stylesheet href="https://evil.example/x.css"?>${svg('')}`],
  ['instruction', svg('<?php echo 1 ?>')],
  ['syntax', svg('&x;')],
  ['syntax', svg('<path>')],
  ['syntax', svg('<path d=1/>')],
  ['syntax', svg('<path d="1" d="2"/>')],
  ['syntax', svg('<x:path/>')],
  ['syntax', '<!doctype html><script>alert(1)</script>'],
  ['syntax', `${svg('')}${svg('')}`],
  ['syntax', ''],
  ['syntax', `${OPEN}${'<g>'.repeat(5000)}`],
  ['encoding', `<?xml version="1.0" encoding="gb18030"?>${svg('')}`],
  ['encoding', `<?xml version="1.1"?>${svg('')}`],
]

describe('an SVG that is more than a drawing is refused', () => {
  test.each(EVIL)('%s: %s', (fault, text) => {
    expect(faultsOf(text).map((found) => found.split(' ')[0])).toContain(fault)
  })

  test('in UTF-16, or in no encoding', () => {
    expect(faultsOf(new Uint8Array(Buffer.from(`\ufeff${svg('')}`, 'utf16le')))).toEqual(['encoding'])
    expect(faultsOf(new Uint8Array([0x3c, 0xff]))).toEqual(['encoding'])
  })

  test('each thing once, where it stands', () => {
    const text = svg('\n  <g><path\n    onclick="x"/></g>\n😀<path onclick="y"/><a/>')
    expect(faultsOf(text)).toEqual(['attribute onclick 2:6', 'element a 4:22'])
  })

  test('an element from any list but ours, in any place', () => {
    const inner = fc.constantFrom(...EVIL.slice(0, 17).map(([, text]) => text.slice(OPEN.length, -6)))
    const around = fc.constantFrom('g', 'text', 'defs', 'title', 'clipPath', 'linearGradient')
    fc.assert(
      fc.property(fc.array(around, { maxLength: 5 }), inner, (names, evil) => {
        const text = names.reduce((within, name) => `<${name}>${within}</${name}>`, evil)
        expect(faultsOf(svg(text))).not.toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})

describe('other pictures are what their names say', () => {
  const jpg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16])
  const webp = bytes('RIFF\0\0\0\0WEBPVP8 ')

  test('they pass as themselves', () => {
    expect(faultsOf(jpg, 'x.jpg')).toEqual([])
    expect(faultsOf(webp, 'x.webp')).toEqual([])
  })

  test.each<[string, string | Uint8Array]>([
    ['x.jpg', '<!doctype html><script>alert(1)</script>'],
    ['x.jpg', webp],
    ['x.jpg', ''],
    ['x.jpg', svg('')],
    ['x.webp', jpg],
    ['x.webp', 'RIFF\0\0\0\0WAVEfmt '],
    ['x.webp', '<html>'],
  ])('%s does not with other bytes (%#)', (file, data) => {
    expect(faultsOf(data, file)).toEqual([`format ${file.split('.')[1]}`])
  })
})
