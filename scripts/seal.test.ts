import { globSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { entryText } from '../src/form/desk/state/entry-text.ts'
import { readKey } from '../src/sealed/key.ts'
import { decryptEntry, sealEntry } from '../src/sealed/seal-entry.ts'
import { readYaml } from '../src/yaml/read.ts'
import { bases, edited } from '../tests/support/entry.ts'
import { contentWith, littleContentWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { runGit } from '../tests/support/forge/git.ts'
import { type KeyPair, keyPair } from '../tests/support/key-pair.ts'
import { onlyHongshan, onlyTwoDistricts, sealedContent, sealingSite } from '../tests/support/sealed-folder.ts'
import { main as check } from './check.ts'
import { main as compile } from './compile.ts'
import { main as seal } from './seal.ts'
import { main as status } from './status.ts'
import { main as unseal } from './unseal.ts'

const FOLDER = 'content/cycles/2023/demands/hongshan'
const NAMED = `${FOLDER}/91420111MAFAKE991B.yaml`
const SITE = 'content/site.yaml'

let own: KeyPair
beforeAll(async () => {
  own = await keyPair()
})

async function keyFile(): Promise<string> {
  const path = join(await temporaryFolder(), 'key.txt')
  await writeFile(path, own.identity)
  return path
}

/** The settings with this text as the only entry. */
async function withEntry(text: string): Promise<string> {
  const root = await temporaryFolder()
  for (const file of [SITE, 'content/districts.yaml', 'content/cycles/2023/cycle.yaml'])
    await cp(file, join(root, file))
  await writeFile(join(root, SITE), await sealingSite([{ label: '市级', key: own.recipient }]))
  await mkdir(join(root, FOLDER), { recursive: true })
  await writeFile(join(root, NAMED), text)
  return root
}
const read = (root: string) => readFile(join(root, NAMED), 'utf8')
const opened = async (root: string) =>
  decryptEntry(readYaml(await read(root), '').tree!, NAMED, await readKey(own.identity))

describe('seal', () => {
  test('the public part stays to the byte, with its remarks; the same comes back', async () => {
    const text = edited('named', [['  research:\n', '  # 区里已电话核实\n  research:\n']])
    const root = await withEntry(`# 顶上的话\n${text}\n# 文件末尾的话\n`)
    const before = await read(root)
    expect(await run(seal, '--root', root, NAMED)).toMatchObject({
      code: 0,
      out: '新加密 1 份，重新加密 0 份。\n',
    })
    const [head, tail] = (await read(root)).split(/^sealed: .*\n(?: {2}.*\n)+/m)
    const [beforePrivate, afterPrivate] = before.split(/^private:[\s\S]*?\n(?=\n|$)/m)
    expect([head, tail]).toEqual([beforePrivate, afterPrivate])
    expect(await opened(root)).toEqual(readYaml(before, '').tree)
    const untouched = await read(root)
    expect((await run(seal, '--root', root, NAMED)).out).toContain('没有动的 1 份')
    expect(await read(root)).toBe(untouched)
  })

  test.each<[string, (text: string) => string]>([
    [
      'the private part first',
      (text) => `${/^private:[\s\S]*/m.exec(text)![0]}${text.replace(/^private:[\s\S]*/m, '')}`,
    ],
    ['Windows line ends', (text) => text.replaceAll('\n', '\r\n')],
    ['no line end at the end', (text) => text.trimEnd()],
    ['a key in quotes', (text) => text.replace(/^private:/m, '"private":')],
    ['braces', (text) => JSON.stringify(readYaml(text, '').tree)],
    ['an indented mapping', (text) => text.replace(/^(?=.)/gm, '  ')],
    [
      'a text that looks like a comment at the end',
      (text) => `${text.trimEnd()}\n  candidateNote: |-\n    甲\n    # 乙\n`,
    ],
  ])('an entry written with %s', async (_, change) => {
    const text = change(bases.named.replace(/^ {2}candidateNote: .*\n/m, ''))
    const root = await withEntry(text)
    expect(await run(seal, '--root', root, NAMED)).toMatchObject({ code: 0 })
    expect(await read(root)).not.toMatch(/private"?:|19900009001|# 乙/)
    expect(await opened(root)).toEqual(readYaml(text, '').tree)
    expect(
      await run(unseal, '--root', root, '--in-place', '--identity', await keyFile(), NAMED),
    ).toMatchObject({
      code: 0,
    })
    expect(readYaml(await read(root), '').tree).toEqual(readYaml(text, '').tree)
  })

  test.each<[string, (text: string) => string, string]>([
    [
      'a remark in the private part',
      (text) => text.replace(/^private:/m, 'private:\n  # 电话打不通'),
      '手写的注释',
    ],
    ['a key that stands twice', (text) => `${text}\nprivate:\n  candidateNote: 甲\n`, '内容不完整'],
    ['a misspelt part', (text) => `${text}\nprivat:\n  candidateNote: 甲\n`, '内容不完整'],
    ['no YAML', () => 'public: [', '请先运行 npm run check'],
    [
      'a text that is too long',
      (text) => text.replace(/^private:/m, `private:\n  candidateNote: ${'光'.repeat(15_000)}`),
      '太长',
    ],
  ])('what would be lost is not sealed, and stays as it is: %s', async (_, change, words) => {
    const text = change(bases.named.replace(/^ {2}candidateNote: .*\n/m, ''))
    const root = await withEntry(text)
    const { code, err } = await run(seal, '--root', root, NAMED)
    expect(code).toBe(1)
    expect(err).toContain(`${NAMED}：`)
    expect(err).toContain(words)
    expect(err).not.toMatch(/电话打不通|19900009001/)
    expect(await read(root)).toBe(text)
  })

  test('plain text beside a sealed part is told, and not taken for sealed', async () => {
    const root = await withEntry(edited('named', []))
    await run(seal, '--root', root, NAMED)
    const text = `${await read(root)}private:\n  candidateNote: 忘了删的一段\n`
    await writeFile(join(root, NAMED), text)
    const { code, err } = await run(seal, '--root', root, NAMED)
    expect(code).toBe(1)
    expect(err).toContain('内容不完整')
    expect(await read(root)).toBe(text)
  })

  test('without recipients nothing is touched', async () => {
    const root = await littleContentWith({ [NAMED]: bases.named })
    expect(await run(seal, '--root', root)).toMatchObject({
      code: 2,
      err: expect.stringContaining('recipients'),
    })
    expect(await read(root)).toBe(bases.named)
  })
})

describe('unseal', () => {
  test('asks for a place and a key, and does not write where git would take it', async () => {
    const root = await withEntry(bases.named)
    await run(seal, '--root', root)
    runGit(['init', '-q', root])
    const sealed = await read(root)
    const key = await keyFile()
    const refused: [string[], string][] = [
      [['--identity', key], '--out DIR'],
      [['--identity', key, '--out', 'x', '--in-place'], '--out DIR'],
      [['--out', await temporaryFolder()], '--identity'],
      [['--identity', key, '--out', join(root, 'opened')], 'git 仓库'],
      [['--identity', join(root, 'nowhere'), '--in-place'], '没有这个文件'],
      [['--identity', join(root, SITE), '--in-place'], '读不出密钥'],
    ]
    for (const [argv, words] of refused) {
      const { code, err } = await run(unseal, '--root', root, ...argv)
      expect([argv, code]).toEqual([argv, 2])
      expect(err).toContain(words)
    }
    expect(await read(root)).toBe(sealed)
  })
})

describe('a key that is not for all', () => {
  let theirs: KeyPair
  let sealed: string
  beforeAll(async () => {
    theirs = await keyPair()
    sealed = await sealedContent(onlyHongshan, recipients(), await mkdtemp(join(tmpdir(), 'keji-')))
    return () => rm(sealed, { recursive: true })
  })
  /** One district's entries, sealed once for all tests. */
  const sealedCopy = async () => {
    const root = await temporaryFolder()
    await cp(sealed, root, { recursive: true })
    return root
  }
  const recipients = () => [
    { label: '市级', key: own.recipient },
    { label: '洪山区', key: theirs.recipient, district: 'hongshan' },
  ]
  const isTheirs = (file: string) => file.includes('hongshan')
  const ALL = globSync('content/cycles/*/{demands/*,filings,experts,placements/*,reports/*/*}/*.yaml', {
    exclude: Object.keys(onlyTwoDistricts),
  })
  const others = ALL.filter((file) => !isTheirs(file))
  const keyOf = async ({ identity }: KeyPair) => {
    const path = join(await temporaryFolder(), 'key.txt')
    await writeFile(path, identity)
    return path
  }
  const partsOf = (root: string, part: string) =>
    ALL.filter((file) => readFileSync(join(root, file), 'utf8').includes(`\n${part}:`))

  test('opens and seals again what is its district’s, and counts the rest in one line', async () => {
    const root = await sealedContent(onlyTwoDistricts, recipients())
    const mine = ALL.length - others.length
    const key = ['--root', root, '--identity', await keyOf(theirs)]
    expect(await run(seal, ...key)).toMatchObject({
      code: 0,
      out: `新加密 0 份，重新加密 ${mine} 份，加密给别人、没有动的 ${others.length} 份。\n`,
      err: '',
    })
    const { code, out, err } = await run(unseal, ...key, '--in-place')
    expect([code, out]).toEqual([0, `打开 ${mine} 份，加密给别人、没有动的 ${others.length} 份。\n`])
    expect(err).not.toContain('打不开')
    expect(partsOf(root, 'private')).toEqual(ALL.filter(isTheirs))
    expect(partsOf(root, 'sealed')).toEqual(others)
  })

  test.each([
    ['seal', seal, []],
    ['unseal', unseal, ['--in-place']],
  ] as const)('%s tells what was named, and what it should open and does not', async (_, command, more) => {
    const root = await sealedCopy()
    // A filing is there for every district.
    const filing = others.find((file) => file.includes('filings'))!
    const key = ['--root', root, '--identity', await keyOf(theirs), ...more]
    for (const path of [filing, dirname(filing)]) {
      const named = await run(command, ...key, path)
      expect(named).toMatchObject({
        code: 1,
        err: expect.stringContaining(`${filing}：这个密钥打不开`),
      })
    }
    // By the settings it is theirs, and sealed for somebody else all the same.
    const mine = ALL.find((file) => isTheirs(file) && file.includes('demands'))!
    const foreign = await sealEntry(readYaml(await readFile(mine, 'utf8'), mine).tree!, mine, [own.recipient])
    await writeFile(join(root, mine), entryText(foreign))
    const { code, err } = await run(command, ...key)
    expect(code).toBe(1)
    expect(err).toContain(`${mine}：这个密钥打不开`)
    expect(err).not.toContain(filing)
  })

  test.each([
    ['seal', seal, []],
    ['unseal', unseal, ['--in-place']],
  ] as const)(
    '%s with a key that was replaced names what it should open and does not',
    async (_, command, more) => {
      const root = await sealedCopy()
      const stranger = await keyPair()
      const mine = ALL.find((file) => isTheirs(file) && file.includes('demands'))!
      const tree = readYaml(await readFile(mine, 'utf8'), mine).tree!
      await writeFile(join(root, mine), entryText(await sealEntry(tree, mine, [stranger.recipient])))
      await writeFile(
        join(root, SITE),
        await sealingSite([{ label: '市级', key: (await keyPair()).recipient }]),
      )
      const { code, out, err } = await run(command, '--root', root, '--identity', await keyOf(own), ...more)
      expect(code).toBe(1)
      expect(err).toContain(`${mine}：这个密钥打不开`)
      expect(out).toMatch(/，(?:没有加密的|打不开的) 1 份。\n$/)
    },
  )

  test.each([
    ['seal', seal, []],
    ['unseal', unseal, ['--in-place']],
  ] as const)('%s says of one that opens nothing that it is the wrong one', async (_, command, more) => {
    const root = await sealedCopy()
    const ran = await run(command, '--root', root, '--identity', await keyOf(await keyPair()), ...more)
    expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('一份也打不开') })
    expect(ran.out).toMatch(/^(?:新加密 0 份，重新加密|打开) 0 份，加密给别人、没有动的 \d+ 份。\n$/)
  })
})

describe('what would look done', () => {
  test('a key that fits nothing is refused where everything would only count as sealed', async () => {
    const root = await sealedContent(onlyHongshan, [{ label: '市级', key: own.recipient }])
    const path = join(await temporaryFolder(), 'key.txt')
    await writeFile(path, (await keyPair()).identity)
    const key = ['--root', root, '--identity', path]
    for (const ran of [
      await run(check, ...key),
      await run(check, ...key, '--now', 'today', '--became-due'),
      await run(status, ...key),
    ])
      expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining('一份也打不开') })
    // A district's key opens nothing either as long as it has sent nothing.
    const wuchang = await keyPair()
    await writeFile(path, wuchang.identity)
    await writeFile(
      join(root, SITE),
      await sealingSite([
        { label: '市级', key: own.recipient },
        { label: '武昌区', key: wuchang.recipient, district: 'wuchang' },
      ]),
    )
    expect((await run(check, ...key)).err).not.toContain('一份也打不开')
  })

  test.each([
    ['seal', seal, []],
    ['unseal', unseal, ['--in-place']],
  ] as const)('%s of a path that is not there', async (_, command, more) => {
    const root = await withEntry(bases.named)
    const argv = ['--root', root, '--identity', await keyFile(), ...more]
    expect(await run(command, ...argv, NAMED, 'hongshan')).toMatchObject({
      code: 2,
      err: '没有找到 hongshan。路径从项目目录写起，例如 content/cycles/2023。\n',
    })
    // One that is there, and is none of its files.
    expect(await run(command, ...argv, 'content/site.yaml')).toMatchObject({
      code: 2,
      err: 'content/site.yaml 里没有这条命令要处理的文件；处理哪些，加 --help 看说明。\n',
    })
    expect(await read(root)).toBe(bases.named)
  })
})

