import { spawnSync } from 'node:child_process'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { temporaryFolder } from '../support/folder.ts'

/** What is installed, and package-lock.json, for the commands that a timer runs. */

interface Locked {
  version: string
  integrity?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
}

const other = process.platform === 'win32' ? 'linux' : 'win32'
const LOCKED: Record<string, Locked> = {
  'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
  'node_modules/a/node_modules/b': { version: '2.0.0', integrity: 'sha512-b' },
  'node_modules/for-tests': { version: '1.0.0', dev: true },
  'node_modules/here': { version: '1.0.0', optional: true, os: [process.platform], cpu: [process.arch] },
  'node_modules/elsewhere': { version: '1.0.0', optional: true, os: [other] },
  'node_modules/anywhere': { version: '1.0.0', optional: true },
}
const PRODUCTION = ['node_modules/a', 'node_modules/a/node_modules/b', 'node_modules/here']

/** The guard in a project with these packages, by path; `listed` = npm's own list of them. */
async function guard(
  installed: Record<string, string>,
  { locked = LOCKED, listed }: { locked?: object | null; listed?: Record<string, Locked> } = {},
) {
  const root = await temporaryFolder()
  const write = async (file: string, value: unknown) => {
    await mkdir(dirname(join(root, file)), { recursive: true })
    await writeFile(join(root, file), JSON.stringify(value))
  }
  if (locked) await write('package-lock.json', { packages: { '': {}, ...locked } })
  for (const [path, version] of Object.entries(installed)) await write(`${path}/package.json`, { version })
  if (listed) await write('node_modules/.package-lock.json', { packages: listed })
  await mkdir(join(root, 'scripts'))
  const script = join(root, 'scripts/needs-packages.cjs')
  await cp('scripts/needs-packages.cjs', script)
  const { status, stderr } = spawnSync(process.execPath, ['-r', script, '-e', '0'], { encoding: 'utf8' })
  return { status, stderr }
}

const asLocked = Object.fromEntries(PRODUCTION.map((path) => [path, LOCKED[path]!.version]))

test('as locked, without packages for development or of other machines: runs', async () => {
  expect(await guard(asLocked)).toMatchObject({ status: 0, stderr: '' })
  const listed = Object.fromEntries(PRODUCTION.map((path) => [path, LOCKED[path]!]))
  expect(await guard(asLocked, { listed })).toMatchObject({ status: 0, stderr: '' })
})

test.each<[string, Record<string, string>, Parameters<typeof guard>[1], string]>([
  ['another version', { ...asLocked, 'node_modules/a': '1.0.1' }, {}, 'a'],
  ['another version within', { ...asLocked, 'node_modules/a/node_modules/b': '3.0.0' }, {}, 'b'],
  [
    'another version of what is for tests',
    { ...asLocked, 'node_modules/for-tests': '9.0.0' },
    {},
    'for-tests',
  ],
  ['one is missing', { 'node_modules/a': '1.0.0', 'node_modules/here': '1.0.0' }, {}, 'b'],
  [
    'carried over from another kind of machine',
    {
      'node_modules/a': '1.0.0',
      'node_modules/a/node_modules/b': '2.0.0',
      'node_modules/elsewhere': '1.0.0',
    },
    {},
    'here',
  ],
  ['nothing is installed', {}, {}, 'a'],
  [
    'one more, in the way of another',
    asLocked,
    { listed: { 'node_modules/here/node_modules/a': { version: '0.1.0' } } },
    'a',
  ],
  [
    'the same version of other content',
    asLocked,
    { listed: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-c' } } },
    'a',
  ],
  ['no lock file', asLocked, { locked: null }, 'package-lock.json'],
])('%s: refused in one sentence', async (_, installed, more, name) => {
  const { status, stderr } = await guard(installed, more)
  expect(status).toBe(2)
  expect(stderr).toMatch(
    new RegExp(`^安装的程序包和 package-lock\\.json 不一致（${name}），没有运行：.*npm ci.*\\n$`),
  )
})

test('this project is as locked', () => {
  const { status, stderr } = spawnSync(process.execPath, ['-r', './scripts/needs-packages.cjs', '-e', '0'], {
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([0, ''])
})
