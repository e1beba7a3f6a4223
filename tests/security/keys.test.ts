import { execFile } from 'node:child_process'
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as keys } from '../../scripts/keys.ts'
import { main as seal } from '../../scripts/seal.ts'
import { sortedJson } from '../../src/domain/digest.ts'
import { type Key, readKey } from '../../src/sealed/key.ts'
import { recipientFault } from '../../src/sealed/recipients.ts'
import { decryptEntry } from '../../src/sealed/seal-entry.ts'
import { SealError } from '../../src/sealed/seal-error.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { hitsIn } from '../support/canary.ts'
import { figure } from '../support/figure.ts'
import { littleContentWith, type Ran, run, temporaryFolder } from '../support/folder.ts'
import { runGit } from '../support/forge/git.ts'
import { type KeyPair, keyPair } from '../support/key-pair.ts'
import { onlyTwoDistricts, sealedContent, sealingSite } from '../support/sealed-folder.ts'

/** Making, changing and destroying keys, through the commands that the bureau uses. */

const PATTERN = 'content/cycles/*/{demands/*,filings,experts,placements/*,reports/*/*}/*.yaml'
/** Samples without these, by their path, and what each of the others says. */
function samplesWithout(left: Record<string, null>) {
  const files = globSync(PATTERN, { exclude: Object.keys(left) }).sort()
  return { left, files, plain: new Map(files.map((file) => [file, sortedJson(treeOf(file))])) }
}
/** Placements and reports of one district are enough, and three experts; elsewhere two districts. */
const all = samplesWithout(
  Object.fromEntries(
    [
      ...globSync('content/cycles/*/{placements,reports}/*').filter((folder) => !folder.endsWith('hongshan')),
      ...globSync('content/cycles/*/experts/*').sort().slice(3),
    ].map((each) => [each, null]),
  ),
)
const some = samplesWithout(onlyTwoDistricts)

function treeOf(path: string) {
  return readYaml(readFileSync(path, 'utf8'), '').tree!
}

/** What a key sees of a folder: the whole entry of each file that it opens. */
async function seen(root: string, key: Key): Promise<Map<string, string>> {
  const opened = new Map<string, string>()
  for (const file of globSync(PATTERN, { cwd: root })) {
    const whole = await decryptEntry(treeOf(join(root, file)), file, key).catch((error) => {
      if (error instanceof SealError) return undefined
      throw error
    })
    if (whole !== undefined) opened.set(file, sortedJson(whole))
  }
  return opened
}

async function newKey(folder: string, name: string): Promise<{ file: string; recipient: string; key: Key }> {
  const file = join(folder, name)
  const { out, code } = await run(keys, 'new', '--out', file)
  expect(code).toBe(0)
  return { file, recipient: out.trim(), key: await readKey(await readFile(file)) }
}

const SITE = 'content/site.yaml'

