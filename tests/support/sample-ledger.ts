import { checkFolder } from '../../src/node/check-folder.ts'

/** Everything that the samples say, read once for all files of a worker: who changes something changes a copy. */
export const { ledger } = await checkFolder('.')
