import { type FindingOf, finding } from '../domain/finding.ts'
import { isSigned } from './signature.ts'
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
