import { momentInWords } from '../../../text/dates.ts'
import { invite as text } from '../../../text/invite.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'
import { printSheet } from './print-sheet.ts'
import { qrCode } from './qr-code.ts'

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
    await qrCode(address, text.code),
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
