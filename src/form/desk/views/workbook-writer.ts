import type { Workbook } from '../../../documents/office/workbook.ts'

/** The workbook as .xlsx bytes, made in a thread of its own, so that the page answers meanwhile; rejects where it fails. */
export async function writtenInWorker(workbook: Workbook): Promise<Uint8Array> {
  const thread = new Worker(new URL('../state/document-worker.ts', import.meta.url), { type: 'module' })
  const answer = new Promise<Uint8Array>((resolve, reject) => {
    thread.onmessage = ({ data }: MessageEvent<Uint8Array | undefined>) =>
      data ? resolve(data) : reject(new Error('not written'))
    thread.onerror = () => reject(new Error('not loaded'))
    thread.postMessage(workbook)
  })
  return answer.finally(() => thread.terminate())
}
