import '../../../domain/no-eval.ts'
import type { Workbook } from '../../../documents/office/workbook.ts'
import { type FileToRead, type ReadFile, readFile } from './read-file.ts'

/** What the worker is asked for: to read a file, or to write a workbook. */
export type DocumentTask = FileToRead | Workbook

/**
 * The worker: does one task after the other, and posts one result each: `ReadFile`, or the bytes of the workbook,
 * undefined where it could not be written. Excel's library is large, and loaded here alone, when it is needed.
 */
addEventListener('message', async ({ data }: MessageEvent<DocumentTask>) => {
  if (!('sheets' in data)) return postMessage(await read(data))
  const bytes = await write(data).catch(() => undefined)
  postMessage(bytes)
})

/** An error of this program affects one file as well. */
const read = (file: FileToRead): Promise<ReadFile> =>
  readFile(file).catch((): ReadFile => ({ kind: 'refused', refused: 'damaged' }))

async function write(workbook: Workbook): Promise<Uint8Array> {
  const { workbookBytes } = await import('../../../documents/office/xlsx-bytes.ts')
  return workbookBytes(workbook)
}