describe('what a killed run left', () => {
  const [OLD, YOUNG] = ['.0123456789ab.tmp', '.ba9876543210.tmp']

  test.each([
    ['seal', seal, async () => []],
    ['unseal', unseal, async () => ['--in-place', '--identity', await keyFile()]],
  ] as const)('%s takes it away where it only goes through, and says how many', async (_, command, more) => {
    const root = await sealedContent(onlyHongshan, [{ label: '市级', key: own.recipient }])
    const folder = join(root, FOLDER)
    for (const name of [OLD, YOUNG]) await writeFile(join(folder, name), 'private:\n  half')
    const hourAgo = Date.now() / 1000 - 3600
    await utimes(join(folder, OLD), hourAgo, hourAgo)
    const argv: string[] = await more()
    const ran = (path: string) => run(command, '--root', root, ...argv, path)
    // Elsewhere it is not looked for.
    expect((await ran('content/cycles/2023/filings')).out).not.toContain('临时文件')
    expect(await readdir(folder)).toEqual(expect.arrayContaining([OLD, YOUNG]))
    expect((await ran(FOLDER)).out).toContain('留下的临时文件 1 个')
    const left = await readdir(folder)
    expect([left.includes(OLD), left.includes(YOUNG)]).toEqual([false, true])
    expect((await ran(FOLDER)).out).not.toContain('临时文件')
  })
})

