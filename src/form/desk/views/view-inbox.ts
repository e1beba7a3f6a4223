import { withoutIdNumbers } from '../../../domain/credit-code.ts'
import { readReportMark } from '../../../domain/report-place.ts'
import type { Tree } from '../../../domain/tree.ts'
import { inbox as text } from '../../../text/desk.ts'
import { wordForForm } from '../../../text/findings.ts'
import { refusals, refusalText } from '../../../text/import.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'
import type { NamedFile } from '../state/dropped-files.ts'
import { takeFiling } from '../state/filing-tree.ts'
import { takeHandedFiling } from '../state/handed-filing.ts'
import { holdsEntry, type ReadEntry } from '../state/item.ts'
import type { ReadFile } from '../state/read-file.ts'
import { readPasted } from '../state/read-text.ts'
import type { Reader } from '../state/reader.ts'
import { isSealed } from '../state/seals.ts'
import { dropZone } from './drop-zone.ts'
import { foldedText } from './folded-text.ts'

const ACCEPTED = '.yaml,.yml,.txt,.docx,.xlsx,.zip'

/** Takes in files and pasted text; lists by name what could not be read. */
export function inboxView(desk: Desk, reader: Reader): HTMLElement {
  const status = h('p', { role: 'status', class: 'progress' })
  const refused = h('div', { class: 'refused' })

  const take = async (files: readonly NamedFile[]) => {
    let [entries, faults, broken] = [0, 0, 0]
    const waiting = [...files]
    for (let index = 0; index < waiting.length; index++) {
      const { file, path } = waiting[index]!
      status.textContent = text.reading(index + 1, waiting.length)
      const read = await reader.read(file, {
        year: desk.year,
        district: desk.district?.slug ?? '',
        districts: desk.known.districts.map(({ slug }) => slug),
      })
      if (read.kind === 'archive') {
        // A zip in a zip is none of what is read.
        waiting.push(...read.packed.map(({ path: inside, bytes }) => packedFile(`${path}/${inside}`, bytes)))
      }
      const { added, messages } = await takeRead(desk, read, path)
      entries += added.filter(holdsEntry).length
      broken += added.length - added.filter(holdsEntry).length
      if (messages !== undefined) {
        faults += 1
        showMessages(path, messages)
      }
    }
    status.textContent = text.done({ files: waiting.length, entries, refused: faults, broken })
  }

  const showMessages = (name: string, messages: string) => {
    const list = refused.querySelector('ul') ?? h('ul', { class: 'findings' })
    list.append(h('li', { class: 'error' }, h('strong', {}, withoutIdNumbers(name)), h('span', {}, messages)))
    const forget = () => {
      refused.replaceChildren()
      document.getElementById('desk-files')?.focus()
    }
    refused.replaceChildren(
      h('h3', {}, text.refused(list.children.length)),
      list,
      h('button', { type: 'button', class: 'button small', onclick: forget }, text.forget),
    )
  }

  return h(
    'div',
    {},
    dropZone({ id: 'desk', accept: ACCEPTED, folder: true, kinds: text.kinds }, take),
    pasteView(desk, status),
    status,
    refused,
  )
}

/** Adds a read file to desk or filing; returns messages for the person. */
async function takeRead(
  desk: Desk,
  read: ReadFile,
  path: string,
): Promise<{ added: readonly ReadEntry[]; messages?: string }> {
  if (read.kind === 'refused') return { added: [], messages: refusalText(read, path) }
  if (read.kind === 'unreadable') {
    return {
      added: [],
      messages: read.findings
        .map((found) => wordForForm(found))
        .map(({ problem, repair }) => problem + repair)
        .join(''),
    }
  }
  if (read.kind === 'archive') {
    if (read.own.length === 0) {
      const others = read.others.map(withoutIdNumbers)
      return { added: [], ...(others.length > 0 && { messages: text.otherPacked(others) }) }
    }
    const count = await desk.takeHandedIn('zip', read.own)
    await takeHandedFiling(desk, read.own)
    const { name = '' } = desk.district ?? {}
    return { added: [], messages: count > 0 ? text.handed(count, name) : text.foreignZip(name, desk.year) }
  }
  if (read.kind === 'filing') return { added: [], messages: takeFilingFile(desk, read.district, read.tree) }
  const otherDistrict = districtInPath(path, desk)
  const name = path.replace(/^.*\//, '')
  const origin = { name, kind: read.from, ...(otherDistrict && { otherDistrict }) }
  const added = await desk.add(read.entries, origin)
  return added.length === 0 && read.entries.length > 0 ? { added, messages: text.twice } : { added }
}

const packedFile = (path: string, bytes: Uint8Array): NamedFile => ({
  file: new File([bytes as Uint8Array<ArrayBuffer>], path.replace(/^.*\//, '')),
  path,
})

function takeFilingFile(desk: Desk, slug: string, tree: Tree): string {
  if (slug !== desk.district?.slug) {
    return text.foreignFiling(desk.known.districts.find((each) => each.slug === slug)?.name ?? slug)
  }
  if (desk.filing !== undefined) return text.filingKept
  desk.filingDraft = takeFiling(tree)
  return isSealed(tree) ? text.sealedFiling : text.filingTaken
}

/** A district that a folder on the way names, by slug or name, and that is not the desk's. */
function districtInPath(path: string, desk: Desk): string | undefined {
  const folders = path.split('/').slice(0, -1)
  const named = desk.known.districts.find(({ slug, name, shortName }) =>
    folders.some((folder) => folder === slug || folder === name || folder === shortName),
  )
  return named && named.slug !== desk.district?.slug ? named.name : undefined
}

function pasteView(desk: Desk, status: HTMLElement): HTMLElement {
  const area = h('textarea', { id: 'desk-paste', rows: '6', autocomplete: 'off', spellcheck: 'false' })
  const accept = async () => {
    if (area.value.trim() === '') {
      status.textContent = text.pasteEmpty
      area.focus()
      return
    }
    if (readReportMark(area.value)) {
      status.textContent = refusals.report
      return
    }
    const address = { year: desk.year, district: desk.district?.slug ?? '', id: '' }
    const read = readPasted(area.value, address)
    const [unread] = read.filter((entry) => entry.text === undefined)
    if (unread) {
      status.textContent = unread.reading
        .map((found) => wordForForm(found))
        .map(({ problem, repair }) => problem + repair)
        .join('')
      return
    }
    const added = await desk.add(read, { name: '', kind: 'pasted' })
    const entries = added.filter(holdsEntry).length
    const count = { files: read.length, entries, refused: 0, broken: added.length - entries }
    status.textContent =
      (added.length > 0 ? text.done(count) : '') + (added.length < read.length ? text.twice : '')
    area.value = ''
  }
  return foldedText(
    { summary: text.paste, label: text.pasteLabel, hint: text.pasteHint, area },
    h(
      'p',
      { class: 'actions' },
      h('button', { type: 'button', class: 'button', onclick: () => void accept() }, text.pasteButton),
    ),
  )
}
