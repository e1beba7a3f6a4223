import { mkdir, open, readFile, rm, stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { CannotRun } from './cannot-run.ts'

/** Of this process. */
const held = new Set<string>()

/** No work takes so long: the number of its process is another's by now. Milliseconds. */
const LONGEST = 60 * 60 * 1000

/**
 * Runs `work` while nobody else on this machine holds the lock. What a killed process has left does not block;
 * where no lock can be written, the work itself will say why.
 * @throws CannotRun with `refusal`, if somebody else holds it
 */
export async function withLock<T>(file: string, refusal: string, work: () => Promise<T>): Promise<T> {
  const path = resolve(file)
  let isTaken = await take(path)
  if (!isTaken && (await isStale(path))) {
    await rm(path, { force: true })
    isTaken = await take(path)
  }
  if (!isTaken) throw new CannotRun(refusal)
  held.add(path)
  try {
    return await work()
  } finally {
    held.delete(path)
    await rm(path, { force: true }).catch(() => {})
  }
}

/** False if it is there already. */
async function take(path: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true })
    const lock = await open(path, 'wx')
    await lock.writeFile(String(process.pid)).finally(() => lock.close())
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'EEXIST'
  }
}

async function isStale(path: string): Promise<boolean> {
  const pid = Number(await readFile(path, 'utf8').catch(() => ''))
  if (!Number.isInteger(pid) || pid <= 0) return true
  // In a container each run has the same numbers.
  if (pid === process.pid) return !held.has(path)
  const { mtimeMs = 0 } = await stat(path).catch(() => ({}) as { mtimeMs?: number })
  return !isRunning(pid) || Date.now() - mtimeMs > LONGEST
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process is running as well.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
