import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

/** Loaded into every measured program by `--import`: at its end it tells what it took, over descriptor 3. */
if (isMainThread)
  process.once('exit', () => {
    const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
    writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }))
  })
