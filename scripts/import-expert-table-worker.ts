import { parentPort, workerData } from 'node:worker_threads'
import type { DistrictName } from '../src/documents/experts/expert-columns.ts'
import { importExperts } from '../src/documents/import/import-experts.ts'

const { bytes, context } = workerData as { bytes: ArrayBuffer; context: readonly DistrictName[] }

/** The worker for 推荐专家汇总表. */
parentPort?.postMessage(importExperts(new Uint8Array(bytes), context))
