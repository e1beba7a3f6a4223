import type { BinaryFile, TextFile } from '../../../documents/office/zip-files.ts'
import type { ForgeSettings } from '../../../forge/forge.ts'
import { papers, submission as text } from '../../../text/desk.ts'
import { handIn } from '../../../text/hand-in.ts'
import { h } from '../../dom.ts'
import { copyText, download } from '../../hand-over.ts'
import { withoutLabels } from '../state/entry-text.ts'
import { type StepsOnHost, stepsOnHostView } from './view-host-steps.ts'
import type { WholeFolder } from './whole-folder.ts'

/** What is packed and handed over by people. */
export interface Packing {
  /** The ids of its controls begin so. */
  id: string
  forge: ForgeSettings | undefined
  intro: string
  /** Whom it goes to. */
  to: string
  /** All files, and those that are new or changed. @throws SealError */
  folder: () => Promise<WholeFolder>
  /** Papers and note beside the files. */
  beside: (files: readonly TextFile[]) => Promise<(TextFile | BinaryFile)[]>
  /** Name of the zip. */
  zipName: () => string
  /** What stands in the way, and how many files can be handed in; 0 while something does. */
  state: () => { lines: HTMLElement[]; count: number }
  /** As in `HostWork`. */
  isOutdated: () => Promise<boolean>
  onHost: Omit<StepsOnHost, 'id' | 'forge' | 'changedPaths'>
}

/** Without a token: all files as a zip; for a single one its text, and the host's page for a new file. */
export function withoutTokenView(packing: Packing): { element: HTMLElement; show: () => void } {
  const { id, forge } = packing
  const status = h('p', { role: 'status', class: 'progress' })
  const box = h('textarea', { id: `${id}-copy`, readonly: true, rows: '8', class: 'code' })
  const manual = h(
    'div',
    { class: 'field', hidden: true },
    h('label', { for: `${id}-copy` }, text.copyField),
    box,
  )
  const page = h('p', { class: 'page-link' })
  const zip = h('button', { type: 'button', class: 'button' }, papers.zip)
  const copy = h('button', { type: 'button', class: 'button' }, text.copy)
  const obstacles = h('div', {})

  const attempt = async (work: () => Promise<string>) => {
    status.textContent = papers.working
    status.textContent = (await packing.isOutdated())
      ? text.outdated + text.outdatedHint
      : await work().catch(() => papers.failed)
  }
  zip.addEventListener('click', () =>
    attempt(async () => {
      const [{ zipFiles }, { files }] = await Promise.all([
        import('../../../documents/office/zip-files.ts'),
        packing.folder(),
      ])
      const name = packing.zipName()
      const packed = zipFiles([...files, ...(await packing.beside(files))])
      download(name, packed as Uint8Array<ArrayBuffer>, 'application/zip')
      return papers.done(name)
    }),
  )
  copy.addEventListener('click', () =>
    attempt(async () => {
      const content = (await packing.folder()).changed[0]?.text ?? ''
      if (await copyText(content)) return text.copied
      box.value = content
      manual.hidden = false
      box.select()
      return text.copyFailed
    }),
  )
  const onHost = stepsOnHostView({
    ...packing.onHost,
    id,
    forge,
    changedPaths: async () => (await packing.folder()).changed.map(({ path }) => path),
  })

  let asked = 0
  const showSingle = async (isSingle: boolean) => {
    for (const element of [copy, page]) element.hidden = !isSingle
    page.replaceChildren()
    manual.hidden = true
    if (!isSingle) return
    const turn = ++asked
    const changed = await packing.folder().then(
      (whole) => whole.changed,
      () => [],
    )
    const link = await newFileLink(forge, changed)
    // Sealing takes time; the latest request wins.
    if (turn === asked && link) page.replaceChildren(...link)
  }
  const show = () => {
    const { lines, count } = packing.state()
    obstacles.replaceChildren(...lines)
    zip.disabled = count === 0
    void showSingle(count === 1)
    onHost.show()
  }
  show()
  const element = h(
    'section',
    { class: 'without-token', 'aria-labelledby': `${id}-without` },
    h('h3', { id: `${id}-without` }, handIn.title),
    h('p', {}, packing.intro),
    h('p', {}, handIn.noAccount(packing.to)),
    obstacles,
    page,
    h('p', { class: 'actions' }, zip, copy),
    status,
    manual,
    onHost.element,
  )
  return { element, show }
}

/** The host's page for a new file, filled in where the address can hold it: measured, not guessed. */
async function newFileLink(
  forge: ForgeSettings | undefined,
  files: WholeFolder['changed'],
): Promise<HTMLElement[] | undefined> {
  const [file] = files
  if (!forge || !file?.text) return undefined
  const { newFilePage, fitsInAddress } = await import('../../../forge/web-pages.ts')
  const link = (url: string, words: string) =>
    h('a', { href: url, rel: 'noreferrer', target: '_blank' }, words)
  for (const content of [file.text, withoutLabels(file.path, file.text)]) {
    const filled = newFilePage(forge, file.path, content)
    if (filled?.prefilled && fitsInAddress(filled.url))
      return [link(filled.url, text.newFile), h('span', { class: 'quiet' }, text.newFileHint)]
  }
  const empty = newFilePage(forge, file.path)
  return empty && [link(empty.url, text.newFileName), h('span', { class: 'quiet' }, text.newFileLong)]
}
