import '../../domain/no-eval.ts'
import { type FileToRead, type ReadFile, readFile } from './read-file.ts'

/** The worker's side: one file after the other, one answer each. */
addEventListener('message', async (event: MessageEvent<FileToRead>) => {
  // A fault of this program concerns one file as well.
  const answer = await readFile(event.data).catch((): ReadFile => ({ kind: 'refused', refused: 'damaged' }))
  postMessage(answer)
})
