import { execFileSync, spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { submit } from '../src/forge/forge.ts'
import { runSandboxed, withoutNetwork } from '../src/node/sandbox.ts'
import { parseReport } from '../src/review/report.ts'
import { figure } from '../tests/support/figure.ts'
import { contentWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { change, forgeFor, noWait } from '../tests/support/forge/forge-fixture.ts'
import type { ForgeOptions } from '../tests/support/forge/start-forge.ts'
import { reachedFrom } from '../tests/support/imports.ts'
import { NEW, ReviewWorld, sound } from '../tests/support/review.ts'
import { judgePulls } from './review/judge.ts'
import { filesIn } from './review/work-folder.ts'
import { main } from './review.ts'

describe('the judge', () => {
  test('as a process in the sandbox says what it says here', async () => {
    const world = await ReviewWorld.create()
    await world.open(1, { [NEW]: sound })
    await world.open(2, { [NEW]: sound.replace('employees: 320', 'employees: 约') })
    const work = await temporaryFolder()
    await world.fetch(work)
    await judgePulls({ work, now: () => new Date('2023-03-10T09:05:00Z') })
    const read = async (number: number) =>
      parseReport(await readFile(join(filesIn(work).reports, `${number}.json`), 'utf8'))!
    expect((await read(1)).reasons).toEqual([])
    expect((await read(2)).reasons).toEqual([{ code: 'errors', count: 1 }])
    const { reports } = await world.review({ judgedAt: '2023-03-10T09:05:00Z' })
    expect([await read(1), await read(2)]).toEqual(reports)
  })

  test.each([
    ['that hangs', 'for (;;);', 1, 'time'],
    ['that fails', 'throw new Error()', 600, 'failure'],
    [
      'that says too much',
      'process.stdout.write("x".repeat(3e6)); setInterval(() => {}, 1e3)',
      600,
      'failure',
    ],
  ])('%s is ended', async (_, code, seconds, fault) => {
    expect(await probe(code, { seconds })).toEqual({ fault })
  })

  test('has an empty environment, reads its code and its case alone, writes and starts nothing', async (context) => {
    vi.stubEnv('REVIEW_TOKEN', 'token-of-the-environment')
    const folder = await temporaryFolder()
    const [secret, shown] = [join(folder, 'token'), join(folder, 'case.json')]
    await writeFile(secret, 'token-of-the-file', { mode: 0o600 })
    await writeFile(shown, 'the case')
    const tries = {
      environment: 'JSON.stringify(process.env)',
      case: `fs.readFileSync(${JSON.stringify(shown)}, 'utf8')`,
      token: `fs.readFileSync(${JSON.stringify(secret)}, 'utf8')`,
      parent: "fs.readFileSync(`/proc/${process.ppid}/environ`, 'utf8')",
      own: "fs.readFileSync('/proc/self/environ', 'utf8')",
      credentials: "fs.readFileSync('.git/config', 'utf8')",
      write: `fs.writeFileSync(${JSON.stringify(shown)}, '')`,
      program: "child.execFileSync('cat', ['/etc/passwd'])",
      thread: "new (await import('node:worker_threads')).Worker('1', { eval: true })",
    }
    const lines = Object.entries(tries).map(
      ([name, expression]) =>
        `try { out.${name} = String(${expression}) } catch (error) { out.${name} = error.code }`,
    )
    const code = `import fs from 'node:fs'; import child from 'node:child_process'; const out = {}
      ${lines.join('\n')}
      console.log(JSON.stringify(out))`
    const outcome = await probe(code, { readable: [shown] })
    const denied = 'ERR_ACCESS_DENIED'
    expect(JSON.parse('output' in outcome ? outcome.output : '{}')).toEqual({
      environment: '{}',
      case: 'the case',
      token: denied,
      parent: denied,
      own: denied,
      credentials: denied,
      write: denied,
      program: denied,
      thread: denied,
    })
    figure(context, `${Object.keys(tries).length - 2} ways out of the sandbox tried, 0 open`)
  })

  test('makes no request: it imports nothing that could, and has no network where the system cuts it off', async (context) => {
    const asked: string[] = []
    const server = createServer((request) => asked.push(request.url ?? ''))
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    onTestFinished(() => void server.close())
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const isCut = withoutNetwork().length > 0
    const code = `const answer = await fetch('${address}', { signal: AbortSignal.timeout(1000) }).catch(() => 'none')
      console.log(answer === 'none' ? 'none' : 'an answer')`
    if (isCut) {
      expect(await probe(code)).toEqual({ output: 'none\n' })
      expect(asked).toEqual([])
    }
    const reached = reachedFrom('scripts/review/judge-process.ts')
    expect(reached.files.size).toBeGreaterThan(100)
    expect([...reached.packages]).not.toEqual(NETWORK)
    expect([...reached.files].filter((file) => file.startsWith('src/forge/'))).toEqual([])
    figure(
      context,
      `${reached.files.size} files, 0 that ask a host; network cut off here: ${isCut ? 'yes' : 'no'}`,
    )
  })

  test('the stage before it, which reads objects, asks no host either', () => {
    const { files, packages } = reachedFrom('scripts/review/judge.ts')
    expect([...files].filter((file) => file.startsWith('src/forge/'))).toEqual([])
    expect([...packages]).not.toEqual(NETWORK)
  })
})

const NETWORK = expect.arrayContaining([expect.stringMatching(/^node:(?:https?|net|tls|dgram|dns|http2)$/)])

describe('on a host', () => {
  /** The samples, with the host's people as accounts. */
  async function hosted(kind: ForgeOptions['kind']) {
    const files = Object.fromEntries(
      globSync('content/**/*.{yaml,mdx,json}').map((file) => [file, readFileSync(file, 'utf8')]),
    )
    files[DISTRICTS] = files[DISTRICTS]!.replace('wuchang-jingxin', 'wuchang-clerk')
    const forge = await forgeFor(kind, { content: files })
    const settings = stringify({ forge: forge.settings })
    const site = files[SITE]!.replace(/^forge:\n(?: .*\n)+/m, settings)
    const token = join(await temporaryFolder(), 'token')
    await writeFile(token, `${forge.accounts.reviewer.token}\n`, { mode: 0o600 })
    return { forge, command: ['--root', await contentWith({ [SITE]: site }), '--token-file', token] }
  }

  test.each(['github', 'gitea', 'gitlab'] as const)(
    '%s: three processes judge a reader’s pull request, and a second run has nothing to do',
    async (kind) => {
      const { forge, command } = await hosted(kind)
      await submit(forge.settings, forge.accounts.outsider.token, change({ [WUCHANG]: sound }), noWait)
      const [pull] = forge.pulls
      expect(await run(main, '--all', ...command)).toEqual({
        code: 0,
        out: '#1　可审核　已写上评论、标签和状态\n',
        err: '',
      })
      expect(pull?.labels).toEqual(['可审核'])
      expect(pull?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('核对结果：可审核')])
      expect(pull?.comments[0]?.body).toContain('| 收到时间 | 2023年3月1日')
      expect(await run(main, '--pull', '1', ...command)).toMatchObject({
        code: 0,
        out: '#1　没有变化，不用重新核对\n',
      })
    },
  )

  test('the token stands in no command line, and in the surroundings of no program that reads objects', async () => {
    const { forge, command } = await hosted('gitea')
    await submit(forge.settings, forge.accounts.outsider.token, change({ [WUCHANG]: sound }), noWait)
    const [folder, real] = [await temporaryFolder(), execFileSync('which', ['git']).toString().trim()]
    const log = join(folder, 'log')
    // Through a pipe: git may write no file.
    const pipe = join(folder, 'pipe')
    execFileSync('mkfifo', [pipe])
    const writer = spawn('sh', ['-c', 'exec cat <> "$0" > "$1"', pipe, log], { stdio: 'ignore' })
    onTestFinished(() => void writer.kill())
    const shim = `#!/bin/sh\n{ echo "$@ ;"; env | tr '\\n' ' '; echo; } > '${pipe}'\nexec '${real}' "$@"\n`
    await writeFile(join(folder, 'git'), shim, { mode: 0o700 })
    vi.stubEnv('PATH', `${folder}:${process.env['PATH']}`)
    vi.stubEnv('SECRET_OF_THE_RUNNER', 'secret-of-the-runner')
    expect(await run(main, '--all', ...command)).toMatchObject({ code: 0 })
    const { token } = forge.accounts.reviewer
    const forms = [token, btoa(`x-access-token:${token}`), 'secret-of-the-runner']
    await expect.poll(() => readFileSync(log, 'utf8')).toContain('cat-file --batch ')
    const lines = readFileSync(log, 'utf8').split('\n')
    const withSecret = lines.filter((line) => forms.some((form) => line.includes(form)))
    expect(lines.filter((line) => line.includes(' ;') && withSecret.includes(line))).toEqual([])
    // The two that fetch: the main branch and the pull request.
    expect(withSecret).toHaveLength(2)
  })

  test('a host that is not there, and one that says less: a sentence and exit code', async () => {
    const { forge, command } = await hosted('gitea')
    await submit(forge.settings, forge.accounts.outsider.token, change({ [WUCHANG]: sound }), noWait)
    forge.failNext({ status: 502 }, 3)
    const ran = await run(main, '--all', ...command)
    expect(ran.code).toBeGreaterThan(0)
    expect(`${ran.out}${ran.err}`).not.toContain(forge.accounts.reviewer.token)
    await forge.close()
    expect(await run(main, '--all', ...command)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/连不上/),
    })
  })
})

