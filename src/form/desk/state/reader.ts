import type { FileToRead, ReadFile } from './read-file.ts'

/** Milliseconds for one file; a paper of usual size takes a tenth of a second. */
const TIME = 10_000

/** The limit of the document guard, repeated here so that larger files are never loaded: importing the guard would load the zip library. */
export const MOST_BYTES = 8 * 1024 * 1024

/** Where a file is read: a worker in the browser. */
export interface ReaderThread {
  postMessage(message: FileToRead, transfer: Transferable[]): void
  terminate(): void
  onmessage: ((event: { data: ReadFile }) => void) | null
  onerror: ((event: unknown) => void) | null
}

/** A reader in a worker of the browser. */
export const workerReader = () =>
  new Reader(
    () => new Worker(new URL('./document-worker.ts', import.meta.url), { type: 'module' }) as ReaderThread,
  )

/**
 * Reads files one after the other in a thread that is ended when a file takes too long or kills it; the
 * next file then gets a new one. A hostile file may kill its reader, never the page.
 */
export class Reader {
  #thread: ReaderThread | undefined
  #last: Promise<unknown> = Promise.resolve()
  readonly #start: () => ReaderThread
  readonly #time: number

  constructor(start: () => ReaderThread, time = TIME) {
    this.#start = start
    this.#time = time
  }

  /** Never rejects because of the file's content. */
  read(
    file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
    about: Omit<FileToRead, 'name' | 'bytes'>,
  ): Promise<ReadFile> {
    const result = this.#last.then(() => this.#readNow(file, about))
    this.#last = result
    return result
  }

  async #readNow(
    file: Pick<File, 'name' | 'size' | 'arrayBuffer'>,
    about: Omit<FileToRead, 'name' | 'bytes'>,
  ): Promise<ReadFile> {
    // No more is loaded than the guard would let pass.
    if (file.size > MOST_BYTES) return { kind: 'refused', refused: 'too-large' }
    const buffer = await file.arrayBuffer().catch(() => undefined)
    if (!buffer) return { kind: 'refused', refused: 'damaged' }
    this.#thread ??= this.#start()
    const thread = this.#thread
    let timer: ReturnType<typeof setTimeout> | undefined
    const answer = new Promise<ReadFile>((resolve) => {
      timer = setTimeout(() => this.#end(resolve, 'too-slow'), this.#time)
      thread.onmessage = ({ data }) => resolve(data)
      thread.onerror = () => this.#end(resolve, 'damaged')
      thread.postMessage({ ...about, name: file.name, bytes: new Uint8Array(buffer) }, [buffer])
    })
    return answer.finally(() => clearTimeout(timer))
  }

  #end(resolve: (result: ReadFile) => void, refused: 'too-slow' | 'damaged'): void {
    this.#thread?.terminate()
    this.#thread = undefined
    resolve({ kind: 'refused', refused })
  }
}
