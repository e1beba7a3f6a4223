import { writeSync } from 'node:fs'
import { similarChallenge } from '../../../src/domain/rules/similar.ts'
import { generatedLedger } from '../generated-ledger.ts'

/** Times the rule over similar texts alone, of all cycles. */
const ledger = await generatedLedger(Number(process.argv[2]), 10)
const start = performance.now()
for (const cycle of ledger.cycles.values()) Array.from(similarChallenge.check(cycle, ledger))
writeSync(4, String(performance.now() - start))
