import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import naughty from 'big-list-of-naughty-strings' with { type: 'json' }
import { beforeAll, describe, expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as keys } from '../../scripts/keys.ts'
import { main as seal } from '../../scripts/seal.ts'
import { main as unseal } from '../../scripts/unseal.ts'
import { forbiddenCharacter } from '../../src/domain/characters.ts'
import type { Tree, TreeMapping } from '../../src/domain/tree.ts'
import { entryForm } from '../../src/sealed/entry-parts.ts'
import { readKey } from '../../src/sealed/key.ts'
import { writePayload } from '../../src/sealed/payload.ts'
import { publicDigest } from '../../src/sealed/public-digest.ts'
import { decryptEntry, sealEntry } from '../../src/sealed/seal-entry.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { findAge } from '../support/age.ts'
import { decryptVector, exceptions, faultFor, type Vector, vectors } from '../support/age-vectors.ts'
import { files } from '../support/entry.ts'
import { figure, isThorough } from '../support/figure.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { faultOf } from '../support/key-pair.ts'
import { onlyHongshan, onlyTwoDistricts, sealedContent } from '../support/sealed-folder.ts'

/** What is sealed opens for its recipients, everywhere, and for nobody else; whatever fails is said. */

const samples = globSync('content/cycles/2023/{demands/*,filings}/*.yaml').sort()

describe('C2SP vectors', () => {
  test('each ends as it says', async (context) => {
    const names = vectors.map(({ name }) => name)
    expect(Object.keys(exceptions).filter((name) => !names.includes(name))).toEqual([])
    const wrong: string[] = []
    for (const vector of vectors) wrong.push(...(await unlike(vector)))
    expect(wrong).toEqual([])
    expect(vectors.length).toBeGreaterThanOrEqual(143)
    expect(new Set(vectors.map(({ expect }) => expect))).toEqual(
      new Set(['success', 'no match', 'HMAC failure', 'header failure', 'payload failure', 'armor failure']),
    )
    figure(context, `${vectors.length} vectors, ${wrong.length} unlike`)
  })

  test('one that says another verdict is seen', async () => {
    const success = vectors.find(({ expect }) => expect === 'success')!
    expect(await unlike({ ...success, payload: '0'.repeat(64) })).toHaveLength(1)
    expect(await unlike({ ...success, expect: 'HMAC failure' })).toHaveLength(1)
    const failure = vectors.find(({ expect }) => expect === 'HMAC failure')!
    expect(await unlike({ ...failure, expect: 'success' })).toHaveLength(1)
  })

  async function unlike(vector: Vector): Promise<string[]> {
    const { name, payload } = vector
    const exception = exceptions[name]
    if (exception && exception.verdict === faultFor(vector)) return [`${name} is no exception`]
    const decrypted = decryptVector(vector)
    const fault = await faultOf(decrypted)
    if (fault !== (exception?.verdict ?? faultFor(vector))) return [`${name}: ${fault}`]
    if (fault !== 'none') return []
    const digest = createHash('sha256').update(await decrypted)
    return digest.digest('hex') === payload ? [] : [`${name}: another payload`]
  }
})

const program = findAge()

