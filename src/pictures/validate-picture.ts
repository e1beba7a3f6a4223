import { type FindingOf, finding } from '../domain/finding.ts'
import { bareJpeg } from './jpeg.ts'
import { type SvgFault, svgFaults } from './svg.ts'
import { bareWebp } from './webp.ts'

/**
 * Validates a story's picture. It is published byte for byte and can be opened by itself: its format must
 * match its extension, an SVG may contain only a drawing, and a photograph only the picture. Never throws because
 * of its content.
 */
export function validatePicture(file: string, bytes: Uint8Array): FindingOf<'picture-not-allowed'>[] {
  const format = file.slice(file.lastIndexOf('.') + 1)
  const faults = format === 'svg' ? svgFaults(bytes) : photographFaults(format, bytes)
  return faults.map(
    (args) => finding('picture-not-allowed', { file }, args) as FindingOf<'picture-not-allowed'>,
  )
}

/** A photograph without what cameras add to it; undefined for what is no photograph of this format. */
export function barePhotograph(file: string, bytes: Uint8Array): Uint8Array | undefined {
  if (file.endsWith('.jpg')) return bareJpeg(bytes)
  return file.endsWith('.webp') ? bareWebp(bytes) : undefined
}

function photographFaults(format: string, bytes: Uint8Array): SvgFault[] {
  const bare = barePhotograph(`.${format}`, bytes)
  if (bare === undefined) return [{ fault: 'format', name: format }]
  return bare === bytes ? [] : [{ fault: 'metadata' }]
}
