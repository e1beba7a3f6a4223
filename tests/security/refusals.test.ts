import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as compile } from '../../scripts/compile.ts'
import { main as preview, workbooksIn } from '../../scripts/preview.ts'
import { withLock } from '../../src/node/lock.ts'
import { replaceFolder } from '../../src/node/replace-folder.ts'
import { append, writeSecret, writeWhole } from '../../src/node/write-file.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { bases, edited, files } from '../support/entry.ts'
import { figure } from '../support/figure.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { smallContent } from '../support/writing-commands.ts'

/** What goes wrong at a desk is said in one sentence that tells what to do, and what only looks wrong works. */

/** A script as somebody starts it in some folder. */
function start(script: string, cwd: string, argv: string[] = [], env: Record<string, string> = {}) {
  const { CI: _, SITE_URL: __, ...others } = process.env
  const { status, stderr } = spawnSync(process.execPath, [resolve(`scripts/${script}.ts`), ...argv], {
    cwd,
    env: { ...others, ...env },
    encoding: 'utf8',
  })
  return { code: status, err: stderr }
}

describe('a command elsewhere than in the project', () => {
  test('says where to go', async (context) => {
    const elsewhere = await temporaryFolder()
    const commands = ['check', 'compile', 'import', 'seal', 'unseal', 'new-cycle', 'build', 'preview']
    const wrong = commands.filter((name) => {
      const { code, err } = start(name, elsewhere)
      return code !== 2 || !err.includes(`cd ${resolve('.')}`) || err.trim().split('\n').length !== 1
    })
    figure(context, `${commands.length} commands, ${wrong.length} without the way`)
    expect(wrong).toEqual([])
    expect(await readdir(elsewhere)).toEqual([])
  })

  test('has its help, and works with --root', async () => {
    const elsewhere = await temporaryFolder()
    expect(start('check', elsewhere, ['--help']).code).toBe(0)
    expect(start('check', elsewhere, ['--root', await smallContent()]).code).toBe(0)
  })
})

/** A folder that a build takes for the project, and where another build is running: it goes no further. */
async function busyProject(): Promise<string> {
  const folder = await temporaryFolder()
  await mkdir(join(folder, '.astro'))
  await writeFile(join(folder, 'astro.config.mjs'), '')
  await writeFile(join(folder, '.astro/build.lock'), String(process.pid))
  return folder
}

const NO_FOLDER_THERE = '/proc 里建不了目录，什么也没有改动。请另选一个目录。'

describe('a build', () => {
  test('beside another is refused', async () => {
    const { code, err } = start('build', await busyProject())
    expect(code).toBe(2)
    expect(err).toMatch(/^另一次构建还没有结束，这次没有开始；[^\n]+\n$/)
  })

  test.runIf(existsSync('/proc/self'))('into a folder that nobody can make is refused at once', async () => {
    for (const folder of ['/proc/keji-site', '/proc/keji/site'])
      await expect(replaceFolder(folder, async () => {})).rejects.toThrow(NO_FOLDER_THERE)
  })

  test('that cannot write elsewhere names that place', async () => {
    const folder = await temporaryFolder()
    const refused = (path: string) =>
      replaceFolder(join(folder, 'dist'), async (fresh) => {
        throw Object.assign(new Error('denied'), { code: 'EACCES', path: path || fresh })
      })
    await expect(refused(join(folder, 'cache/temp'))).rejects.toThrow(
      `写不进目录 ${join(folder, 'cache')}（没有写入权限）`,
    )
    await expect(refused('')).rejects.toThrow('写不进目录 dist（没有写入权限）')
  })

  test('in CI without an address is refused, and with one, or for this machine alone, goes on', async () => {
    const folder = await busyProject()
    const refused = start('build', folder, [], { CI: 'true' })
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/^没有设置 SITE_URL：[^\n]+localhost[^\n]+\n$/)
    const wrong = start('build', folder, [], { SITE_URL: 'example.gov.cn' })
    expect(wrong.err).toMatch(/^SITE_URL 要写完整的网址[^\n]+\n$/)
    const below = { SITE_URL: 'https://example.gov.cn/kjfz' }
    expect(start('build', folder, [], below).err).toMatch(
      /^SITE_URL 后面的路径 \/kjfz\/ 要另写在 SITE_BASE 里[^\n]+\n$/,
    )
    for (const [address, base] of [
      ['https://example.gov.cn/kjfz', 'kjfz/'],
      ['https://example.gov.cn/科技/', '/科技'],
    ])
      expect(start('build', folder, [], { SITE_URL: address!, SITE_BASE: base! }).err).toMatch(/^另一次构建/)
    for (const base of ['https://example.gov.cn/kjfz/', '../kjfz', '/a//b', '?kjfz', '/a b/'])
      expect(start('build', folder, [], { SITE_BASE: base }).err).toMatch(
        /^SITE_BASE 要写网址下面的路径[^\n]+\n$/,
      )
    for (const base of ['/', 'kjfz', '/kjfz', '/kjfz/', '/科技/2023/'])
      expect(start('build', folder, [], { SITE_BASE: base }).err).toMatch(/^另一次构建/)
    for (const [argv, env] of [
      [[], { CI: 'true', SITE_URL: 'https://example.gov.cn' }],
      [['--local'], { CI: 'true' }],
      [[], {}],
    ] as const) {
      expect(start('build', folder, [...argv], env).err).toMatch(/^另一次构建/)
    }
  })
})

