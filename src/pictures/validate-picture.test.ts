import { globSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { PictureFault } from '../domain/finding.ts'
import { barePhotograph, validatePicture } from './validate-picture.ts'

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

const blank = sharp({ create: { width: 48, height: 24, channels: 3, background: '#a82c1c' } })
const [jpg, webp] = await Promise.all([blank.clone().jpeg().toBuffer(), blank.clone().webp().toBuffer()])

describe('other pictures are what their names say', () => {
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

  test('cut off anywhere, they are not whole', () => {
    for (const [file, whole] of [['x.jpg', jpg] as const, ['x.webp', webp] as const])
      for (let length = 0; length < whole.length; length++)
        expect(faultsOf(whole.subarray(0, length), file)).toEqual([`format ${file.split('.')[1]}`])
  })

  test('no bytes break the reader, and what it keeps is kept', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 })
    fc.assert(
      fc.property(fc.constantFrom('x.jpg', 'x.webp'), damage, (file, changes) => {
        const damaged = Uint8Array.from(file === 'x.jpg' ? turned : tagged.webp)
        for (const [at, byte] of changes) damaged[at % damaged.length] = byte
        const bare = barePhotograph(file, damaged)
        if (bare) expect(faultsOf(bare, file)).toEqual([])
      }),
    )
  })
})

/** Where, by whom, with what: as cameras, phones and desks for pictures write it. */
const EXIF = {
  IFD0: { Artist: '顾同春', Model: 'SECRET-CAMERA' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '30/1 35/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '114/1 18/1 0/1',
  },
}
const XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="30,35N"/></rdf:RDF></x:xmpmeta>'
const segment = (marker: number, payload: string) =>
  Buffer.concat([Uint8Array.of(0xff, marker, 0, payload.length + 2), bytes(payload)])
const within = (...segments: Uint8Array[]) =>
  Buffer.concat([jpg.subarray(0, 2), ...segments, jpg.subarray(2)])
const tagged = {
  jpg: await blank.clone().withExif(EXIF).jpeg().toBuffer(),
  xmp: await blank.clone().withXmp(XMP).jpeg().toBuffer(),
  webp: await blank.clone().withExif(EXIF).withXmp(XMP).webp().toBuffer(),
}
const turned = await blank.clone().withExif(EXIF).withMetadata({ orientation: 6 }).jpeg().toBuffer()

describe('a photograph is the picture alone', () => {
  test.each<[string, string, Uint8Array]>([
    ['Exif', 'x.jpg', tagged.jpg],
    ['XMP', 'x.jpg', tagged.xmp],
    [
      'IPTC',
      'x.jpg',
      within(segment(0xed, 'Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x08\x1c\x02Z\0\x03SECRET')),
    ],
    ['a comment', 'x.jpg', within(segment(0xfe, 'SECRET'))],
    ['an earlier picture', 'x.jpg', within(segment(0xe0, 'JFXX\0\x10SECRET'))],
    ['a film', 'x.jpg', Buffer.concat([jpg, bytes('\0\0\0\x18ftypmp42 SECRET')])],
    ['Exif and XMP', 'x.webp', tagged.webp],
    ['a film', 'x.webp', Buffer.concat([webp, bytes('SECRET')])],
  ])('%s in %s is refused, and taken away without a pixel changed', async (_, file, photograph) => {
    expect(faultsOf(photograph, file)).toEqual(['metadata'])
    const bare = barePhotograph(file, photograph)!
    expect(faultsOf(bare, file)).toEqual([])
    expect(Buffer.from(bare).toString('latin1')).not.toMatch(/SECRET|Exif|GPS|EXIF|XMP/)
    expect(await sharp(bare).raw().toBuffer()).toEqual(await sharp(photograph).raw().toBuffer())
  })

  test('what its colours mean and how it is turned stay', async () => {
    const bare = barePhotograph('x.jpg', turned)!
    expect(bare.length).toBeLessThan(turned.length)
    const { orientation, exif, ...rest } = await sharp(bare).metadata()
    expect({ orientation, exif: exif?.length, icc: rest.icc !== undefined }).toEqual({
      orientation: 6,
      exif: 32,
      icc: true,
    })
    expect(faultsOf(bare, 'x.jpg')).toEqual([])
    expect(await sharp(bare).autoOrient().raw().toBuffer()).toEqual(
      await sharp(turned).autoOrient().raw().toBuffer(),
    )
  })

  test.each([
    ['progressive', { progressive: true }],
    ['with restarts and no subsampling', { chromaSubsampling: '4:4:4', optimiseScans: true }],
  ])('%s, it passes', async (_, options) => {
    const noise = sharp({
      create: {
        width: 96,
        height: 64,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    })
    expect(faultsOf(await noise.jpeg(options).toBuffer(), 'x.jpg')).toEqual([])
  })
})
