import { comparison, papers, submission as text } from '../../../text/desk.ts'
import { handIn } from '../../../text/hand-in.ts'
import { h } from '../../dom.ts'
import { copyText, download } from '../../hand-over.ts'
import type { Desk } from '../state/desk.ts'
import { withoutLabels } from '../state/entry-text.ts'
import { sealingFor } from '../state/seals.ts'
import { papersAndNote } from './papers-and-note.ts'
import { stepsOnHostView } from './view-host-steps.ts'
import { contactOf } from './who-helps.ts'
import { type WholeFolder, wholeFolder } from './whole-folder.ts'

/** Without a token: all files as a zip; for a single entry its text, and the host's page for a new file. */
export function withoutTokenView(desk: Desk): HTMLElement {
  const status = h('p', { role: 'status', class: 'progress' })
  const box = h('textarea', { id: 'desk-copy', readonly: true, rows: '8', class: 'code' })
  const manual = h(
    'div',
    { class: 'field', hidden: true },
    h('label', { for: 'desk-copy' }, text.copyField),
    box,
  )
  const page = h('p', { class: 'page-link' })
  const zip = h('button', { type: 'button', class: 'button' }, papers.zip)
  const copy = h('button', { type: 'button', class: 'button' }, text.copy)
  const hint = h('p', { class: 'quiet' }, text.newFileHint)
  const first = h('p', {}, comparison.first)

  const folder = () => {
    const { items, filing, year, district, known, key, handedIn } = desk
    const slug = district?.slug ?? ''
    const sealing = sealingFor(slug, known.site, key)
    return wholeFolder({ year, district: slug, items, filing, sealing }, handedIn?.items ?? [])
  }
  const attempt = async (work: () => Promise<string>) => {
    status.textContent = papers.working
    status.textContent = await work().catch(() => papers.failed)
  }
  zip.addEventListener('click', () =>
    attempt(async () => {
      const [{ zipFiles }, { files }] = await Promise.all([import('../views/desk-papers.ts'), folder()])
      const name = `${desk.year}-${desk.district?.slug ?? ''}.zip`
      const packed = zipFiles([...files, ...(await papersAndNote(desk, files))])
      download(name, packed as Uint8Array<ArrayBuffer>, 'application/zip')
      return papers.done(name)
    }),
  )
  copy.addEventListener('click', () =>
    attempt(async () => {
      const content = (await folder()).changed[0]?.text ?? ''
      if (await copyText(content)) return text.copied
      box.value = content
      manual.hidden = false
      box.select()
      return text.copyFailed
    }),
  )

  let asked = 0
  const show = async () => {
    const { items } = desk.checked
    first.hidden = desk.isCompared
    const sound = desk.isCompared && items.length > 0 && items.every(({ ready }) => ready)
    zip.disabled = !sound
    const single = sound && items.length === 1
    for (const element of [copy, hint, page]) element.hidden = !single
    page.replaceChildren()
    manual.hidden = true
    if (!single) return
    const turn = ++asked
    const changed = await folder().then(
      (whole) => whole.changed,
      () => [],
    )
    const link = await newFileLink(desk, changed)
    // Sealing takes time; the latest request wins.
    if (turn === asked && link) page.replaceChildren(...link)
  }
  desk.addEventListener('change', () => void show())
  void show()
  return h(
    'section',
    { 'aria-labelledby': 'desk-without' },
    h('h3', { id: 'desk-without' }, handIn.title),
    h('p', {}, handIn.intro),
    h('p', {}, handIn.noAccount(contactOf(desk))),
    first,
    hint,
    page,
    h('p', { class: 'actions' }, zip, copy),
    status,
    manual,
    stepsOnHostView(desk, async () => (await folder()).changed.map(({ path }) => path)),
  )
}

/** The host's page for a new file, filled in where the address can hold it: measured, not guessed. */
async function newFileLink(desk: Desk, files: WholeFolder['changed']): Promise<HTMLElement[] | undefined> {
  const { forge } = desk.known.site
  const [file] = files
  if (!forge || !file?.text) return undefined
  const { newFilePage, fitsInAddress } = await import('../../../forge/web-pages.ts')
  const link = (url: string, words: string) =>
    h('a', { href: url, rel: 'noreferrer', target: '_blank' }, words)
  for (const content of [file.text, withoutLabels(file.text)]) {
    const filled = newFilePage(forge, file.path, content)
    if (filled?.prefilled && fitsInAddress(filled.url)) return [link(filled.url, text.newFile)]
  }
  const empty = newFilePage(forge, file.path)
  return empty && [link(empty.url, text.newFileName), h('span', { class: 'quiet' }, text.newFileLong)]
}
