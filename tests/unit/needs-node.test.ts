import { spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'

/** Where npm brings no Node for a machine, the machine's own may be too old for TypeScript. */

const GUARD = './scripts/needs-node.cjs'
const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  engines: { node: string }
  scripts: Record<string, string>
  optionalDependencies: Record<string, string>
}
const ASKED = Number(/^>=(\d+)$/.exec(manifest.engines.node)?.[1])

/** The guard before a command, in a Node that says it is `version`. */
async function runAs(version: string) {
  const pretend = join(await temporaryFolder(), 'pretend.cjs')
  writeFileSync(pretend, `Object.defineProperty(process.versions, 'node', { value: '${version}' })`)
  return spawnSync(process.execPath, ['-r', pretend, '-r', GUARD, 'scripts/check.ts', '--help'], {
    encoding: 'utf8',
  })
}

test.each(['0.12.18', '18.20.4', '20.20.2', '22.22.1', '23.11.0'])(
  '%s: one sentence in each language',
  async (version) => {
    const { status, stdout, stderr } = await runAs(version)
    expect([status, stdout]).toEqual([2, ''])
    const [chinese, english, ...rest] = stderr.split('\n')
    expect(rest).toEqual([''])
    expect(chinese).toContain(`需要 Node.js ${ASKED} 以上`)
    expect(chinese).toContain(version)
    expect(english).toContain(`install Node ${ASKED} from`)
  },
)

test.each([`${ASKED}.0.0`, '26.1.0', '100.0.0'])('%s: the command runs', async (version) => {
  const { status, stdout, stderr } = await runAs(version)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain('用法：npm run check')
})

test('where the packages are not installed, one sentence says how', async () => {
  const project = await temporaryFolder()
  mkdirSync(join(project, 'scripts'))
  cpSync(GUARD, join(project, GUARD))
  cpSync('package.json', join(project, 'package.json'))
  const started = () =>
    spawnSync(process.execPath, ['-r', GUARD, '-e', ''], { cwd: project, encoding: 'utf8' })
  expect(started()).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/^还没有安装依赖，[^\n]+npm ci[^\n]+\n$/),
  })
  mkdirSync(join(project, 'node_modules/zod'), { recursive: true })
  expect(started()).toMatchObject({ status: 0, stderr: '' })
})

test('a real older Node understands the guard, where the machine has one', (context) => {
  const old = ['/usr/bin/node', '/usr/local/bin/node'].find((node) => {
    const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' })
    return stdout && Number(/\d+/.exec(stdout)) < ASKED
  })
  if (!old) return context.skip('no older Node on this machine')
  const { status, stderr } = spawnSync(old, ['-r', GUARD, 'scripts/check.ts'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toMatch(/^需要 Node\.js/)
  expect(stderr.split('\n')).toHaveLength(3)
})

test('the Node that npm brings is new enough, and the one to develop with', () => {
  const versions = Object.entries(manifest.optionalDependencies).filter(([name]) => name.startsWith('node-'))
  expect(versions.length).toBeGreaterThan(0)
  for (const [name, version] of versions)
    expect(Number.parseInt(version, 10), name).toBeGreaterThanOrEqual(ASKED)
  expect(Number(readFileSync('.nvmrc', 'utf8'))).toBe(ASKED)
})

/** Programs of their own, for which the machine's Node will do. */
const NATIVE = /^biome /

test('no command starts without the guard', () => {
  const unguarded = Object.entries(manifest.scripts).filter(([, line]) => {
    const [first] = line.split(' && ')
    if (NATIVE.test(line) || first === `node ${GUARD.slice(2)}`) return false
    const other = /^npm run ([\w:-]+)(?: -- .*)?$/.exec(first!)?.[1]
    // `npm run` starts a command that is looked at itself.
    return (
      !(other && manifest.scripts[other]) &&
      !line.replace(' -r ./scripts/needs-packages.cjs', '').startsWith(`node -r ${GUARD} scripts/`)
    )
  })
  expect(unguarded.map(([name]) => name)).toEqual([])
  expect(globSync('scripts/*.cjs').sort()).toEqual([GUARD.slice(2), 'scripts/needs-packages.cjs'])
})
