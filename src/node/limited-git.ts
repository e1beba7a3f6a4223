import { spawn } from 'node:child_process'
import { devNull } from 'node:os'

/** What ends a work with git: a limit, objects that git refuses, or anything else. */
export type GitFaultKind = 'time' | 'size' | 'objects' | 'git'

export class GitFault extends Error {
  override name = 'GitFault'
  readonly kind: GitFaultKind

  constructor(kind: GitFaultKind) {
    super(kind)
    this.kind = kind
  }
}

export interface Limits {
  seconds: number
  /** Of the output, or of the pack that is fetched. */
  bytes: number
}

export const READING: Limits = { seconds: 60, bytes: 64 * 1024 * 1024 }

export interface RunOptions {
  input?: string
  env?: Record<string, string>
  limits?: Limits
  /** The largest file that git may write, in bytes; its output has a limit of its own. */
  files?: number
}

/**
 * Runs git over a repository of strangers' objects: with nothing of this machine's settings, and an end to its time,
 * output, memory and files.
 * @throws GitFault
 */
export function runLimitedGit(
  folder: string,
  args: readonly string[],
  { input = '', env = {}, limits = READING, files = 0 }: RunOptions = {},
): Promise<Buffer> {
  return new Promise((done, failed) => {
    // Blocks of 512 bytes: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/ulimit.html. Not every system
    // limits memory (KiB).
    const memory = 'ulimit -v 3145728 2>/dev/null'
    const limited = `${memory}; ulimit -f ${Math.ceil(files / 512)} && exec git "$@"`
    const child = spawn('sh', ['-c', limited, 'sh', '--git-dir', folder, ...args], {
      env: { ...ENVIRONMENT, ...fromEnvironment(['PATH']), ...env },
      // Its own group: git leaves the transport to other processes.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let fault: GitFaultKind | undefined
    const end = (kind: GitFaultKind) => {
      fault ??= kind
      try {
        process.kill(-child.pid!, 'SIGKILL')
      } catch {}
    }
    const timer = setTimeout(end, limits.seconds * 1000, 'time')
    const parts: Buffer[] = []
    let [length, message] = [0, '']
    child.stdout.on('data', (part: Buffer) => {
      length += part.length
      if (length > limits.bytes) end('size')
      else parts.push(part)
    })
    child.stderr.on('data', (part: Buffer) => {
      if (message.length < 10_000) message += part.toString()
    })
    child.stdin.on('error', () => {})
    child.on('error', () => failed(new GitFault('git')))
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      if (code === 0 && !fault) done(Buffer.concat(parts))
      else failed(new GitFault(fault ?? (signal === 'SIGXFSZ' ? 'size' : kindOf(message))))
    })
    child.stdin.end(input)
  })
}

/** Nothing of this machine's or this user's settings; messages are compared, never shown. */
const ENVIRONMENT = {
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: devNull,
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
}

/** The variables of these names that are set. */
export function fromEnvironment(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

function kindOf(message: string): GitFaultKind {
  if (/fsck error|^error: object [0-9a-f]+: /m.test(message)) return 'objects'
  // 25 is SIGXFSZ.
  return /died of signal 25|File too large|[Oo]ut of memory/.test(message) ? 'size' : 'git'
}
