import { type FindingOf, finding } from '../domain/finding.ts'
import { type SvgFault, svgFaults } from './svg.ts'

/**
 * Validates a story's picture. It is published byte for byte and can be opened by itself: its format must
 * match its extension, and an SVG may contain only a drawing. Never throws because of its content.
 */
export function validatePicture(file: string, bytes: Uint8Array): FindingOf<'picture-not-allowed'>[] {
  const format = file.slice(file.lastIndexOf('.') + 1)
  const faults: SvgFault[] =
    format === 'svg' ? svgFaults(bytes) : isSigned(format, bytes) ? [] : [{ fault: 'format', name: format }]
  return faults.map(
    (args) => finding('picture-not-allowed', { file }, args) as FindingOf<'picture-not-allowed'>,
  )
}

const text = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to))

/** The first bytes of each format: https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern */
const SIGNATURES: Record<string, (bytes: Uint8Array) => boolean> = {
  jpg: (bytes) => text(bytes, 0, 3) === '\xff\xd8\xff',
  webp: (bytes) => text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 14) === 'WEBPVP',
}

/** True where the bytes begin as this format does. */
function isSigned(format: string, bytes: Uint8Array): boolean {
  return SIGNATURES[format]?.(bytes) ?? false
}
