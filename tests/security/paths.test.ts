import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, rename, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { markdownToMdast } from 'satteri'
import { describe, expect, onTestFinished, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { checkPaths } from '../../src/domain/rules/check-paths.ts'
import { listContent } from '../../src/node/folder.ts'
import type { JsonReport } from '../../src/report/json.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'
import { bases } from '../support/entry.ts'
import { figure } from '../support/figure.ts'
import { newSiteWith, run, temporaryFolder } from '../support/folder.ts'
import { Repository } from '../support/repository.ts'

/** Only plain files with plain names are read; whatever else lies in the folder is told, and stays closed. */

const FOLDER = 'content/cycles/2023/demands/hongshan'
const SECRET = '外面的秘密'
/** If it were read, its value would be told. */
const outside = bases.named.replace('status: 征集中', `status: ${SECRET}`)

/** Names that a shell, Windows, a terminal, a workflow or Markdown would take for more than a name. */
const NAMES = [
  'a\nb.yaml',
  'a\n::add-mask::b.yaml',
  'a\r::error::b.yaml',
  'a\tb.yaml',
  '\u001b[2J\u001b]0;x\u0007.yaml',
  '\u009b31m.yaml',
  '\u202eলmy.yaml',
  'a\u200bb.yaml',
  'a\u2028::error::b.yaml',
  '$(id).yaml',
  '`id`.yaml',
  ';id;.yaml',
  '-rf.yaml',
  '--help',
  '|sh.yaml',
  '*.yaml',
  '?.yaml',
  '~.yaml',
  'CON.yaml',
  'nul',
  'com1.yaml',
  'LPT9.txt.yaml',
  '...',
  'a..yaml.',
  '91420111MAFAKE991B.yaml ',
  ' 91420111MAFAKE991B.yaml',
  '91420111MAFAKE991B.yaml.',
  `${'a'.repeat(250)}.yaml`,
  '.yaml',
  '.env',
  '.gitattributes',
  '.htaccess',
  '::error file=x,line=1::y.yaml',
  '##[add-mask]y.yaml',
  '%0A::error::y.yaml',
  '[a](javascript:b).yaml',
  '<img src=x onerror=y>.yaml',
  '`](x)`![a](b).yaml',
  '@everyone #1 https:x.yaml',
  'a|b|c.yaml',
  '\\..\\..\\x.yaml',
  'é.yaml',
  '武汉某某公司.yaml',
  '91420111ｍａｆａｋｅ991B.yaml',
  '__proto__.yaml',
  '__proto__',
]
/** Names of a known kind that Windows cannot have. */
const DEVICES = ['content/showcase/con.mdx', 'content/showcase/nul.svg', 'content/showcase/com1.jpg']

const REFUSALS = new Set(['unclassified-file', 'file-name'])

/** The report of one check, in the form for programs. */
async function checked(root: string): Promise<JsonReport['findings']> {
  const { code, out, err } = await run(check, '--root', root, '--format', 'json')
  expect(err).toBe('')
  expect(code).toBe(1)
  return JSON.parse(out).findings
}

/** The files that are not refused for what they are or are called. */
function notRefused(findings: JsonReport['findings'], files: readonly string[]): string[] {
  const refused = new Set(
    findings
      .filter(({ code, severity }) => severity === 'error' && REFUSALS.has(code))
      .map(({ file }) => file),
  )
  return files.filter((file) => !refused.has(file))
}

describe('on a real folder', () => {
  test('names', async (context) => {
    const files = [...NAMES.map((name) => `${FOLDER}/${name}`), ...DEVICES]
    const root = await newSiteWith(Object.fromEntries(files.map((file) => [file, bases.anonymous])))
    const missed = notRefused(await checked(root), files)
    figure(context, `${files.length} names, ${missed.length} not refused`)
    expect(missed).toEqual([])
    expect(notRefused(await checked(root), ['content/site.yaml'])).toEqual(['content/site.yaml'])
  })

  test('a name that is no UTF-8 stops nobody else from being checked', async () => {
    const root = await newSiteWith({ [`${FOLDER}/x`]: bases.anonymous })
    const name = Buffer.concat([Buffer.from(join(root, FOLDER, 'a')), Buffer.of(0xff), Buffer.from('.yaml')])
    await rename(join(root, FOLDER, 'x'), name)
    const findings = await checked(root)
    expect(findings.filter(({ file }) => file.includes('\ufffd')).map(({ code }) => code)).toEqual([
      'unclassified-file',
    ])
  })

  test('twins by case, by composition and by width', async () => {
    const pairs: [string, string][] = [
      ['content/showcase/Knit-Dyeing.mdx', 'content/showcase/knit-dyeing.mdx'],
      ['content/caf\u00e9', 'content/cafe\u0301'],
      ['content/\ufb01le', 'content/file'],
      [`${FOLDER}/AAAAAA.yaml`, `${FOLDER}/aaaaaa.yaml`],
    ]
    const root = await newSiteWith(
      Object.fromEntries(pairs.flatMap(([one, two]) => [one, two].map((file) => [file, bases.anonymous]))),
    )
    const findings = await checked(root)
    for (const pair of pairs) {
      const told = findings.filter(({ file, problem }) => pair.includes(file) && problem.includes('只差'))
      expect(told).toHaveLength(1)
    }
  })

  test('links, pipes, sockets and executables stay closed', async (context) => {
    const elsewhere = await temporaryFolder()
    const target = join(elsewhere, 'zzzzzz.yaml')
    await writeFile(target, outside)
    const root = await newSiteWith({
      [`${FOLDER}/eeeeee.yaml`]: bases.anonymous,
      'content/showcase/x.mdx': bases.anonymous,
    })
    const at = (name: string) => join(root, FOLDER, name)
    await symlink(target, at('aaaaaa.yaml'))
    await symlink(elsewhere, at('bbbbbb.yaml'))
    await symlink(elsewhere, join(root, 'content/cycles/2023/demands/wuchang-link'))
    await symlink(elsewhere, join(root, 'content/showcase/x'))
    await symlink('nowhere', at('cccccc.yaml'))
    await symlink(at('dddddd.yaml'), at('dddddd.yaml'))
    execFileSync('mkfifo', [at('ffffff.yaml')])
    const server = createServer().listen(join(root, 'content/s'))
    onTestFinished(() => void server.close())
    await chmod(at('eeeeee.yaml'), 0o755)

    const files = [
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => `${FOLDER}/${letter.repeat(6)}.yaml`),
      'content/cycles/2023/demands/wuchang-link',
      'content/showcase/x',
      'content/s',
    ]
    const findings = await checked(root)
    const missed = notRefused(findings, files)
    figure(context, `${files.length} files that are none, ${missed.length} not refused`)
    expect(missed).toEqual([])
    expect(JSON.stringify(findings)).not.toContain(SECRET)
    // Nothing below a link is listed.
    expect(findings.filter(({ file }) => /-link\/|showcase\/x\/|bbbbbb\.yaml\//.test(file))).toEqual([])
  })

  test('on a disk that knows no such right, nothing is called executable', async () => {
    const root = await newSiteWith({})
    const [first, ...others] = listContent(root).files.map(({ file }) => file)
    const executables = () => listContent(root).files.flatMap((file) => (file.executable ? file.file : []))
    for (const file of [first!, ...others]) await chmod(join(root, file), 0o777)
    expect(executables()).toEqual([])
    await chmod(join(root, first!), 0o644)
    expect(executables()).toEqual(others)
  })

  test('a plain file of the same content would have told the secret', async () => {
    const root = await newSiteWith({ [`${FOLDER}/91420111MAFAKE991B.yaml`]: outside })
    expect(JSON.stringify(await checked(root))).toContain(SECRET)
  })

  test('a link in place of content/, or of a folder of it, is neither read nor written through', async () => {
    const elsewhere = await newSiteWith({
      [`${FOLDER}/91420111MAFAKE991B.yaml`]: outside,
      'content/demand.schema.json': null,
    })
    const whole = await temporaryFolder()
    await symlink(join(elsewhere, 'content'), join(whole, 'content'))
    const part = await newSiteWith({ 'content/cycles': null })
    await symlink(join(elsewhere, 'content/cycles'), join(part, 'content/cycles'))
    for (const [root, link] of [
      [whole, 'content'],
      [part, 'content/cycles'],
    ] as const) {
      const findings = await checked(root)
      expect(notRefused(findings, [link])).toEqual([])
      expect(JSON.stringify(findings)).not.toContain(SECRET)
      await run(check, '--root', root, '--fix')
    }
    expect(existsSync(join(elsewhere, 'content/demand.schema.json'))).toBe(false)
  })

  test('what this machine cannot read is told, and the rest is checked', async () => {
    const root = await newSiteWith({
      [`${FOLDER}/aaaaaa.yaml`]: bases.anonymous,
      [`${FOLDER}/91420111MAFAKE991B.yaml`]: outside,
      'content/cycles/2023/demands/closed/bbbbbb.yaml': bases.anonymous,
    })
    await chmod(root, 0o755)
    await chmod(join(root, FOLDER, 'aaaaaa.yaml'), 0)
    await chmod(join(root, 'content/cycles/2023/demands/closed'), 0)
    const script = resolve('scripts/check.ts')
    // Nothing is closed to the administrator, so the command runs as nobody.
    const identity = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    const { stdout } = spawnSync(process.execPath, [script, '--root', root, '--format', 'json'], {
      ...identity,
      encoding: 'utf8',
    })
    const { findings } = JSON.parse(stdout) as JsonReport
    const closed = [`${FOLDER}/aaaaaa.yaml`, 'content/cycles/2023/demands/closed']
    for (const file of closed) {
      const told = findings.filter((found) => found.file === file)
      expect(told.map(({ code, problem }) => `${code} ${problem}`)).toEqual([
        'unclassified-file 这个文件或目录读不出来。',
      ])
    }
    expect(stdout).toContain(SECRET)
  })
})

describe('without a folder', () => {
  /** As the check judges a path: by its listing, and by its name where it has a kind. */
  const refuse = (file: string) => {
    const listed = { file, symlink: false, executable: false }
    const findings = [...checkPaths([listed]), ...(readContentFile(file, new Uint8Array())?.findings ?? [])]
    return findings.some(({ code, severity }) => severity === 'error' && REFUSALS.has(code))
  }

  test('what no folder can hold is refused as well', () => {
    const paths = [
      'content/../secret.yaml',
      'content/cycles/2023/demands/../../../site.yaml',
      `${FOLDER}/../hongshan/91420111MAFAKE991B.yaml`,
      `${FOLDER}/.`,
      `${FOLDER}//91420111MAFAKE991B.yaml`,
      `/${FOLDER}/91420111MAFAKE991B.yaml`,
      `${FOLDER}/91420111MAFAKE991B.yaml/`,
      `${FOLDER}/91420111MAFAKE991B.yaml\n`,
      `${FOLDER}/91420111MAFAKE991B.yaml\0`,
      'content\\site.yaml',
      'C:\\content\\site.yaml',
      'CONTENT/site.yaml',
      'content/Site.yaml',
      'content/site.yaml::$DATA',
      'content/cycles/２０２３/cycle.yaml',
      'content/cycles/2023\n/cycle.yaml',
      `${'content/'.repeat(600)}site.yaml`,
      ...NAMES.map((name) => `${FOLDER}/${name}`),
      ...NAMES.map((name) => `content/cycles/2023/demands/${name}/91420111MAFAKE991B.yaml`),
      ...NAMES.map((name) => `content/showcase/${name}`),
    ]
    expect(paths.filter((path) => !refuse(path))).toEqual([])
    expect([`${FOLDER}/91420111MAFAKE991B.yaml`, 'content/site.yaml'].filter(refuse)).toEqual([])
  })
})

describe('in reports a name is a name', () => {
  const files = [
    ...NAMES.map((name) => `${FOLDER}/${name}`),
    ...NAMES.map((name) => `content/cycles/2023/demands/${name}/91420111MAFAKE991B.yaml`),
  ]

  test('terminal, GitHub and Markdown', async (context) => {
    const root = await newSiteWith(Object.fromEntries(files.map((file) => [file, bases.anonymous])))
    const formats = ['terminal', 'github', 'markdown']
    const outputs = await Promise.all(formats.map((format) => run(check, '--root', root, '--format', format)))
    const faults = outputs.flatMap(({ out }, at) => faultsOf(out, formats[at]!))
    figure(context, `${files.length} names in ${formats.length} reports: ${faults.length} taken for more`)
    for (const { out } of outputs) expect(out).toContain('##［')
    expect(faults).toEqual([])
  })

  test('of files outside, which a change brings along', async () => {
    const repository = await Repository.create()
    await repository.write('a\n::error::b\u001b[2J.md', 'x')
    await repository.write('docs/##[stop-commands]x.md', 'x')
    await repository.write('`](x)[a](javascript:b).md', 'x')
    repository.commit('别的文件')
    const actor = ['--since', 'HEAD^', '--actor', 'jiangan-jingxin']
    for (const format of ['terminal', 'github', 'markdown']) {
      const { out } = await run(check, '--root', repository.root, ...actor, '--format', format)
      expect(out).toContain('stop-commands')
      expect(faultsOf(out, format)).toEqual([])
    }
  })

  test('a report that let a name through would be caught', () => {
    for (const name of NAMES.slice(1, 6)) expect(faultsOf(`${FOLDER}/${name}\n`, 'terminal')).not.toEqual([])
    expect(faultsOf('  ::warning::x\n', 'terminal')).not.toEqual([])
    expect(faultsOf('content/##[add-mask]y\n', 'github')).not.toEqual([])
    expect(faultsOf('::add-mask::y\n', 'github')).not.toEqual([])
    expect(faultsOf('### [a](javascript:b)\n', 'markdown')).not.toEqual([])
    expect(faultsOf('### `a` <img src=x>\n', 'markdown')).not.toEqual([])
    expect(faultsOf('@everyone\n', 'markdown')).not.toEqual([])
    expect(faultsOf('::error file=a::b\n', 'github')).toEqual([])
    expect(faultsOf('### `a`\n', 'markdown')).toEqual([])
  })

  /** What in a report is more than text to who reads it. */
  function faultsOf(out: string, format: string): string[] {
    const faults: string[] = []
    if (/[^\n\P{Cc}]|\p{Cf}|\p{Zl}|\p{Zp}/u.test(out)) faults.push('a character that steers')
    const expected = format === 'github' ? ['error', 'warning', 'notice'] : []
    for (const line of out.split('\n')) {
      const command = commandIn(line)
      if (command !== undefined && !expected.includes(command)) faults.push(`a command: ${line}`)
    }
    if (format === 'markdown') faults.push(...markupIn(out))
    return faults
  }

  /** The command that a runner of GitHub sees in a line: `::x::` at its beginning, `##[x]` anywhere. */
  function commandIn(line: string): string | undefined {
    const trimmed = line.trimStart()
    const newer = /^::([^ :]*)(?: .*?)?::/s.exec(trimmed)
    return newer?.[1] ?? /##\[([^ \]]*)[^\]]*\]/.exec(line)?.[1]
  }

  /** Markup that no report of ours has, and mentions. */
  function markupIn(out: string): string[] {
    interface Node {
      type: string
      value?: string
      children?: Node[]
    }
    const found: string[] = []
    const look = ({ type, value, children = [] }: Node) => {
      if (['link', 'image', 'html', 'linkReference', 'imageReference', 'definition'].includes(type))
        found.push(type)
      if (type === 'text' && /@[a-z]/i.test(value ?? '')) found.push('mention')
      for (const child of children) look(child)
    }
    look(markdownToMdast(out) as Node)
    return found
  }
})
