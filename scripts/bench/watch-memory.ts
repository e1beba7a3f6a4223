import { readFileSync } from 'node:fs'

const EVERY = 100
const PAGE = 4096
const MIB = 1024 * 1024

/**
 * Looks again and again at how much memory a process and those that it started hold together. The function
 * that comes back ends this, and tells the most in MiB; 0 where the system has no `/proc`.
 */
export function watchMemory(pid: number | undefined): () => number {
  let most = 0
  const look = () => {
    most = Math.max(most, pid === undefined ? 0 : memoryOf(pid))
  }
  const timer = setInterval(look, EVERY).unref()
  return () => {
    clearInterval(timer)
    return most / MIB
  }
}

function memoryOf(pid: number): number {
  try {
    const resident = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
    return children
      .split(' ')
      .filter(Boolean)
      .reduce((sum, child) => sum + memoryOf(Number(child)), resident)
  } catch {
    // It has ended meanwhile.
    return 0
  }
}