test.runIf(existsSync('/proc/self'))(
  'a file below a folder that nobody can make is refused at once',
  async () => {
    for (const write of [writeWhole, writeSecret, append])
      await expect(write('/proc/keji/2023/x.txt', 'x')).rejects.toThrow(NO_FOLDER_THERE)
  },
)

test('a port that is none is refused in a sentence', async () => {
  const dist = await temporaryFolder()
  await writeFile(join(dist, 'index.html'), '')
  vi.stubEnv('OUT_DIR', dist)
  for (const port of ['abc', '0', '70000', '80.5']) {
    const { code, err } = await run(preview, '--port', port)
    expect({ code, err }).toEqual({ code: 2, err: `--port 要写 1 到 65535 的整数；这里是“${port}”。\n` })
  }
})

describe('a lock', () => {
  const refusal = '别人正在做'
  const locked = (file: string) => withLock(file, refusal, async () => 'done')

  test('keeps a second one out while the first works, and lets it in afterwards', async () => {
    const file = join(await temporaryFolder(), 'sub/lock')
    await withLock(file, refusal, async () => {
      await expect(locked(file)).rejects.toThrow(refusal)
      // Of another process.
      await writeFile(file, String(process.ppid))
      await expect(locked(file)).rejects.toThrow(refusal)
    })
    expect(await locked(file)).toBe('done')
    await expect(withLock(file, refusal, () => Promise.reject(new Error('x')))).rejects.toThrow('x')
    expect(existsSync(file)).toBe(false)
  })

  test('that a killed process has left does not block', async () => {
    const file = join(await temporaryFolder(), 'lock')
    const ended = spawnSync(process.execPath, ['-e', '']).pid
    // Nobody, no number, this very number in an earlier container, and a number that is another process's by now.
    for (const left of [String(ended), '', 'x', String(process.pid), String(process.ppid)]) {
      await writeFile(file, left)
      if (left === String(process.ppid)) await utimes(file, 0, 0)
      expect(await locked(file)).toBe('done')
    }
  })
})

describe('files', () => {
  const utf16 = (text: string, mark: string) => Buffer.from(mark + text, 'utf16le')
  const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
  const told = (bytes: Uint8Array) =>
    readContentFile(files.named, bytes)!.findings.map(({ code, args }) => ({ code, args }))

  test('in UTF-16 are told as UTF-16, in GBK as such, and in UTF-8 not at all', () => {
    for (const bytes of [
      utf16(bases.named, '\ufeff'),
      utf16(bases.named, ''),
      swapped(utf16(bases.named, '\ufeff')),
      swapped(utf16(bases.named, '')),
    ]) {
      expect(told(bytes)).toEqual([
        { code: 'encoding', args: { at: { line: 1, column: 1 }, likely: 'utf-16' } },
      ])
    }
    const gbk = Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3)
    expect(told(gbk)).toEqual([{ code: 'encoding', args: { at: { line: 1, column: 1 } } }])
    for (const text of [bases.named, `\ufeff${bases.named}`]) expect(told(Buffer.from(text))).toEqual([])
  })

  test.each([
    ['91420111mafake991b.yaml', '91420111MAFAKE991B.yaml'],
    ['91420111MAFAKE991B (1).yaml', '91420111MAFAKE991B.yaml'],
    ['91420111mafake991b.yml', '91420111MAFAKE991B.yaml'],
    ['９１４２０１１１MAFAKE991B.yaml', '91420111MAFAKE991B.yaml'],
    ['K7M2XQ.yaml', 'k7m2xq.yaml'],
    ['武汉测试光电有限公司.yaml', '〈代码或别名〉.yaml'],
  ])('%s is told its exact name', async (name, exact) => {
    const folder = 'content/cycles/2023/demands/hongshan'
    const root = await smallContent()
    await writeFile(join(root, folder, name), bases.named)
    const { out } = await run(check, '--root', root, '--format', 'json', folder)
    const { findings } = JSON.parse(out) as { findings: { code: string; repair: string }[] }
    const { repair = '' } = findings.find(({ code }) => code === 'file-name') ?? {}
    if (exact.startsWith('〈')) expect(repair).not.toMatch(/[0-9A-Z]{18}/)
    else expect(repair).toContain(`${folder}/${exact}`)
  })

  test('12.0 people are 12, and half a person is none', () => {
    const employees = (written: string) =>
      readContentFile(
        files.named,
        Buffer.from(edited('named', [['employees: 320', `employees: ${written}`]])),
      )!
    expect(employees('320.0').findings).toEqual([])
    expect(employees('320.0').value).toMatchObject({ private: { enterprise: { employees: 320 } } })
    expect(employees('320.5').findings.map(({ code }) => code)).toEqual(['out-of-range'])
  })

  test('a file where the year’s folder should be is named', async () => {
    const out = await temporaryFolder()
    await writeFile(join(out, '2023'), 'mine')
    const few = ['--root', await smallContent(), '--district', 'hongshan']
    const { code, err } = await run(compile, ...few, '--out', out)
    expect(code).toBe(2)
    expect(err).toMatch(new RegExp(`^${join(out, '2023')} 是一个文件，不是目录，[^\\n]+请先移走[^\\n]+\\n$`))
    expect(await readFile(join(out, '2023'), 'utf8')).toBe('mine')
    expect(workbooksIn(out)).toBeUndefined()
    await mkdir(join(out, '2022'))
    expect(basename(workbooksIn(out)!)).toBe('2022')
  })
})
