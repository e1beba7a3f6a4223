import { type FindingOf, finding } from '../domain/finding.ts'
import { isSigned } from './signature.ts'
import { type SvgFault, svgFaults } from './svg.ts'

/**
 * What is wrong with a story's picture. It is published byte for byte, and anybody may open it by itself:
 * so it must be what its name says, and an SVG may hold nothing but a drawing. Never throws for what it holds.
 */
export function judgePicture(file: string, bytes: Uint8Array): FindingOf<'picture-not-allowed'>[] {
  const format = file.slice(file.lastIndexOf('.') + 1)
  const faults: SvgFault[] =
    format === 'svg' ? svgFaults(bytes) : isSigned(format, bytes) ? [] : [{ fault: 'format', name: format }]
  return faults.map(
    (args) => finding('picture-not-allowed', { file }, args) as FindingOf<'picture-not-allowed'>,
  )
}