const SITE = 'content/site.yaml'
const DISTRICTS = 'content/districts.yaml'
const WUCHANG = 'content/cycles/2023/demands/wuchang/91420111MAFAKE991B.yaml'

describe('the command', () => {
  const review = async (...argv: string[]) => {
    const { code, out, err } = await run(main, ...argv)
    expect(out).toBe('')
    return `${code} ${err}`
  }

  test('says what is missing or wrong, in a sentence', async () => {
    const root = await contentWith({})
    const file = join(await temporaryFolder(), 'token')
    await writeFile(file, 'secret-token\n')
    await chmod(file, 0o644)
    await writeFile(join(root, 'token'), 'secret-token', { mode: 0o600 })
    const fetch = ['fetch', '--all', '--root', root, '--work', join(await temporaryFolder(), 'work')]
    expect(await review()).toBe('2 请写明 --all（全部）或 --pull 和合并请求的编号。\n')
    expect(await review('look', '--all')).toContain('不认识的步骤“look”')
    expect(await review('judge')).toContain('要写明 --work')
    expect(await review(...fetch)).toContain('缺少令牌')
    expect(await review(...fetch, '--token-file', '/nowhere')).toContain('读不到令牌文件')
    expect(await review(...fetch, '--token-file', file)).toContain('chmod 600')
    expect(await review(...fetch, '--token-file', join(root, 'token'))).toContain('不能放在项目目录里')
    vi.stubEnv('REVIEW_TOKEN', 'secret-token')
    expect(await review(...fetch, '--pull', '0')).toContain('编号')
    // Nothing of the token in any of them.
    expect(await review(...fetch)).not.toContain('secret')
  })

  test('posts no report of a wrong size or form, and the others all the same', async () => {
    const work = await temporaryFolder()
    const { reports } = filesIn(work)
    await mkdir(reports)
    await writeFile(join(reports, '1.json'), JSON.stringify({ number: 1 }))
    await writeFile(join(reports, '2.json'), `"${'x'.repeat(600_000)}"`)
    vi.stubEnv('REVIEW_TOKEN', 'secret-token')
    const ran = await run(main, 'post', '--work', work, '--root', await contentWith({}))
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err.match(/大小或格式不对/g)).toHaveLength(2)
  })
})

/** A program in the sandbox, in place of the judge. */
async function probe(code: string, { seconds = 60, readable = [] as string[] } = {}) {
  const root = await temporaryFolder()
  for (const name of ['node_modules', 'src', 'scripts', '.git']) await mkdir(join(root, name))
  await writeFile(join(root, 'package.json'), '{ "type": "module" }')
  await writeFile(join(root, '.git/config'), 'extraheader = token-of-the-checkout')
  await writeFile(join(root, 'scripts/probe.js'), code)
  return runSandboxed({ root, script: 'scripts/probe.js', args: [], readable, seconds, bytes: 1024 * 1024 })
}