describe('rotation', () => {
  test('the new key opens every entry as it was, the old one none of them', async (context) => {
    const folder = await temporaryFolder()
    const old = await newKey(folder, 'old.txt')
    const fresh = await newKey(folder, 'new.txt')
    const root = await sealedContent(all.left, [{ label: '市级', key: old.recipient }])
    expect(await seen(root, old.key)).toEqual(all.plain)
    expect((await seen(root, fresh.key)).size).toBe(0)

    const rotated = await run(keys, 'rotate', '--root', root, '--label', '市级', '--key', fresh.recipient)
    expect(rotated).toMatchObject({ code: 0 })
    expect(await run(seal, '--root', root, '--identity', old.file)).toMatchObject({
      code: 0,
      out: `新加密 0 份，重新加密 ${all.files.length} 份。\n`,
    })
    await rm(old.file)
    expect(await seen(root, fresh.key)).toEqual(all.plain)
    const left = (await seen(root, old.key)).size
    expect(left).toBe(0)
    expect(await run(check, '--root', root, '--identity', fresh.file)).toMatchObject({ code: 0 })
    expect(all.files.length).toBeGreaterThanOrEqual(50)
    figure(context, `${all.files.length} entries and filings: the new key opens all, the old one ${left}`)
  })

  test('one that is interrupted leaves each file whole, old or new, and can be gone on with', async (context) => {
    const folder = await temporaryFolder()
    const old = await newKey(folder, 'old.txt')
    const fresh = await newKey(folder, 'new.txt')
    const root = await sealedContent(some.left, [{ label: '市级', key: old.recipient }])
    await run(keys, 'rotate', '--root', root, '--label', '市级', '--key', fresh.recipient)
    const states: string[] = []
    for (const [where, at] of interruptions) {
      const killed = await interrupted(where, at, root, old.file, fresh.file)
      expect(killed).toBe('SIGKILL')
      const byOld = await seen(root, old.key)
      const byNew = await seen(root, fresh.key)
      expect(new Map([...byOld, ...byNew])).toEqual(some.plain)
      expect(byOld.size + byNew.size).toBe(some.files.length)
      states.push(`${byNew.size}/${some.files.length}`)
    }
    expect(states).toEqual([0, 12, some.files.length - 1].map((count) => `${count}/${some.files.length}`))
    const again = await run(seal, '--root', root, '--identity', old.file, '--identity', fresh.file)
    expect(again.code).toBe(0)
    expect(await seen(root, fresh.key)).toEqual(some.plain)
    expect((await seen(root, old.key)).size).toBe(0)
    figure(context, `${interruptions.length} kills, 0 files lost`)
  })

  test('a file that was written in place, and cut off, would be found', async () => {
    const own = await keyPair()
    const root = await sealedContent(some.left, [{ label: '市级', key: own.recipient }])
    const path = join(root, some.files[7]!)
    writeFileSync(path, readFileSync(path).subarray(0, -400))
    expect((await seen(root, { identities: [own.identity] })).size).toBe(some.files.length - 1)
  })

  test('what does not open stays as it was, is named with the reason, and stops no other', async () => {
    const folder = await temporaryFolder()
    const old = await newKey(folder, 'old.txt')
    const fresh = await newKey(folder, 'new.txt')
    const root = await sealedContent(some.left, [{ label: '市级', key: old.recipient }])
    const [damaged, moved] = some.files.filter((file) => file.includes('/demands/')) as [string, string]
    const cut = readFileSync(join(root, damaged), 'utf8').replace(/.{4}(?=\n {2}-----END)/, '')
    writeFileSync(join(root, damaged), cut)
    const target = join(root, moved, '..', 'zzzzzz.yaml')
    cpSync(join(root, moved), target)
    const { code, out, err } = await run(seal, '--root', root, '--identity', old.file)
    expect(code).toBe(1)
    expect(err.split('\n')).toEqual([
      expect.stringMatching(new RegExp(`^${damaged}：加密内容已损坏，打不开。`)),
      expect.stringMatching(/zzzzzz\.yaml：加密内容是为另一个文件做的/),
      '',
    ])
    expect(out).toBe(`新加密 0 份，重新加密 ${some.files.length - 1} 份，没有加密的 2 份。\n`)
    expect(readFileSync(join(root, damaged), 'utf8')).toBe(cut)
    expect((await run(seal, '--root', root, '--identity', fresh.file)).code).toBe(1)
    expect((await seen(root, old.key)).size).toBe(some.files.length - 1)
  })
})

type Interruption = 'while it is written' | 'after it is renamed'
const interruptions: [Interruption, number][] = [
  ['while it is written', 1],
  ['after it is renamed', 12],
  ['while it is written', some.files.length],
]

/** `npm run seal` in a process of its own, ended at one step of one file; the signal that ended it. */
async function interrupted(where: Interruption, at: number, root: string, ...identities: string[]) {
  const hook = `
    import fs from 'node:fs/promises'
    import { syncBuiltinESMExports } from 'node:module'
    const { open, rename } = fs
    const end = () => process.kill(process.pid, 'SIGKILL')
    let [opened, renamed] = [0, 0]
    fs.open = async (path, flags, ...rest) => {
      const file = await open(path, flags, ...rest)
      if (flags === 'wx' && ++opened === ${at} && ${where === 'while it is written'}) {
        file.writeFile = async (data) => { await file.write(data.slice(0, data.length / 2)); end() }
      }
      return file
    }
    fs.rename = async (...paths) => {
      const isNow = ++renamed === ${at}
      await rename(...paths)
      if (isNow && ${where === 'after it is renamed'}) end()
    }
    syncBuiltinESMExports()`
  const options = identities.flatMap((file) => ['--identity', file])
  const url = `data:text/javascript,${encodeURIComponent(hook)}`
  const argv = ['--import', url, 'scripts/seal.ts', '--root', root, ...options]
  return promisify(execFile)(process.execPath, argv).then(
    () => 'it ended by itself',
    (error) => error.signal,
  )
}

