import { execFileSync, spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { submit } from '../../src/forge/forge.ts'
import { isOfTwoDistricts, temporaryFolder } from '../support/folder.ts'
import { change, forgeFor, noWait } from '../support/forge/forge-fixture.ts'
import { runGit } from '../support/forge/git.ts'
import { projectCopy, runLine } from '../support/project.ts'
import { DISTRICTS, SITE, sound } from '../support/review.ts'

/** The examples for a timer on the bureau's machine: docs/timer. */

const ENTRY = 'content/cycles/2023/demands/wuchang/91420111MAFAKE991B.yaml'
const service = readFileSync('docs/timer/kjfz.service', 'utf8')
const cron = readFileSync('docs/timer/kjfz.cron', 'utf8')
const commandsOf = (text: string) => [...text.matchAll(/^ExecStart=-?(.*)$/gm)].map(([, line]) => line!)
const commands = commandsOf(service)
const [daily] = commandsOf(readFileSync('docs/timer/kjfz-due.service', 'utf8'))

test('cron runs what systemd runs', () => {
  expect(commands).toHaveLength(3)
  expect(cron).toContain(`sh -c '${commands.join('; ')}'`)
  expect(cron).toContain(`flock /srv/kjfz/lock ${daily} >>`)
})

test('systemd has nothing to say', async (context) => {
  if (spawnSync('systemd-analyze', ['--version']).error) {
    console.warn('这台电脑上没有 systemd-analyze，没有测试 docs/timer')
    return context.skip('no systemd on this machine')
  }
  const folder = await temporaryFolder()
  const units = globSync('*.{service,timer}', { cwd: 'docs/timer' })
  for (const name of units) await cp(join('docs/timer', name), join(folder, name))
  const verify = (name: string) =>
    spawnSync('systemd-analyze', ['verify', join(folder, name)], { encoding: 'utf8' })
  expect(units.filter((name) => name.endsWith('.timer'))).toHaveLength(2)
  for (const name of units) expect(verify(name), name).toMatchObject({ status: 0, stderr: '' })
  await writeFile(join(folder, 'kjfz.service'), service.replace('ProtectHome=yes', 'ProtectHome=oui'))
  expect(verify('kjfz.service').stderr).toMatch(/protect ?home/i)
})

/** The timer's machine: a clone of the repository, its token, a fake Gitea. */
async function machine() {
  const files = Object.fromEntries(
    globSync('content/**/*.{yaml,mdx,json}')
      .filter(isOfTwoDistricts)
      .map((file) => [file, readFileSync(file, 'utf8')]),
  )
  files[DISTRICTS] = files[DISTRICTS]!.replace('wuchang-jingxin', 'wuchang-clerk')
  const forge = await forgeFor('gitea', { content: files })
  const settings = stringify({ forge: forge.settings })
  const project = await projectCopy({ [SITE]: (text) => text.replace(/^forge:\n(?: .*\n)+/m, settings) }, [
    'src',
  ])
  const base = await temporaryFolder()
  const origin = join(base, 'origin.git')
  runGit(['init', '-q', '-b', 'main'], { cwd: project })
  runGit(['add', '-A'], { cwd: project })
  runGit(['commit', '-q', '-m', '主分支'], { cwd: project })
  runGit(['clone', '-q', '--bare', project, origin])
  runGit(['remote', 'add', 'origin', origin], { cwd: project })
  runGit(['fetch', '-q', 'origin'], { cwd: project })
  runGit(['branch', '-q', '-u', 'origin/main', 'main'], { cwd: project })
  await writeFile(join(base, 'token'), `${forge.accounts.reviewer.token}\n`, { mode: 0o600 })
  const line = (command: string) => command.replaceAll('/srv/kjfz', base)
  return { forge, project, base, lines: commands.map(line) }
}

test('each command in its order: what was merged is there, a pull request is reviewed, the site stands', async () => {
  const { forge, project, base, lines } = await machine()
  await submit(forge.settings, forge.accounts.outsider.token, change({ [ENTRY]: sound }), noWait)
  for (const line of lines)
    expect(
      await runLine(line, project, { HOME: base, SITE_URL: 'https://example.gov.cn' }),
      line,
    ).toMatchObject({
      code: 0,
    })
  expect(forge.pulls[0]).toMatchObject({ labels: ['可审核'] })
  expect(await readFile(join(base, 'dist/index.html'), 'utf8')).toContain('<html')
  const published = JSON.parse(await readFile(join(base, 'dist/data/last-review.json'), 'utf8'))
  expect(published).toMatchObject({ outcome: 'done' })
  const due = await runLine(daily!, project, { HOME: base })
  expect(due).toMatchObject({ code: 0, out: expect.stringContaining('今天没有新到期的事项。') })
  // Nothing that git follows was changed, so that the next pull works.
  expect(execFileSync('git', ['status', '--porcelain'], { cwd: project, encoding: 'utf8' })).toBe('')
  // The host is gone: noted as well.
  await forge.close()
  expect(await runLine(lines[1]!, project, { HOME: base })).toMatchObject({ code: 2 })
  expect(JSON.parse(await readFile(join(project, 'out/last-review.json'), 'utf8'))).toMatchObject({
    outcome: 'failed',
    doneAt: published.ranAt,
  })
})
