import { parentPort, workerData } from 'node:worker_threads'
import { importDocument } from '../src/documents/import-document.ts'

/** The worker's side: one file, one answer. Bytes arrive as a copy that only this thread has. */
parentPort?.postMessage(await importDocument(new Uint8Array(workerData as ArrayBuffer)))
