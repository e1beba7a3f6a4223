import { SaxesParser, type SaxesTagNS } from 'saxes'
import type { PictureFault, Point } from '../domain/finding.ts'
import { Lines } from '../yaml/offsets.ts'
import { drawingAttributes, drawingElements, isPlainValue, isTextAttribute } from './drawing.ts'

export interface SvgFault {
  fault: PictureFault
  at?: Point
  /** The element or attribute in question. */
  name?: string
}

const SVG = 'http://www.w3.org/2000/svg'
/** `xlink` is declared by many programs and then never used; its attributes are not on the list. */
const NAMESPACES = new Set([SVG, 'http://www.w3.org/1999/xlink'])

/** Far above the levels of any drawing. */
const DEEPEST = 100
/** Stops after this many faults. */
const MOST_FAULTS = 20

/**
 * Lists what an SVG contains beside a drawing, each fault once: script, events, links, other files, style
 * sheets (which may load files), other languages. Uses a strict XML parser, as browsers do.
 */
export function svgFaults(bytes: Uint8Array): SvgFault[] {
  const text = decode(bytes)
  if (text === undefined) return [{ fault: 'encoding' }]
  const faults = new Map<string, SvgFault>()
  const lines = new Lines(text)
  const parser = new SaxesParser({ xmlns: true })
  /** At the tag that the parser has just read. */
  const add = (fault: PictureFault, name?: string) => {
    const key = `${fault} ${name ?? ''}`
    if (faults.has(key)) return
    const at = lines.pointAt(Math.max(0, text.lastIndexOf('<', parser.position - 1)))
    faults.set(key, { fault, at, ...(name !== undefined && { name }) })
    if (faults.size >= MOST_FAULTS) throw new Enough()
  }
  let depth = 0

  parser.on('error', () => {
    add('syntax')
    throw new Enough()
  })
  parser.on('doctype', () => {
    add('doctype')
    throw new Enough()
  })
  parser.on('xmldecl', ({ version, encoding }) => {
    if (version !== '1.0' || (encoding && !/^utf-8$/i.test(encoding))) add('encoding')
  })
  parser.on('processinginstruction', () => add('instruction'))
  parser.on('opentag', (tag) => {
    if (++depth > DEEPEST) {
      add('syntax')
      throw new Enough()
    }
    for (const [fault, name] of tagFaults(tag, depth === 1)) add(fault, name)
  })
  parser.on('closetag', () => void depth--)
  try {
    parser.write(text).close()
  } catch (error) {
    if (!(error instanceof Enough)) throw error
  }
  return [...faults.values()]
}

/** Thrown to stop reading. */
class Enough extends Error {}

function* tagFaults(tag: SaxesTagNS, isRoot: boolean): Generator<[PictureFault, string]> {
  const known = tag.uri === SVG && drawingElements.has(tag.name)
  if (!known || (tag.name === 'svg') !== isRoot) yield ['element', tag.name]
  for (const { name, prefix, uri, value } of Object.values(tag.attributes)) {
    if (prefix === 'xmlns' || name === 'xmlns') {
      if (!NAMESPACES.has(value)) yield ['attribute', name]
    } else if (uri !== '' && prefix !== 'xml') yield ['attribute', name]
    else if (!drawingAttributes.has(name)) yield ['attribute', name]
    else if (!isTextAttribute(name) && !isPlainValue(value)) yield ['value', name]
  }
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
