import { readFile } from 'node:fs/promises'

/** What one process has to say of one hostile file. */
export interface Told {
  /** From the start of the process, loading the program included. */
  ms: number
  /** Of the processor, all threads together: what other programs take does not count. */
  cpu: number
  /** The most memory that the process ever held. */
  kilobytes: number
  /** Codes of the findings, or why the document was refused. */
  told: string[]
}

const [command, root = '', path = ''] = process.argv.slice(2)
const told = command === 'check' ? await checked(root, path) : await imported(path)
const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
const cpu = (userCPUTime + systemCPUTime) / 1000
const answer: Told = { ms: performance.now(), cpu, kilobytes: maxRSS, told }
process.stdout.write(JSON.stringify(answer))

/** The whole command, its report included. */
async function checked(root: string, path: string): Promise<string[]> {
  const { main } = await import('../check.ts')
  const parts: string[] = []
  await main(['--root', root, '--format', 'json'], {
    write: (part) => void parts.push(part),
    complain: () => {},
  })
  const { findings } = JSON.parse(parts.join('')) as { findings: { code: string; file: string }[] }
  return [...new Set(findings.filter(({ file }) => path.endsWith(file)).map(({ code }) => code))]
}

async function imported(path: string): Promise<string[]> {
  const { importInWorker } = await import('../import-in-worker.ts')
  const result = await importInWorker(await readFile(path))
  return 'refused' in result ? [result.refused] : ['accepted']
}
