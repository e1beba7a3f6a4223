import { momentInWords } from '../../../text/dates.ts'
import { invite as text } from '../../../text/invite.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'
import { printSheet } from './print-sheet.ts'

/** The form's address with the district chosen, as link and QR code, and as a sheet to print or to hang up. */
export function inviteView(desk: Desk): HTMLElement {
  const sheet = h('div', { class: 'invite-sheet' })
  const details = h('details', { class: 'more' }, h('summary', {}, text.summary), sheet)
  const show = () => {
    details.hidden = desk.district === undefined
    if (details.open) void fill(sheet, desk)
  }
  details.addEventListener('toggle', show)
  desk.addEventListener('change', show)
  show()
  return details
}

async function fill(sheet: HTMLElement, desk: Desk): Promise<void> {
  const { district, known } = desk
  if (!district || sheet.dataset['district'] === district.slug) return
  sheet.dataset['district'] = district.slug
  const { cycle } = known
  const { until = cycle.deadline } = cycle.extensions.find((each) => each.district === district.slug) ?? {}
  const address = formAddress(district.slug)
  const status = h('span', { role: 'status' })
  const copy = async () => {
    status.textContent = await navigator.clipboard.writeText(address).then(
      () => text.copied,
      () => text.copyFailed,
    )
  }
  sheet.replaceChildren(
    h('h3', {}, text.title(cycle.year, district.name)),
    await qrCode(address),
    h('p', { class: 'address' }, h('a', { href: address }, address)),
    h('p', {}, text.until(momentInWords(until))),
    h('p', {}, text.office(district.office, district.responsePhone)),
    h(
      'p',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button small', onclick: () => void copy() }, text.copy),
      h('button', { type: 'button', class: 'button small', onclick: () => printSheet(sheet) }, text.print),
      status,
    ),
  )
}

/** The form, with the district chosen. */
export const formAddress = (slug: string): string =>
  new URL(`../apply/?district=${slug}`, document.baseURI).href

const SVG = 'http://www.w3.org/2000/svg'

/** Black on white in dark mode too: phones read it so. */
async function qrCode(content: string): Promise<Node> {
  const { encode } = await import('uqr').catch(() => ({ encode: undefined }))
  if (!encode) return h('p', { class: 'notice' }, text.noCode)
  const { data, size } = encode(content, { ecc: 'M', border: 2 })
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`)
  svg.setAttribute('class', 'qr')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', text.code)
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
