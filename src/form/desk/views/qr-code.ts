import { invite as text } from '../../../text/invite.ts'
import { h } from '../../dom.ts'

const SVG = 'http://www.w3.org/2000/svg'

/** A picture that a phone reads; black on white in dark mode too. The library is loaded when it is first drawn. */
export async function qrCode(content: string, label: string): Promise<Node> {
  const { encode } = await import('uqr').catch(() => ({ encode: undefined }))
  if (!encode) return h('p', { class: 'notice' }, text.noCode)
  const { data, size } = encode(content, { ecc: 'M', border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`)
  svg.setAttribute('class', 'qr')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', label)
  for (const [name, attributes] of [
    ['rect', { width: String(size), height: String(size), fill: '#fff' }],
    ['path', { d: squares.join(''), fill: '#000' }],
  ] as const) {
    const shape = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) shape.setAttribute(key, value)
    svg.append(shape)
  }
  return svg
}
