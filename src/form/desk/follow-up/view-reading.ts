import { classify } from '../../../domain/kinds.ts'
import { reading as text } from '../../../text/follow-up-desk.ts'
import { h } from '../../dom.ts'
import type { NamedFile } from '../state/dropped-files.ts'
import type { Reader } from '../state/reader.ts'
import { dropZone } from '../views/drop-zone.ts'
import { keyView } from '../views/view-key.ts'
import type { DistrictFiles } from './district-files.ts'
import { isOfPlace, kindsRead } from './places.ts'

/** The year, what is read with the token or from a zip, what of it is known, and the key. `id`: the ids begin so. */
export function readingView(
  followUp: DistrictFiles,
  reader: Reader,
  id: string,
  token: HTMLElement | undefined,
): HTMLElement {
  const told = h('div', { class: 'known' })
  const status = h('p', { role: 'status', class: 'progress' })
  const take = async (files: readonly NamedFile[]) => {
    const said: string[] = []
    for (const { file } of files) said.push(await takeZip(followUp, reader, file))
    status.textContent = said.join('')
  }
  const show = () => told.replaceChildren(...knownLines(followUp).map((line) => h('p', {}, line)))
  followUp.addEventListener('change', show)
  show()
  return h(
    'div',
    {},
    yearField(followUp, id),
    h('p', {}, token ? text.token : text.notSetUp),
    token,
    h('p', {}, text.noToken),
    dropZone({ id, accept: '.zip', kinds: text.kinds }, take),
    status,
    told,
    keyView(followUp, id),
  )
}

function yearField(followUp: DistrictFiles, id: string): HTMLElement {
  const { cycles } = followUp
  const select = h('select', { id: `${id}-year`, class: 'short', 'aria-describedby': `${id}-year-hint` })
  select.addEventListener('change', () => {
    followUp.year = select.value
  })
  const show = () => {
    const options = cycles.map(({ year }) =>
      h('option', { value: String(year) }, text.yearOption(year, followUp.pendingIn(String(year)))),
    )
    select.replaceChildren(...options)
    select.value = followUp.year
  }
  followUp.addEventListener('change', show)
  show()
  return h(
    'div',
    { class: 'field' },
    h('label', { for: `${id}-year` }, text.year),
    h('p', { class: 'hint', id: `${id}-year-hint` }, text.yearHint),
    select,
  )
}

/** What to say of a file that was dropped. */
async function takeZip(followUp: DistrictFiles, reader: Reader, file: File): Promise<string> {
  const { district, known } = followUp.desk
  if (!/\.zip$/i.test(file.name)) return text.noZip(file.name)
  const read = await reader.read(file, {
    ...followUp.place,
    districts: known.districts.map(({ slug }) => slug),
  })
  if (read.kind !== 'archive') return text.failed(file.name)
  const count = await followUp.takeFiles('zip', read.own)
  if (count > 0) return text.took(count)
  const other = followUp.cycles.find(({ year }) =>
    read.own.some(({ path }) => isOfPlace(classify(path), { ...followUp.place, year: String(year) })),
  )
  if (other) return text.otherYear(file.name, other.year)
  return text.foreignZip(file.name, district?.name ?? '', followUp.year)
}

/** What is known here, and what is not. */
function knownLines({ known, state }: DistrictFiles): string[] {
  if (!known) return [text.nothing]
  const { counts } = state
  const numbers = {
    demand: counts.demand.files,
    placement: counts.placement.files,
    report: counts.report.files,
  }
  const unknown = kindsRead.filter((kind) => numbers[kind] === 0)
  return [
    text.counts(known.from, numbers),
    ...(known.from === 'zip' ? [text.oldZip] : []),
    ...(known.from === 'zip' && unknown.length > 0 ? [text.unknown(unknown)] : []),
    text.others,
  ]
}