describe('a new key', () => {
  test('is readable for its owner alone, takes no other file’s place, and is never shown', async (context) => {
    const folder = await temporaryFolder()
    const file = join(folder, 'mine/key.txt')
    const made = await run(keys, 'new', '--out', file)
    const text = await readFile(file, 'utf8')
    const { identities } = await readKey(text)
    expect(made.out).toBe(`${/^# public key: (\S+)$/m.exec(text)![1]}\n`)
    if (process.platform !== 'win32') expect((await stat(file)).mode & 0o777).toBe(0o600)
    expect(await run(keys, 'new', '--out', file)).toMatchObject({
      code: 2,
      err: '写不进文件 key.txt（已有同名文件，不覆盖）。\n',
    })
    expect(await readFile(file, 'utf8')).toBe(text)
    const without = await run(keys, 'new')
    expect(without.code).toBe(2)
    const shown = made.out + made.err + without.out + without.err
    expect(shown).not.toMatch(/AGE-SECRET-KEY-1[0-9A-Z]/)
    expect(hitsIn('output', shown, identities)).toEqual([])
    expect(hitsIn('file', text, identities)).not.toEqual([])
    figure(context, 'mode 0600, 0 bytes of the private key in the output')
  })

  test('does not get into a repository, not by a link either', async (context) => {
    const folder = await temporaryFolder()
    const repository = join(folder, 'repository')
    await mkdir(join(repository, 'sub'), { recursive: true })
    runGit(['init', '-q', repository])
    await writeFile(join(repository, '.gitignore'), 'out/\n')
    await symlink(join(repository, 'sub'), join(folder, 'link'))
    const refused = [
      'repository/key.txt',
      'repository/sub/new/deep/key.txt',
      'link/key.txt',
      'link/a/key.txt',
    ]
    for (const path of refused) {
      const { code, err } = await run(keys, 'new', '--out', join(folder, path))
      expect([path, code]).toEqual([path, 2])
      expect(err).toContain('git 仓库')
    }
    expect(await readdir(join(repository, 'sub'))).toEqual([])
    for (const path of ['repository/out/key.txt', 'beside/key.txt']) {
      expect(await run(keys, 'new', '--out', join(folder, path))).toMatchObject({ code: 0 })
    }
    figure(context, `${refused.length} of ${refused.length} ways in refused`)
  })
})

describe('a wrong recipient', () => {
  let own: KeyPair
  beforeAll(async () => {
    own = await keyPair()
  })

  test('every slip of one character is known by the checksum', async (context) => {
    expect(await recipientFault(own.recipient)).toBeUndefined()
    let [slips, told] = [0, 0]
    for (let at = 0; at < own.recipient.length; at++) {
      const [before, after] = [own.recipient.slice(0, at), own.recipient.slice(at + 1)]
      for (const instead of ['', ...'qpzry9x8gf2tvdw0s3jn54khce6mua7l1bioQ ']) {
        const slip = before + instead + after
        if (slip.trim() === own.recipient) continue
        slips += 1
        if (await recipientFault(slip)) told += 1
      }
    }
    expect(told).toBe(slips)
    figure(context, `${told} of ${slips} slips told`)
  })

  test('is told at its place by the check, and a private key is shown by no report', async (context) => {
    const slip = own.recipient.replace(/.$/, (last) => (last === 'q' ? 'p' : 'q'))
    const recipients = [
      { label: '市级', key: slip },
      { label: '洪山区', key: own.identity, district: 'hongshan' },
      { label: '某区', key: own.recipient, district: 'nowhere' },
    ]
    const root = await littleContentWith({ [SITE]: await sealingSite(recipients) })
    const ran: Ran[] = []
    for (const format of ['terminal', 'github', 'markdown', 'json']) {
      ran.push(await run(check, '--root', root, '--format', format, SITE))
    }
    const { findings } = JSON.parse(ran.at(-1)!.out) as { findings: { code: string; line: number }[] }
    const lines = (await readFile(join(root, SITE), 'utf8')).split('\n')
    const places = findings.map(({ code, line }) => `${code} ${lines[line - 1]!.trim()}`)
    expect(places).toEqual([
      `recipient key: ${slip}`,
      `recipient key: ${own.identity}`,
      'recipient district: nowhere',
    ])
    const shown = ran.map(({ out, err }) => out + err).join('\n')
    expect(hitsIn('check', shown, [own.identity])).toEqual([])
    expect(hitsIn('site.yaml', lines.join('\n'), [own.identity])).not.toEqual([])
    expect((await run(seal, '--root', root)).code).toBe(2)
    figure(context, `${places.length} of 3 told at their line`)
  })

  test('private parts are sealed, and the bureau has no key', async () => {
    const recipients = [{ label: '洪山区', key: own.recipient, district: 'hongshan' }]
    const root = await littleContentWith({ [SITE]: await sealingSite(recipients) })
    const { code, out } = await run(check, '--root', root, SITE)
    expect(code).toBe(1)
    expect(out).toContain('没有市级的公钥')
    await writeFile(join(root, SITE), await sealingSite([{ label: '市级', key: own.recipient }]))
    expect(await run(check, '--root', root, SITE)).toMatchObject({ code: 0 })
  })
})
