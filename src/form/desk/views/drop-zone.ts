import { isSystemFile } from '../../../domain/system-files.ts'
import { inbox as text } from '../../../text/desk.ts'
import { h } from '../../dom.ts'
import { droppedFiles, type NamedFile } from '../state/dropped-files.ts'

export interface DropZone {
  /** The ids of its controls begin so. */
  id: string
  /** Endings of files, for the browser's list. */
  accept: string
  /** Whether whole folders are chosen too. */
  folder?: boolean
  /** What may be dropped, in words. */
  kinds: string
}

/** Where files are dropped, or chosen by keyboard. */
export function dropZone(
  { id, accept, folder: takesFolders = false, kinds }: DropZone,
  take: (files: readonly NamedFile[]) => Promise<void>,
): HTMLElement {
  const takeOwn = (all: readonly NamedFile[]) => take(all.filter(({ path }) => !isSystemFile(path)))
  const files = h('input', {
    type: 'file',
    multiple: true,
    id: `${id}-files`,
    class: 'visually-hidden',
    accept,
  })
  const folder = h('input', {
    type: 'file',
    webkitdirectory: true,
    id: `${id}-folder`,
    class: 'visually-hidden',
  })
  for (const input of [files, folder]) {
    input.addEventListener('change', () => {
      const chosen = [...(input.files ?? [])].map((file) => ({
        file,
        path: file.webkitRelativePath || file.name,
      }))
      void takeOwn(chosen)
      // The same file may be chosen again once it was mended.
      input.value = ''
    })
  }
  const zone = h(
    'div',
    { class: 'drop' },
    h('p', { class: 'drop-here' }, text.drop),
    h(
      'p',
      { class: 'actions' },
      files,
      h('label', { for: `${id}-files`, class: 'button primary' }, text.files),
      takesFolders && folder,
      takesFolders && h('label', { for: `${id}-folder`, class: 'button' }, text.folder),
    ),
    h('p', { class: 'quiet' }, kinds),
  )
  zone.addEventListener('dragover', (event) => {
    event.preventDefault()
    zone.classList.add('over')
  })
  zone.addEventListener('dragleave', () => zone.classList.remove('over'))
  zone.addEventListener('drop', async (event) => {
    event.preventDefault()
    zone.classList.remove('over')
    if (event.dataTransfer) await takeOwn(await droppedFiles(event.dataTransfer))
  })
  return zone
}