describe.runIf(program)('the age program', () => {
  const { age: ageProgram, keygen } = program ?? { age: '', keygen: '' }
  let keyFile: string
  let recipient: string
  beforeAll(() => {
    // With its comments, as a clerk has it.
    keyFile = execFileSync(keygen, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
    recipient = /^# public key: (age1\S+)$/m.exec(keyFile)![1]!
  })

  const age = (args: string[], input: string) =>
    execFileSync(ageProgram, args, { input, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })

  async function bothWays(entry: TreeMapping, file: string): Promise<void> {
    const form = entryForm(file)
    const digest = await publicDigest(entry['public']!, form.public)
    const inside = { for: file, public: digest, private: entry['private'] as TreeMapping }
    const text = writePayload(inside, form.private)

    const sealed = (await sealEntry(entry, file, [recipient])) as { sealed: string }
    const identity = join(await temporaryFolder(), 'key.txt')
    await writeFile(identity, keyFile)
    expect(age(['-d', '-i', identity], sealed.sealed)).toBe(text)

    const theirs = age(['-a', '-r', recipient], text)
    const opened = await decryptEntry(
      { public: entry['public']!, sealed: theirs },
      file,
      await readKey(keyFile),
    )
    expect(opened).toEqual(entry)
  }

  test('opens what we seal, and we what it encrypts: every sample', async (context) => {
    // Each takes two programs: the whole suite takes some of every kind.
    const some = isThorough ? samples : samples.filter((_, at) => at % 5 === 0)
    const count = (pattern: RegExp) => some.filter((file) => pattern.test(file)).length
    expect([count(/\/9[^/]+$/), count(/\/[a-z0-9]{6}\.yaml$/), count(/\/filings\//)]).not.toContain(0)
    for (const file of some) {
      await bothWays(readYaml(readFileSync(file, 'utf8'), file).tree as TreeMapping, file)
    }
    expect(samples.length).toBeGreaterThanOrEqual(50)
    figure(context, `${some.length} of ${samples.length} samples both ways`)
  })

  test('naughty strings as texts, items and keys; none is lost', async (context) => {
    const writable = naughty.filter((value) => !forbiddenCharacter(value, ['line-break', 'tab']))
    const refused = naughty.filter((value) => !writable.includes(value))
    for (let from = 0; from < writable.length; from += 100) {
      const some = writable.slice(from, from + 100)
      const closed: Tree = {
        candidateNote: some.join('\n'),
        enterprise: Object.fromEntries(some.map((value, index) => [`文${index}`, value])),
        candidates: some,
        support: Object.fromEntries(
          some.filter((key) => !key.includes('\t')).map((key, index) => [key, String(index)]),
        ),
      }
      await bothWays({ public: { enterprise: { name: some[0]! } }, private: closed }, files.named)
    }
    // What no file may hold comes back all the same, or is not sealed.
    let back = 0
    for (const value of refused) {
      const entry = { public: { enterprise: { name: '某某' } }, private: { candidateNote: value } }
      if ((await faultOf(sealEntry(entry, files.named, [recipient]))) === 'unwritable') continue
      await bothWays(entry, files.named)
      back += 1
    }
    expect(writable.length).toBeGreaterThan(400)
    figure(context, `${writable.length + back} both ways, ${refused.length - back} not sealed`)
  })

  test('does not open for another key', async () => {
    const other = join(await temporaryFolder(), 'other.txt')
    execFileSync(keygen, ['-o', other], { stdio: 'ignore' })
    const entry = { public: { enterprise: { name: '某某' } }, private: { candidateNote: '甲' } }
    const sealed = (await sealEntry(entry, files.named, [recipient])) as { sealed: string }
    expect(() => age(['-d', '-i', other], sealed.sealed)).toThrow()
  })
})

describe('whatever fails is said in Chinese, at its place', () => {
  const [named = '', other = ''] = samples.filter((file) => file.includes('/demands/hongshan/'))
  const away = named.replace(/[^/]+$/, 'zzzzzz.yaml')

  interface Row {
    name: string
    spoil: (root: string) => Promise<unknown>
    /** The file that is told, and with which words. */
    file: string
    words: string
  }
  const edit = (file: string, change: (text: string) => string) => async (root: string) => {
    const text = await readFile(join(root, file), 'utf8')
    expect(change(text)).not.toBe(text)
    await writeFile(join(root, file), change(text))
  }
  const rows: Row[] = [
    {
      name: 'damaged',
      spoil: edit(named, (text) => text.replace(/.{4}(?=\n {2}-----END)/, '')),
      file: named,
      words: '加密内容已损坏，打不开。',
    },
    {
      name: 'sealed for somebody else',
      spoil: async (root) => {
        const stranger = await newKey()
        const tree = readYaml(readFileSync(named, 'utf8'), named).tree!
        const { sealed } = (await sealEntry(tree, named, [stranger.recipient])) as { sealed: string }
        const block = `sealed: |-\n  ${sealed.replaceAll('\n', '\n  ')}\n`
        await edit(named, (text) => text.replace(/^sealed:[\s\S]*/m, () => block))(root)
      },
      file: named,
      words: '这个密钥打不开这份内容。',
    },
    {
      name: 'moved',
      spoil: (root) => rename(join(root, named), join(root, away)),
      file: away,
      words: '加密内容是为另一个文件做的',
    },
    {
      name: 'copied from another entry',
      spoil: async (root) => {
        const theirs = /^sealed:[\s\S]*/m.exec(await readFile(join(root, other), 'utf8'))![0]
        await edit(named, (text) => text.replace(/^sealed:[\s\S]*/m, () => theirs))(root)
      },
      file: named,
      words: '加密内容是为另一个文件做的',
    },
    {
      name: 'with another public part',
      spoil: edit(named, (text) => text.replace(/submittedOn: "2023-0\d-\d\d"/, 'submittedOn: "2023-01-31"')),
      file: named,
      words: '加密以后公开部分又改过，和加密时的不一致。',
    },
  ]

  async function newKey(folder?: string) {
    const file = join(folder ?? (await temporaryFolder()), 'key.txt')
    const { out } = await run(keys, 'new', '--out', file)
    return { file, recipient: out.trim() }
  }

  interface Told {
    code: string
    file: string
    line: number
    problem: string
    severity: string
  }
  async function errors(root: string, identity: string): Promise<Told[]> {
    const { out } = await run(check, '--root', root, '--identity', identity, '--format', 'json')
    const { findings } = JSON.parse(out) as { findings: Told[] }
    return findings.filter(({ code }) => code === 'sealed-not-opened')
  }

  let own: Awaited<ReturnType<typeof newKey>>
  let sealed: string
  beforeAll(async () => {
    own = await newKey(await mkdtemp(join(tmpdir(), 'keji-')))
    const into = await mkdtemp(join(tmpdir(), 'keji-'))
    sealed = await sealedContent(onlyHongshan, [{ label: '市级', key: own.recipient }], into)
    return () => Promise.all([dirname(own.file), into].map((folder) => rm(folder, { recursive: true })))
  })

  test('what is whole is opened without an error', async () => {
    expect(await errors(sealed, own.file)).toEqual([])
  })

  test.each(rows)('$name', async ({ spoil, file, words }) => {
    const root = await temporaryFolder()
    await cp(sealed, root, { recursive: true })
    await spoil(root)
    const told = await errors(root, own.file)
    expect(told).toMatchObject([{ file, severity: 'error' }])
    expect(told[0]!.problem).toContain(words)
    const lines = (await readFile(join(root, file), 'utf8')).split('\n')
    expect(lines[told[0]!.line - 1]).toMatch(/^sealed:/)
    const out = await temporaryFolder()
    for (const ran of [
      await run(unseal, '--root', root, '--identity', own.file, '--out', out),
      await run(seal, '--root', root, '--identity', own.file),
    ]) {
      expect(ran.code).toBe(1)
      expect(ran.err).toContain(`${file}：${words}`)
      expect(ran.err.trim().split('\n')).toHaveLength(1)
    }
  })

  test('a district’s key opens its own, and other districts’ entries are no error', async (context) => {
    const [bureau, district] = [await newKey(), await newKey()]
    const root = await sealedContent(onlyTwoDistricts, [
      { label: '市级', key: bureau.recipient },
      { label: '洪山区', key: district.recipient, district: 'hongshan' },
    ])
    const { code, out } = await run(check, '--root', root, '--identity', district.file, '--format', 'json')
    expect(code).toBe(0)
    const { findings } = JSON.parse(out) as { findings: Told[] }
    const closed = findings.filter(({ code }) => code === 'sealed-not-checked').map(({ file }) => file)
    const isOwn = (file: string) => file.includes('/hongshan')
    const all = globSync('content/cycles/*/{demands/*,filings,experts,placements/*,reports/*/*}/*.yaml', {
      exclude: Object.keys(onlyTwoDistricts),
    })
    const own = all.filter(isOwn)
    const theirs = all.filter((file) => !isOwn(file) && !file.includes('/filings/'))
    expect(closed.sort()).toEqual(theirs.sort())
    const into = await temporaryFolder()
    const opened = await run(unseal, '--root', root, '--identity', district.file, '--out', into)
    expect(opened).toMatchObject({
      code: 0,
      out: `打开 ${own.length} 份，加密给别人、没有动的 ${all.length - own.length} 份。\n`,
    })
    for (const file of own) expect(await readFile(join(into, file), 'utf8')).toBe(readFileSync(file, 'utf8'))
    expect(globSync('content/**/*.yaml', { cwd: into }).sort()).toEqual(own.sort())
    figure(
      context,
      `a district's key opens ${own.length} of ${own.length} own, 0 of ${all.length - own.length} others`,
    )
  })
})
