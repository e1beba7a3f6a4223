import '../../domain/no-eval.ts'
import { type FileToRead, type ReadFile, readFile } from './read-file.ts'

/** The worker: reads one file after the other, and posts one result each. */
addEventListener('message', async (event: MessageEvent<FileToRead>) => {
  // An error of this program affects one file as well.
  const answer = await readFile(event.data).catch((): ReadFile => ({ kind: 'refused', refused: 'damaged' }))
  postMessage(answer)
})
