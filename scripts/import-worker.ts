import { parentPort, workerData } from 'node:worker_threads'
import { importDocument } from '../src/documents/import/import-document.ts'

const { bytes, cycleYear } = workerData as { bytes: ArrayBuffer; cycleYear?: string }

/** The worker: imports one file and posts the result. The bytes are a copy that only this thread has. */
parentPort?.postMessage(await importDocument(new Uint8Array(bytes), cycleYear))