describe('the other commands with a key', () => {
  test('the check judges what is sealed, tells it where the seal is, and shows no value', async () => {
    const faulty = edited('named', [
      ['employees: 320', 'employees: 约73519人'],
      ['  innovation:\n', '  金丝雀: 1\n  innovation:\n'],
    ])
    const root = await sealedContent({ ...onlyHongshan, [NAMED]: faulty }, [
      { label: '市级', key: own.recipient },
    ])
    expect(await run(check, '--root', root, NAMED)).toMatchObject({ code: 0 })
    const text = await read(root)
    const line = text.split('\n').findIndex((each) => each.startsWith('sealed:')) + 1
    const { code, out } = await run(check, '--root', root, '--identity', await keyFile(), NAMED)
    expect(code).toBe(1)
    expect(out).toContain(`${line}:1  错误  “企业从业人数”要填数字`)
    expect(out).not.toMatch(/73519|金丝雀|sealed-not-checked/)
  })

  test('--fix never writes down what the key has opened', async () => {
    const root = await sealedContent({ ...onlyHongshan, [NAMED]: bases.named }, [
      { label: '市级', key: own.recipient },
    ])
    const untidy = (await read(root))
      .replace('public:', 'public:\n')
      .replace(/submittedOn: "(.*)"/, 'submittedOn: $1')
    await writeFile(join(root, NAMED), untidy)
    const { code, err } = await run(check, '--root', root, '--identity', await keyFile(), '--fix')
    expect(code).toBe(0)
    expect(err).toContain(`已统一写法 ${NAMED}`)
    expect(await read(root)).not.toMatch(/private:|19900009001/)
    expect(await opened(root)).toEqual(readYaml(bases.named, '').tree)
  })

  test('the workbooks are those of the plain samples; encrypted, each opens for its recipients alone', async () => {
    const district = await keyPair()
    const root = await sealedContent(onlyTwoDistricts, [
      { label: '市级', key: own.recipient },
      { label: '洪山区', key: district.recipient, district: 'hongshan' },
    ])
    const out = await temporaryFolder()
    const identity = await keyFile()
    const book = (unit: string) => `2023/2023年企业“科技副总”选派需求汇总表-${unit}.xlsx`
    await run(compile, '--root', await contentWith(onlyTwoDistricts), '--out', join(out, 'plain'))
    await run(compile, '--root', root, '--out', join(out, 'opened'), '--identity', identity)
    await run(compile, '--root', root, '--out', join(out, 'closed'), '--identity', identity, '--encrypt')
    const theirKey = join(out, 'theirs.txt')
    await writeFile(theirKey, district.identity)
    for (const [unit, mayDistrict] of [
      ['洪山区', true],
      ['武昌区', false],
      ['武汉市', false],
    ] as const) {
      const plain = await readFile(join(out, 'plain', book(unit)))
      expect((await readFile(join(out, 'opened', book(unit)))).equals(plain)).toBe(true)
      const closed = join(out, 'closed', `${book(unit)}.age`)
      for (const [key, may] of [
        [identity, true],
        [theirKey, mayDistrict],
      ] as const) {
        const into = await temporaryFolder()
        const { code, err } = await run(unseal, '--identity', key, '--out', into, closed)
        expect([unit, code]).toEqual([unit, may ? 0 : 1])
        if (may) expect((await readFile(join(into, book(unit).slice(5)))).equals(plain)).toBe(true)
        else expect(err).toContain('这个密钥打不开这份内容')
      }
    }
  })

  test('a key that opens one district compiles that one; a key that opens none is an error', async () => {
    const district = await keyPair()
    const root = await sealedContent(onlyTwoDistricts, [
      { label: '市级', key: own.recipient },
      { label: '洪山区', key: district.recipient, district: 'hongshan' },
    ])
    const out = await temporaryFolder()
    const path = join(out, 'key.txt')
    await writeFile(path, district.identity)
    const ran = await run(compile, '--root', root, '--out', out, '--identity', path)
    expect(ran.code).toBe(0)
    expect(ran.out.trim().split('\n')).toHaveLength(2)
    expect(ran.out).toContain('洪山区.xlsx　4 家')
    expect(ran.err).toContain('武汉市：有加密的部分用这个密钥打不开')
    await writeFile(path, (await keyPair()).identity)
    expect(await run(compile, '--root', root, '--out', out, '--identity', path)).toMatchObject({
      code: 1,
      out: '',
    })
  })

  test('workbooks in the open are not written where git would take them', async () => {
    const root = await sealedContent(onlyHongshan, [{ label: '市级', key: own.recipient }])
    runGit(['init', '-q', root])
    await writeFile(join(root, '.gitignore'), 'out/\n')
    const key = await keyFile()
    const compiled = (out: string, ...more: string[]) =>
      run(
        compile,
        '--root',
        root,
        '--identity',
        key,
        '--district',
        'hongshan',
        '--out',
        join(root, out),
        ...more,
      )
    expect(await compiled('papers')).toMatchObject({ code: 2, err: expect.stringContaining('--encrypt') })
    expect(await compiled('papers', '--encrypt')).toMatchObject({ code: 0 })
    // Ignored, though it is not there yet.
    expect(await compiled('out')).toMatchObject({ code: 0 })
  })

  test('a key in the environment is enough; an empty one is none', async () => {
    const root = await sealedContent(onlyTwoDistricts, [{ label: '市级', key: own.recipient }])
    const out = await temporaryFolder()
    await mkdir(out, { recursive: true })
    const before = process.env['AGE_IDENTITY']
    try {
      process.env['AGE_IDENTITY'] = `# 市级\n${own.identity}\n`
      const ran = await run(compile, '--root', root, '--out', out, '--encrypt', '--district', 'hongshan')
      expect(ran).toMatchObject({ code: 0, out: expect.stringContaining('洪山区.xlsx.age') })
      process.env['AGE_IDENTITY'] = ''
      const without = await run(compile, '--root', root, '--out', out, '--encrypt')
      expect(without).toMatchObject({ code: 0, out: '', err: expect.stringContaining('没有密钥') })
    } finally {
      if (before === undefined) delete process.env['AGE_IDENTITY']
      else process.env['AGE_IDENTITY'] = before
    }
  })
})
