import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { run } from '../tests/support/folder.ts'
import { main as bench } from './bench.ts'
import { main as build } from './build.ts'
import { main as check } from './check.ts'
import { main as codeowners } from './codeowners.ts'
import { optionsOf } from './command-options.ts'
import { main as compile } from './compile.ts'
import { main as draftStory } from './draft-story.ts'
import { main as importMain } from './import.ts'
import { main as keys } from './keys.ts'
import { main as match } from './match.ts'
import { main as matchReport } from './match-report.ts'
import { main as newCycle } from './new-cycle.ts'
import { main as newSite } from './new-site.ts'
import { main as preview } from './preview.ts'
import { main as publishSite } from './publish-site.ts'
import { main as receipt } from './receipt.ts'
import { main as review } from './review.ts'
import { EXIT, type Main } from './run.ts'
import { main as seal } from './seal.ts'
import { main as searchReport } from './search-report.ts'
import { main as status } from './status.ts'
import { main as unseal } from './unseal.ts'

/** Every command of package.json that takes options, with one that wants a value. */
const commands: Record<string, { main: Main; wants?: string }> = {
  check: { main: check, wants: '--since' },
  codeowners: { main: codeowners, wants: '--root' },
  compile: { main: compile, wants: '--out' },
  'draft-story': { main: draftStory, wants: '--out' },
  import: { main: importMain, wants: '--district' },
  keys: { main: keys, wants: '--label' },
  match: { main: match, wants: '--hand-over' },
  'match-report': { main: matchReport },
  'new-cycle': { main: newCycle, wants: '--set' },
  receipt: { main: receipt, wants: '--pull' },
  review: { main: review, wants: '--work' },
  seal: { main: seal, wants: '--identity' },
  unseal: { main: unseal, wants: '--out' },
  build: { main: build },
  preview: { main: preview, wants: '--port' },
  'publish-site': { main: publishSite, wants: '--to' },
  'new-site': { main: newSite, wants: '--token-file' },
  status: { main: status, wants: '--now' },
  'search-report': { main: searchReport, wants: '--list' },
  bench: { main: bench, wants: '--runs' },
}
const wanting = Object.entries(commands).flatMap(([name, { main, wants }]) =>
  wants ? [[name, main, wants] as const] : [],
)

test('no command is left out', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }
  const withHelp = Object.entries(scripts).flatMap(([name, line]) => {
    const file = /^node(?: -r \S+)+ (scripts\/\S+\.ts)$/.exec(line)?.[1]
    return file && readFileSync(file, 'utf8').includes('HELP') ? [name] : []
  })
  expect(withHelp.sort()).toEqual(Object.keys(commands).sort())
})

/** One sentence, in Chinese, that says where to read on. */
const sentence = (slip: string, name: string) => `${slip}；npm run ${name} -- --help 列出全部选项。\n`

describe.each(Object.entries(commands))('%s', (name, { main }) => {
  test('--help says how it is used, and does nothing', async () => {
    const { code, out, err } = await run(main, '--help')
    expect([code, err]).toEqual([EXIT.ok, ''])
    expect(out).toContain(`用法：npm run ${name}`)
  })

  test('an unknown option', async () => {
    const ran = await run(main, '--frobnicate')
    expect(ran).toEqual({ code: EXIT.cannotRun, out: '', err: expect.any(String) })
    expect(ran.err.split('\n').slice(-2).join('\n')).toBe(sentence('未知的选项 --frobnicate', name))
  })
})

test.each(wanting)('%s: a value that is missing', async (name, main, option) => {
  const err = sentence(`选项 ${option} 后面缺少内容`, name)
  expect(await run(main, option)).toEqual({ code: EXIT.cannotRun, out: '', err })
  // What looks like an option is no value.
  expect(await run(main, option, '--help')).toEqual({ code: EXIT.cannotRun, out: '', err })
})

test.each(wanting)('%s: an option that npm has kept', async (name, main, option) => {
  vi.stubEnv('npm_lifecycle_event', name)
  vi.stubEnv(`npm_config_${option.slice(2).replaceAll('-', '_')}`, 'true')
  const ran = await run(main, 'x')
  expect(ran).toMatchObject({ code: EXIT.cannotRun, out: '' })
  expect(ran.err).toContain(`npm run ${name} -- ${option} …`)
})

describe('of the options', () => {
  const options = {
    name: { type: 'string' },
    out: { type: 'string' },
    fix: { type: 'boolean', default: false },
  } as const
  const of = (...argv: string[]) => optionsOf(argv, { name: 'x', options })

  test('what is written is read', () => {
    expect(of('--name', 'a', '--fix').values).toEqual({ name: 'a', fix: true })
    expect(of('--name=-a').values).toEqual({ name: '-a', fix: false })
    expect(of('--name', '').values).toEqual({ name: '', fix: false })
    const words = optionsOf(['a', '--', '--b'], { name: 'x', options, takesWords: true })
    expect(words.positionals).toEqual(['a', '--b'])
  })

  test.each([
    [['--fix=no'], '选项 --fix 后面不写内容'],
    [['-f'], '未知的选项 -f'],
    [['--out='], '选项 --out 后面缺少内容'],
    [['--out', ''], '选项 --out 后面缺少内容'],
    [['--no-fix'], '未知的选项 --no-fix'],
    [['--toString'], '未知的选项 --toString'],
    [['a'], '多出来的“a”'],
    [['--\u001b[31m'], '未知的选项 --<U+001B>[31m'],
  ])('%j is told in Chinese, and steers no terminal', (argv, slip) => {
    expect(() => of(...argv)).toThrow(sentence(slip, 'x').trim())
  })
})
