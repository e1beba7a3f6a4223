import { execFile, execFileSync } from 'node:child_process'
import { promisify } from 'node:util'

const ENVIRONMENT = {
  ...process.env,
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_AUTHOR_NAME: '某某',
  GIT_AUTHOR_EMAIL: 'x@example.invalid',
  GIT_COMMITTER_NAME: '某某',
  GIT_COMMITTER_EMAIL: 'x@example.invalid',
  LC_ALL: 'C',
  // Nothing that a test's repository could do without: no upkeep beside it, no wait for the disk, no sample hooks.
  ...settings({ 'maintenance.auto': 'false', 'gc.auto': '0', 'core.fsync': 'none', 'init.templateDir': '' }),
}

function settings(values: Record<string, string>): Record<string, string> {
  const rows = Object.entries(values).flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ])
  return { GIT_CONFIG_COUNT: String(Object.keys(values).length), ...Object.fromEntries(rows) }
}

/** What git refused. */
class GitError extends Error {}

export interface GitOptions {
  input?: string | Buffer
  env?: Record<string, string>
  cwd?: string
}

/** git, untouched by the settings of this machine. */
export function runGit(args: readonly string[], { input = '', env = {}, cwd }: GitOptions = {}): Buffer {
  try {
    return execFileSync('git', args, {
      input,
      env: { ...ENVIRONMENT, ...env },
      maxBuffer: 256 * 1024 * 1024,
      stdio: ['pipe', 'pipe', 'pipe'],
      ...(cwd ? { cwd } : {}),
    })
  } catch (error) {
    throw new GitError(`git ${args.join(' ')}: ${(error as { stderr?: Buffer }).stderr ?? error}`)
  }
}

/** The same beside this process, which may be the server that git asks: a text without the line break at its end. */
export async function runGitBeside(args: readonly string[], cwd: string): Promise<string> {
  const env = { ...ENVIRONMENT, no_proxy: '127.0.0.1', NO_PROXY: '127.0.0.1' }
  return (await promisify(execFile)('git', args, { cwd, env })).stdout.trimEnd()
}
