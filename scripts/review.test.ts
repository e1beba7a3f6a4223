import { execFileSync, spawn } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { chmod, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { submit } from '../src/forge/forge.ts'
import { isOfTwoDistricts, littleContentWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { change, forgeFor, noWait } from '../tests/support/forge/forge-fixture.ts'
import type { ForgeOptions } from '../tests/support/forge/start-forge.ts'
import { DISTRICTS, SITE, sound } from '../tests/support/review.ts'
import { emptyFolder, filesIn } from './review/work-folder.ts'
import { main } from './review.ts'

describe('on a host', () => {
  const DONE = { code: 0, out: '#1　可审核　已写上评论、标签和状态\n', err: '' }

  /** The samples, with the host's people as accounts. */
  async function hosted(kind: ForgeOptions['kind']) {
    const files = Object.fromEntries(
      globSync('content/**/*.{yaml,mdx,json}')
        .filter(isOfTwoDistricts)
        .map((file) => [file, readFileSync(file, 'utf8')]),
    )
    files[DISTRICTS] = files[DISTRICTS]!.replace('wuchang-jingxin', 'wuchang-clerk')
    const forge = await forgeFor(kind, { content: files })
    const settings = stringify({ forge: forge.settings })
    const site = files[SITE]!.replace(/^forge:\n(?: .*\n)+/m, settings)
    const token = join(await temporaryFolder(), 'token')
    await writeFile(token, `${forge.accounts.reviewer.token}\n`, { mode: 0o600 })
    return { forge, command: ['--root', await littleContentWith({ [SITE]: site }), '--token-file', token] }
  }

  /** The stages one after the other, in this process; the judge is one of its own all the same. */
  async function inStages(which: readonly string[], command: readonly string[]) {
    const work = join(await temporaryFolder(), 'work')
    const given = ['--work', work, ...command]
    const fetched = await run(main, 'fetch', ...which, ...given)
    expect(await run(main, 'judge', '--work', work)).toEqual({ code: 0, out: '', err: '' })
    const posted = await run(main, 'post', ...given)
    const [code, err] = [Math.max(fetched.code, posted.code), fetched.err + posted.err]
    return { code, out: fetched.out + posted.out, err }
  }

  test.each(['github', 'gitea', 'gitlab'] as const)(
    '%s: a reader’s pull request is judged, and a second run has nothing to do',
    async (kind) => {
      const { forge, command } = await hosted(kind)
      await submit(forge.settings, forge.accounts.outsider.token, change({ [WUCHANG]: sound }), noWait)
      const [pull] = forge.pulls
      expect(await inStages(['--all'], command)).toEqual(DONE)
      expect(pull?.labels).toEqual(['可审核'])
      expect(pull?.comments.map(({ body }) => body)).toEqual([expect.stringContaining('核对结果：可审核')])
      expect(pull?.comments[0]?.body).toContain('| 收到时间 | 2023年3月1日')
      expect(await inStages(['--pull', '1'], command)).toMatchObject({
        code: 0,
        out: '#1　没有变化，不用重新核对\n',
      })
    },
  )

  test('three processes: the token stands in no command line, and in the surroundings of no program that reads objects', async () => {
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
    expect(await run(main, '--all', ...command)).toEqual(DONE)
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

const WUCHANG = 'content/cycles/2023/demands/wuchang/91420111MAFAKE991B.yaml'

describe('the command', () => {
  const review = async (...argv: string[]) => {
    const { code, out, err } = await run(main, ...argv)
    expect(out).toBe('')
    return `${code} ${err}`
  }

  test('says what is missing or wrong, in a sentence', async () => {
    const root = await littleContentWith({})
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

  test('takes nothing from a folder that was named by mistake but what a former run left', async () => {
    const work = await littleContentWith({ 'case-1.json': '{}', 'case-x.json': '{}', 'reports/1.json': '{}' })
    await emptyFolder(work)
    expect((await readdir(work)).sort()).toEqual(['case-x.json', 'content'])
  })

  test('posts no report of a wrong size or form, and the others all the same', async () => {
    const work = await temporaryFolder()
    const { reports } = filesIn(work)
    await mkdir(reports)
    await writeFile(join(reports, '1.json'), JSON.stringify({ number: 1 }))
    await writeFile(join(reports, '2.json'), `"${'x'.repeat(600_000)}"`)
    vi.stubEnv('REVIEW_TOKEN', 'secret-token')
    const ran = await run(main, 'post', '--work', work, '--root', await littleContentWith({}))
    expect(ran).toMatchObject({ code: 1, out: '' })
    expect(ran.err.match(/大小或格式不对/g)).toHaveLength(2)
  })
})
