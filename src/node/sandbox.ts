import { execFile, execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { join } from 'node:path'

/** How a program ended: its output, or why there is none. */
export type Outcome = { output: string } | { fault: 'time' | 'failure' }

export interface Sandboxed {
  /** Folder of the program's code; only code of it can be read. */
  root: string
  /** Below `root`. */
  script: string
  args: readonly string[]
  /** Files and folders that it may read beside its own code. */
  readable: readonly string[]
  seconds: number
  /** Of its output. */
  bytes: number
}

/**
 * Runs a program of ours over strangers' data: with an empty environment, and Node's permissions alone. It can write
 * nothing, start nothing, and read neither the token's file nor another process; where the system allows it, the
 * process has no network either.
 */
export function runSandboxed({ root, script, args, readable, seconds, bytes }: Sandboxed): Promise<Outcome> {
  // `node_modules` may be a link to where it was carried to.
  const code = CODE.map((name) => join(realpathSync(root), name)).flatMap((path) => [
    path,
    realpathSync(path),
  ])
  const may = [...new Set(code), ...readable].map((path) => `--allow-fs-read=${path}`)
  const node = [
    '--permission',
    ...NATIVE,
    ...may,
    '--max-old-space-size=1024',
    join(realpathSync(root), script),
  ]
  const [program = '', ...before] = [...withoutNetwork(), process.execPath, ...node, ...args]
  const options = { cwd: realpathSync(root), env: {}, timeout: seconds * 1000, maxBuffer: bytes } as const
  return new Promise((done) => {
    execFile(program, before, { ...options, killSignal: 'SIGKILL' }, (error, output) => {
      // Killed without a code: it was the time. Too much output has a code.
      const isTime = error?.killed === true && !error.code
      done(error ? { fault: isTime ? 'time' : 'failure' } : { output })
    })
  })
}

/** The code that judges, and nothing else of the folder: not `.git`, where a checkout may keep a credential. */
const CODE = ['package.json', 'node_modules', 'src', 'scripts']

/** The parser of MDX is a native addon. */
const NATIVE = ['--allow-addons', '--no-warnings']

let unshare: readonly string[] | undefined

/** A network of its own, with nothing in it (Linux); nothing where the system does not let a user do that. */
export function withoutNetwork(): readonly string[] {
  if (unshare) return unshare
  const prefix = ['unshare', '--user', '--map-current-user', '--net']
  try {
    execFileSync(prefix[0]!, [...prefix.slice(1), process.execPath, '--version'], {
      stdio: 'ignore',
      env: {},
    })
    unshare = prefix
  } catch {
    unshare = []
  }
  return unshare
}
