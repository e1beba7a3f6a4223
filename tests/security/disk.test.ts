import { chmodSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as receipt } from '../../scripts/receipt.ts'
import { figure } from '../support/figure.ts'
import { type Ran, run, temporaryFolder } from '../support/folder.ts'
import { broken, type Command, filesOf } from '../support/killed-command.ts'
import {
  boundByRights,
  fileLimit,
  fill,
  mountDisk,
  type Surroundings,
  start,
} from '../support/limited-process.ts'
import { Repository } from '../support/repository.ts'
import { SITE } from '../support/review.ts'
import { smallContent, writingCommands } from '../support/writing-commands.ts'

/**
 * A full disk, a folder without rights, no git, no network: one sentence, exit code 2, nothing lost. The
 * form's and the desk's side of it: tests/site/desk.test.ts; the site's: site/build.test.ts.
 */

/** One line of Chinese, and no trace of the program. */
const SENTENCE = /^ *[^\n]*[\u4e00-\u9fff]{4}[^\n]*。\n$/

function isOneSentence({ out, err }: Ran): boolean {
  // `import` tells of each paper on its own line, under its name.
  const told = err === '' ? out.slice(out.indexOf('\n') + 1) : err
  return SENTENCE.test(told) && !/\bat |Error|node:/.test(told)
}

/** What the work leaves in such surroundings; `prepare` changes its folder once it stands. */
async function refused(work: Command, surroundings: Surroundings, prepare = () => {}) {
  cpSync(work.before, work.folder, { recursive: true })
  prepare()
  const before = filesOf(work.folder)
  const ran = await start(work.argv, surroundings)
  const now = filesOf(work.folder)
  const lost = broken(now, before, before)
  return { ran, lost, code: ran.code, sentence: isOneSentence(ran) }
}

const REFUSED = { code: 2, sentence: true, lost: [] }
const names = Object.keys(writingCommands)
const makeCommand = async (name: string) => writingCommands[name]!(await temporaryFolder())

describe('a disk that takes no more', () => {
  test.each(names)('in the middle of a file: %s', async (name) => {
    const outcome = await refused(await makeCommand(name), { prefix: fileLimit(1) })
    expect(outcome).toMatchObject(REFUSED)
    expect(outcome.ran.out + outcome.ran.err).toContain('文件超过了系统允许的大小')
  })

  test('a whole disk that is full', async (context) => {
    const told: string[] = []
    for (const name of names) {
      const work = await makeCommand(name)
      if (!mountDisk(work.folder, 512)) continue
      const outcome = await refused(work, {}, () => fill(work.folder))
      expect(outcome).toMatchObject(REFUSED)
      expect(outcome.ran.out + outcome.ran.err).toContain('磁盘已满')
      told.push(name)
    }
    // Where no disk can be mounted, the limit above is what is measured.
    const disk = told.length > 0 ? `, ${told.length} on a full disk` : '; no right to mount a disk here'
    figure(context, `${names.length} commands under a file limit${disk}: exit 2, nothing lost`)
    expect([0, names.length]).toContain(told.length)
  })

  test('a program that writes in place loses the old file', async () => {
    const [folder, before] = [await temporaryFolder(), await temporaryFolder()]
    writeFileSync(join(before, 'a'), 'old'.repeat(1000))
    const program = `require('node:fs').writeFileSync(${JSON.stringify(join(folder, 'a'))}, 'new'.repeat(1000))`
    const outcome = await refused({ argv: ['-e', program], folder, before }, { prefix: fileLimit(1) })
    expect(outcome).toMatchObject({ code: 1, sentence: false, lost: ['a'] })
  })
})

describe('a folder without rights', () => {
  const everyFolder = (folder: string) => [
    folder,
    ...readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name)),
  ]
  const setMode = (folder: string, mode: number) => {
    for (const each of everyFolder(folder)) chmodSync(each, mode)
  }

  test.for(names)('%s where nothing may be written', async (name, context) => {
    const work = await makeCommand(name)
    onTestFinished(() => setMode(work.folder, 0o755))
    const outcome = await refused(work, { prefix: boundByRights() }, () => setMode(work.folder, 0o555))
    figure(context, 'exit 2, one sentence, nothing lost')
    expect(outcome).toMatchObject(REFUSED)
    expect(outcome.ran.out + outcome.ran.err).toContain('没有写入权限')
  })

  test('with rights the same command does its work', async () => {
    const work = await makeCommand('check --fix')
    const outcome = await refused(work, { prefix: boundByRights() })
    expect(outcome.code).toBe(0)
    expect(outcome.lost).not.toEqual([])
  })
})

describe('no git', () => {
  test('what compares says so, what does not needs none', async (context) => {
    const { root } = await Repository.create()
    const since = ['--root', root, '--since', 'HEAD']
    expect((await run(check, ...since)).code).toBe(0)
    vi.stubEnv('PATH', '')
    const refused = await run(check, ...since)
    figure(context, `exit ${refused.code}: ${refused.err.trim()}`)
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(isOneSentence(refused)).toBe(true)
    expect((await run(check, '--root', root)).code).toBe(0)
  })
})

describe('no network', () => {
  /** What a command says that asks such a host, and the file that it would write. */
  async function receiptFrom(api: string) {
    const root = await smallContent()
    const site = readFileSync(join(root, SITE), 'utf8')
    writeFileSync(join(root, SITE), site.replace(/^( *api: ).*$/m, `$1${api}/api/v1`))
    const received = join(root, 'received.json')
    writeFileSync(received, 'old')
    vi.stubEnv('REVIEW_TOKEN', 'secret')
    const ran = await run(receipt, '--root', root, '--pull', '1', '--out', received)
    return { ...ran, file: readFileSync(received, 'utf8') }
  }

  test('nobody there, no such name, no safe address, another’s page', async (context) => {
    const server = createServer((_, response) => response.end('<!doctype html><title>登录网络</title>'))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    onTestFinished(() => void server.close())
    const page = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const hosts = [
      ['http://127.0.0.1:1', '连不上代码托管网站'],
      ['https://forge.invalid', '连不上代码托管网站'],
      [
        'http://forge.invalid',
        '不是 https，令牌发过去会被人看到，所以没有发送。请告诉管理员，把 site.yaml 里 forge 的 api',
      ],
      [page, '请管理员核对 site.yaml 里 forge 的 kind 和 api。'],
    ] as const
    for (const [host, words] of hosts) {
      const ran = await receiptFrom(host)
      expect(ran).toMatchObject({ code: 2, out: '', err: expect.stringContaining(words), file: 'old' })
      expect(isOneSentence(ran)).toBe(true)
      expect(ran.err).not.toContain('secret')
    }
    figure(context, `${hosts.length} hosts: exit 2, one sentence, nothing written`)
  })
})
