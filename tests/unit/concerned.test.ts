import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { generateContent } from '../../scripts/bench/generate.ts'
import { Random } from '../../scripts/bench/random.ts'
import { type Change, concerning } from '../../src/domain/change.ts'
import { codes, type Finding } from '../../src/domain/finding.ts'
import type { Entry } from '../../src/domain/ledger.ts'
import { MOST_SHARING, passagesOf, tellingRuns } from '../../src/domain/rules/passages.ts'
import { readChange } from '../../src/node/change.ts'
import { type Checked, checkFolder } from '../../src/node/ledger.ts'
import { Repository } from '../support/repository.ts'

/** Counts of work instead of time: what a change does not concern is listed, at most looked through, not parsed. */
const parsed: string[] = []
vi.mock('yaml', async (original) => {
  const real = await original<typeof import('yaml')>()
  class Parser extends real.Parser {
    override *parse(text: string) {
      parsed.push(text)
      yield* super.parse(text)
    }
  }
  return { ...real, Parser }
})
beforeEach(() => {
  parsed.length = 0
})

/** Apart from the rules over the change itself, which the whole check cannot know. */
const ofContent = (findings: readonly Finding[]) =>
  findings.filter(({ code }) => codes[code].scope !== 'change')
const about = (change: Change, { findings }: Checked) => ofContent(concerning(change, findings))

async function province(): Promise<{ repository: Repository; entries: string[] }> {
  const repository = await Repository.create()
  await generateContent(repository.root, { entries: 300, cycles: 3 })
  repository.commit('一省')
  const files = repository.git('ls-files', '*/demands/*.yaml').split('\n').filter(Boolean)
  return { repository, entries: files.filter((file) => file.startsWith('content/cycles/2022/')) }
}

const textOf = ({ root }: Repository, file: string) => readFileSync(join(root, file), 'utf8')
const candidates = /^ {2}candidates:[\s\S]*?(?=^ {2}\w)/m
const description = /^ {6}description:[\s\S]*?(?=^ {6}\w|^ {4}- |^\w)/m
const name = /^ {4}name: .*$/m

describe('with --since', () => {
  test('what the change touches is parsed, and of the rest what may have to do with it', async () => {
    const { repository, entries } = await province()
    const [first = '', second = ''] = entries
    for (const file of [first, second]) {
      await repository.write(file, textOf(repository, file).replace(/employees: \d+/, 'employees: 约'))
    }
    const change = await readChange(repository.root, { since: 'HEAD' })
    const checked = await checkFolder(repository.root, { change })
    const read = [...checked.files.keys()].filter((file) => file.includes('/demands/'))
    // The two, one of the newest cycle, and what shares a phrase with them by chance.
    expect(read).toEqual(expect.arrayContaining([first, second]))
    expect(read.length).toBeLessThan(40)
    expect(parsed.length).toBeLessThan(40 + 30)
    expect(checked.names.size).toBeGreaterThan(300)
    const told = about(change, checked)
    expect(told.filter(({ code }) => code === 'not-a-number')).toHaveLength(2)

    const whole = await checkFolder(repository.root)
    expect(parsed.length).toBeGreaterThan(300)
    expect(told).toEqual(about(change, whole))
  })

  test('what it breaks elsewhere is found, however it is written there', async () => {
    const { repository, entries } = await province()
    const withAll = entries.filter((file) => {
      const text = textOf(repository, file)
      return candidates.test(text) && description.test(text) && /^9/.test(basename(file))
    })
    const [changed = '', twin = '', rival = '', copied = '', apart = ''] = withAll
    const put = async (file: string, pattern: RegExp, text: string) =>
      repository.write(
        file,
        textOf(repository, file).replace(pattern, () => text),
      )
    const of = (file: string, pattern: RegExp) => pattern.exec(textOf(repository, file))![0]
    // The name with a space in it, and a person with an escape: the same to whoever reads the YAML.
    await put(twin, name, of(changed, name).replace('武汉', '武 汉'))
    const escaped = (_: string, sign: string, rest: string) =>
      `name: "\\u${sign.charCodeAt(0).toString(16)}${rest}"`
    await put(rival, candidates, of(changed, candidates).replace(/name: (\S)(\S+)/, escaped))
    repository.commit('别人先报')
    await put(changed, description, of(copied, description))
    // And the same code once more, in another district.
    const moved = join(dirname(apart), basename(changed))
    await repository.write(moved, textOf(repository, apart))

    const change = await readChange(repository.root, { since: 'HEAD' })
    const checked = await checkFolder(repository.root, { change })
    expect(checked.files.size).toBeLessThan(checked.names.size / 2)
    const told = about(change, checked)
    const others = told.flatMap(({ code, file, args }) =>
      'other' in args ? [[code, ...[file, args.other].sort()].join(' ')] : [],
    )
    const pair = (code: string, ...files: string[]) => [code, ...files.sort()].join(' ')
    expect(others).toEqual(
      expect.arrayContaining([
        pair('duplicate-enterprise', changed, twin),
        pair('candidate-wanted-twice', changed, rival),
        pair('similar-challenge', changed, copied),
        pair('duplicate-enterprise', changed, moved),
      ]),
    )
    expect(told).toEqual(about(change, await checkFolder(repository.root)))
  })

  test('of a phrase that many share, the first few decide here as well', async () => {
    const { repository } = await province()
    const { cycles } = (await checkFolder(repository.root)).ledger
    const files = cycles
      .get('2022')!
      .entries.map(({ file }) => file)
      .filter((file) => description.test(textOf(repository, file)))
    const random = new Random(3)
    const signs = (count: number) => Array.from({ length: count }, () => random.between(0x4e00, 0x9fa5))
    const words = (count: number) => String.fromCharCode(...signs(count))
    const passages = passagesOf({
      partly: { public: { expertRequest: { problem: words(50_000) } } },
    } as Entry)
    // Each text with this phrase is known by it alone.
    const phrase = passages.flatMap(tellingRuns).join('')
    const describe = async (file: string, text: string) =>
      repository.write(file, textOf(repository, file).replace(description, `      description: ${text}\n`))
    const told = async (change: Change, threads?: number) =>
      about(change, await checkFolder(repository.root, threads ? { threads } : { change })).filter(
        ({ code }) => code === 'similar-challenge',
      )

    const others = files.slice(0, MOST_SHARING)
    const [copied = '', changed = ''] = files.slice(MOST_SHARING)
    for (const file of others) await describe(file, phrase + words(60))
    const text = phrase + words(60)
    await describe(copied, text)
    repository.commit('套话')
    await describe(changed, `${text}。`)
    const change = await readChange(repository.root, { since: 'HEAD' })
    // The one that it repeats is not among the first: nobody sees it.
    expect(await told(change, 1)).toEqual([])
    expect(await told(change)).toEqual([])

    // With one of the first gone it is.
    await repository.remove(others[0]!)
    repository.git('commit', '-q', '-am', '少一份')
    const then = { ...change, files: change.files.filter(({ file }) => file === changed) }
    expect(await told(then, 1)).toHaveLength(1)
    expect(await told(then)).toEqual(await told(then, 1))
  })
})
