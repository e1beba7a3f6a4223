import { existsSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'
import { CannotRun } from '../src/node/cannot-run.ts'
import { visible } from '../src/text/visible.ts'
import { requireContentHere } from './project.ts'
import type { Output } from './run.ts'

/** Parses the command line of every command: `--help`, options with defaults, and a message for each mistake. */

export interface Command<O extends ParseArgsOptionsConfig> {
  /** As in `npm run <name>`. */
  name: string
  options: O
  /** Whether it takes words beside its options. */
  takesWords?: boolean
  /** Not every use of it reads `content/`. */
  mayRunElsewhere?: boolean
}

/** The folder of `content/`. */
export const ROOT = { type: 'string', default: process.cwd() } as const

type Given<O extends ParseArgsOptionsConfig> = ReturnType<
  typeof parseArgs<{ options: O; allowPositionals: true }>
>

/**
 * The options and words of a command line; undefined after printing the help.
 * @throws CannotRun for what the command does not know
 */
export function optionsOrHelp<const O extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  output: Output,
  { help, ...about }: Command<O> & { help: string },
): Given<O> | undefined {
  const taken = takenByNpm(about)
  if (taken) {
    throw new CannotRun(
      `选项 --${taken} 要写在“--”后面（PowerShell 里写成 '--'），不然 npm 自己收走，什么也没有做：npm run ${about.name} -- --${taken} …`,
    )
  }
  const options = { ...about.options, help: { type: 'boolean' } } as const
  const { values } = optionsOf(argv, { ...about, options })
  if (Object.hasOwn(values, 'help')) {
    output.write(help)
    return undefined
  }
  const given = optionsOf(argv, about)
  const { root } = given.values as { root?: string }
  if (root === ROOT.default && !about.mayRunElsewhere) requireContentHere()
  return given
}

/** Options of npm as well, which may be set for its own sake. */
const OF_NPM = new Set(['all', 'json', 'key'])

/**
 * The first option that stands before the `--` of `npm run`: npm keeps it, tells nobody, and the command would do
 * something else, such as compile everything in plain text. PowerShell swallows a bare `--` (https://github.com/npm/cli/issues/4903).
 */
function takenByNpm({ name, options }: Command<ParseArgsOptionsConfig>): string | undefined {
  if (process.env['npm_lifecycle_event'] !== name) return undefined
  return Object.keys(options).find(
    (option) => !OF_NPM.has(option) && process.env[`npm_config_${option.replaceAll('-', '_')}`],
  )
}

/** @throws CannotRun for what the command does not know */
export function optionsOf<const O extends ParseArgsOptionsConfig>(
  argv: readonly string[],
  { name, options, takesWords = false }: Command<O>,
): Given<O> {
  // Node's message would be English, so mistakes are found before.
  const { tokens } = parseArgs({ args: [...argv], options, strict: false, tokens: true })
  for (const token of tokens) {
    const slip = slipOf(token, options, takesWords)
    if (slip) throw new CannotRun(`${slip}；npm run ${name} -- --help 列出全部选项。`)
  }
  return parseArgs({ args: [...argv], options, allowPositionals: true })
}

type Token = ReturnType<typeof parseArgs<{ strict: false; tokens: true }>>['tokens'][number]

function slipOf(token: Token, options: ParseArgsOptionsConfig, takesWords: boolean): string | undefined {
  if (token.kind === 'positional') return takesWords ? undefined : `多出来的“${visible(token.value)}”`
  if (token.kind !== 'option') return undefined
  const { value, inlineValue } = token
  const written = visible(token.rawName)
  if (!Object.hasOwn(options, token.name)) return `未知的选项 ${written}`
  if (options[token.name]!.type === 'boolean') return inlineValue ? `选项 ${written} 后面不写内容` : undefined
  // A word that looks like an option is never a value.
  const isMissing =
    value === undefined || (!inlineValue && /^-./.test(value)) || (!value && isPathOption(token.name))
  return isMissing ? `选项 ${written} 后面缺少内容` : undefined
}

/** An unset variable would mean the current folder; for other options empty counts as not given. */
const isPathOption = (option: string) => ['root', 'out', 'identity'].includes(option)

/** Paths as typed, made relative to the root. */
export function pathsBelow(root: string, paths: readonly string[]): string[] {
  return paths.map((path) => relative(root, resolve(root, path)).split(sep).join('/'))
}

export const isWithin = (file: string, path: string): boolean =>
  path === '' || file === path || file.startsWith(`${path}/`)

/** Refuses a path that selects nothing: done with no file would look like done. @throws CannotRun */
export function requireEach(root: string, selected: readonly string[], files: readonly string[]): void {
  const missing = selected.find((path) => !files.some((file) => isWithin(file, path)))
  if (missing === undefined) return
  throw new CannotRun(
    existsSync(join(root, missing))
      ? `${visible(missing)} 里没有这条命令要处理的文件；处理哪些，加 --help 看说明。`
      : `没有找到 ${visible(missing)}。路径从项目目录写起，例如 content/cycles/2023。`,
  )
}

/** No selection selects all. */
export const isSelected = (file: string, selected: readonly string[]): boolean =>
  selected.length === 0 || selected.some((path) => isWithin(file, path))
