import { realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Exit codes of every command. */
export const EXIT = { ok: 0, errors: 1, cannotRun: 2 } as const

export interface Output {
  write: (text: string) => void
  /** Progress and errors. */
  complain: (text: string) => void
}

export const standardOutput: Output = {
  write: (text) => void process.stdout.write(text),
  complain: (text) => void process.stderr.write(text),
}

export type Main = (argv: readonly string[], output?: Output) => Promise<number>

/** Runs `main` if this module is the program itself; a failure is one sentence and exit code 2. */
export async function runAsScript(moduleUrl: string, main: Main): Promise<void> {
  if (!process.argv[1] || realpathSync(process.argv[1]) !== fileURLToPath(moduleUrl)) return
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreBrokenPipe)
  process.exitCode = await guarded(main, process.argv.slice(2), standardOutput)
}

/** Without a reader (`| head`) the rest of the output is dropped, and the work goes on. */
function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}

/** `main` with every failure turned into exit code 2; a stack trace does not help a clerk, and may quote data. */
export async function guarded(main: Main, argv: readonly string[], output: Output): Promise<number> {
  try {
    return await main(argv, output)
  } catch (error) {
    output.complain(`${sentenceOf(error)}\n`)
    return EXIT.cannotRun
  }
}

function sentenceOf(error: unknown): string {
  // `CannotRun`, by its name: the class comes with most of the program, and the site's build loads it twice.
  if ((error as Error).name === 'CannotRun') return (error as Error).message
  const { code, name, message, stack } = error as NodeJS.ErrnoException
  if (process.env['DEBUG']) return stack ?? message
  return `程序出错（${code ?? name}），没有完成。设置环境变量 DEBUG=1 再运行一次可以看到细节。`
}

/** A progress line that is overwritten; silent in CI and in pipes. */
export function progress(label: string): (done: number, total: number) => void {
  if (!process.stderr.isTTY || process.env['CI']) return () => {}
  return (done, total) => {
    if (done % 25 !== 0 && done !== total) return
    process.stderr.write(done === total ? '\r\u001b[K' : `\r${label} ${done}/${total}`)
  }
}
