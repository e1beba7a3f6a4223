import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { judgePulls } from '../../scripts/review/judge.ts'
import { filesIn } from '../../scripts/review/work-folder.ts'
import { textsIn } from '../../src/domain/texts.ts'
import type { Tree } from '../../src/domain/tree.ts'
import { runSandboxed, withoutNetwork } from '../../src/node/sandbox.ts'
import { parseReport } from '../../src/review/report.ts'
import { readYaml } from '../../src/yaml/read.ts'
import { figure } from '../support/figure.ts'
import { temporaryFolder } from '../support/folder.ts'
import { runGit } from '../support/forge/git.ts'
import { reachedFrom } from '../support/imports.ts'
import type { Entry } from '../support/repository.ts'
import {
  bodyOf,
  CYCLE,
  changeMain,
  codesOf,
  DEMANDS,
  DISTRICTS,
  hashObject,
  IN_TIME,
  NEW,
  numbered,
  once,
  ReviewFixture,
  SITE,
  sealedFixture,
  sound,
} from '../support/review.ts'

/** Attacks on the trusted review: rights, objects, the judge's process. What honest people do: tests/unit/review.test.ts. */

describe('rights count only where the author decides what is in the branch', () => {
  test('a district’s account with somebody else’s branch has none, and the comment says why', async (context) => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound }, { owner: 'stranger' })
    await fixture.open(2, { [NEW]: sound }, { owner: null })
    await fixture.review()
    for (const number of [1, 2]) {
      expect(fixture.outcome(number)).toMatchObject({ labels: ['待修改'], status: 'failure' })
      expect(fixture.comment(number)).toContain('不按名单里的权限核对')
    }
    figure(
      context,
      `a branch of a stranger, and of nobody: ${fixture.outcome(1).labels}, ${fixture.outcome(2).labels}`,
    )
  })

  test('who may push has them for any branch; a bureau account’s own change of its own paths is a success', async () => {
    const fixture = await ReviewFixture.create()
    const readme = (number: number) => ({ 'README.md': `# 说明 ${number}\n` })
    await fixture.open(1, readme(1), { author: 'bureau-jingxin' })
    await fixture.open(2, readme(2), { author: 'bureau-jingxin', inBase: true })
    await fixture.open(3, readme(3), { author: 'bureau-jingxin', owner: 'stranger' })
    const reviewed = await fixture.review()
    for (const number of [1, 2, 3]) {
      expect(codesOf(reviewed, number)).toEqual(['bureau-paths'])
      expect(fixture.outcome(number).labels).toEqual(['待市级审核'])
    }
    // The stranger may push to the branch of the third at any time.
    expect([1, 2, 3].map((number) => fixture.outcome(number).status)).toEqual([
      'success',
      'success',
      'pending',
    ])
  })

  test('where the host does not tell who may push, a listed author with the branch in the base repository counts', async () => {
    const fixture = await ReviewFixture.create()
    fixture.pushers = undefined
    await fixture.open(1, { [NEW]: sound }, { inBase: true })
    await fixture.open(2, { [NEW]: sound }, { inBase: true, author: 'stranger' })
    await fixture.open(3, { [NEW]: sound }, { owner: 'stranger' })
    await fixture.review()
    expect([1, 2, 3].map((number) => fixture.outcome(number).labels)).toEqual([
      ['可审核'],
      ['待修改'],
      ['待修改'],
    ])
  })

  test('whoever opens another pull request of a district’s very commit does not take away its success', async () => {
    const fixture = await ReviewFixture.create()
    const head = await fixture.open(1, { [NEW]: sound })
    fixture.opened(2, head, { author: 'stranger' })
    await fixture.review()
    await fixture.review()
    expect([1, 2].map((number) => fixture.outcome(number).labels)).toEqual([['可审核'], ['待修改']])
    expect(fixture.statuses.get(head)?.state).toBe('success')
    // And it goes when the district's own goes.
    changeMain(fixture, DISTRICTS, (text) => text.replace('- hongshan-jingxin', '- hongshan-other'))
    await fixture.review()
    expect(fixture.statuses.get(head)?.state).toBe('failure')
  })

  const CHANGES: [string, Record<string, (text: string) => string>][] = [
    ['the bureau’s settings', { [SITE]: (text) => text.replace('bureau-jingxin', 'stranger') }],
    ['the deadline', { [CYCLE]: (text) => text.replace('2023-03-10', '2024-03-10') }],
    ['accounts', { [DISTRICTS]: (text) => text.replace('wuchang-jingxin', 'stranger') }],
    [
      'submodules',
      { '.gitmodules': () => '[submodule "x"]\n\tpath = x\n\turl = https://evil.example/x.git\n' },
    ],
    ['workflows', { '.github/workflows/review.yml': () => 'on: pull_request\n' }],
    ['the installation', { '.npmrc': () => 'ignore-scripts=false\n', 'package.json': () => '{}' }],
    ['the judge itself', { 'scripts/review/judge-case.ts': () => 'export const judgeCase = () => ({})\n' }],
  ]
  /** Each change as a pull request of a stranger, and of a district. */
  const changed = once(async () => {
    const fixture = await ReviewFixture.create()
    for (const [index, [, changes]] of CHANGES.entries()) {
      const files: Record<string, string> = {}
      for (const [file, change] of Object.entries(changes))
        files[file] = change(file.startsWith('content/') ? fixture.text(file) : '')
      await fixture.open(2 * index + 1, files, { author: 'stranger' })
      await fixture.open(2 * index + 2, files, { author: 'hongshan-jingxin' })
    }
    await fixture.review()
    return fixture
  })

  test.for(CHANGES.map(([name], index) => [name, index] as const))(
    'a stranger and a district change %s: 待修改',
    async ([, index], context) => {
      const fixture = await changed()
      const [stranger, district] = [fixture.outcome(2 * index + 1), fixture.outcome(2 * index + 2)]
      for (const outcome of [stranger, district])
        expect(outcome).toMatchObject({ labels: ['待修改'], status: 'failure' })
      figure(context, `by a stranger: ${stranger.labels}; by a district: ${district.labels}`)
    },
  )

  test('a stranger adds a district of his own with an account and an entry', async () => {
    const fixture = await ReviewFixture.create()
    const districts = fixture.text(DISTRICTS)
    const own =
      '- slug: nowhere\n  name: 某区\n  shortName: 某区\n  office: 某局\n  accounts:\n    - stranger\n'
    const entry = `${DEMANDS}/nowhere/91420111MAFAKE991B.yaml`
    await fixture.open(1, { [DISTRICTS]: `${districts}${own}`, [entry]: sound }, { author: 'stranger' })
    await fixture.open(2, { [entry]: sound }, { author: 'stranger' })
    await fixture.review()
    expect([1, 2].map((number) => fixture.outcome(number).labels)).toEqual([['待修改'], ['待修改']])
  })
})

describe('content is data', () => {
  test.each<[string, (head: string) => Entry]>([
    ['a link', () => ({ mode: '120000', content: '/proc/self/environ' })],
    ['an executable', () => ({ mode: '100755', content: sound })],
    ['a submodule', (id) => ({ mode: '160000', id })],
  ])('%s in place of an entry is an error, and is not followed', async (_, entry) => {
    const fixture = await ReviewFixture.create()
    const head = fixture.repository.git('rev-parse', 'main').trim()
    await fixture.open(1, { [NEW]: entry(head) })
    const reviewed = await fixture.review()
    expect(bodyOf(reviewed)).toContain('unclassified-file')
    expect(bodyOf(reviewed)).not.toContain('environ')
    expect(fixture.outcome(1).labels).toEqual(['待修改'])
  })

  test('a link in place of the folder content, and one that is no longer followed', async () => {
    const fixture = await ReviewFixture.create()
    const link = { mode: '120000', content: '/etc' }
    await fixture.open(1, { content: null, [`${DEMANDS}/wuchang`]: link })
    const reviewed = await fixture.review()
    expect(fixture.outcome(1).labels).toEqual(['待修改'])
    expect(codesOf(reviewed)).toContain('errors')
  })

  /** Each is a pull request of its own. */
  const BAD_NAMES = [
    'content/cycles/2023/demands/hongshan/con.yaml',
    'content/cycles/2023/demands/hongshan/91420111mafake991b.yaml',
    'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml.exe',
    'content/.gitattributes',
    'content/cycles/2023/demands/hongshan/a\nb.yaml',
    'content/cycles/2023/demands/hongshan/`x`|@all.yaml',
  ]
  const badNames = once(async () => {
    const fixture = await ReviewFixture.create()
    for (const [name, number] of numbered(BAD_NAMES)) await fixture.open(number, { [name]: sound })
    await fixture.review()
    return fixture
  })

  test.each(numbered(BAD_NAMES))('a bad name is an error: %j', async (_, number) => {
    const fixture = await badNames()
    expect(fixture.outcome(number).labels).toEqual(['待修改'])
    expect(fixture.comment(number)).not.toContain('@all')
  })

  test('names that differ by case alone are an error: they are one file on other machines', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, {
      [`${DEMANDS}/hongshan/k7m2xz.yaml`]: sound,
      [`${DEMANDS}/hongshan/K7M2XZ.yaml`]: sound,
    })
    expect(bodyOf(await fixture.review())).toContain('unclassified-file')
  })

  /** A tree written by hand, with its entries in this order. */
  const tree = (entries: readonly [mode: string, name: string, id: string][]) =>
    Buffer.concat(
      entries.map(([mode, name, id]) =>
        Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(id, 'hex')]),
      ),
    )

  const BROKEN: [string, (id: string) => [mode: string, name: string, id: string][]][] = [
    [
      'a double name',
      (id) => [
        ['100644', 'a', id],
        ['100644', 'a', id],
      ],
    ],
    ['the name .git', (id) => [['100644', '.git', id]]],
    ['the name ..', (id) => [['100644', '..', id]]],
    ['a slash in a name', (id) => [['100644', 'a/b', id]]],
  ]
  /** Each before a sound one. */
  const broken = once(async () => {
    const fixture = await ReviewFixture.create()
    const { repository } = fixture
    const blob = hashObject(repository, 'blob', Buffer.from('x'))
    const parent = repository.git('rev-parse', 'main').trim()
    for (const [index, [, entries]] of BROKEN.entries()) {
      const id = hashObject(repository, 'tree', tree(entries(blob)))
      const who = 'x <x@example.invalid> 1 +0000'
      const commit = `tree ${id}\nparent ${parent}\nauthor ${who}\ncommitter ${who}\n\nx\n`
      fixture.opened(2 * index + 1, hashObject(repository, 'commit', Buffer.from(commit)))
      await fixture.open(2 * index + 2, { [NEW]: sound })
    }
    return { fixture, reviewed: await fixture.review() }
  })

  test.each(BROKEN.map(([name], index) => [name, 2 * index + 1] as const))(
    '%s is refused by git, and told; the next one is judged',
    async (_, number) => {
      const { fixture, reviewed } = await broken()
      expect(codesOf(reviewed, number)).toEqual(['broken-objects'])
      expect(fixture.outcome(number)).toMatchObject({ labels: ['待修改'], status: 'failure' })
      expect(fixture.outcome(number + 1).labels).toEqual(['可审核'])
    },
  )

  test('a bomb of trees is a cap: 待市级审核, and the next one is judged', async (context) => {
    const fixture = await ReviewFixture.create()
    const { repository } = fixture
    const blob = hashObject(repository, 'blob', Buffer.from('x'))
    let id = hashObject(repository, 'tree', tree(Array.from('abcdefghij', (name) => ['100644', name, blob])))
    // Ten to the tenth files in eleven objects.
    for (let depth = 0; depth < 9; depth++)
      id = hashObject(repository, 'tree', tree(Array.from('abcdefghij', (name) => ['40000', name, id])))
    const root = repository.git('ls-tree', 'main').trim()
    const made = repository
      .git('commit-tree', '-p', 'main', '-m', 'x', repository.mktree(`${root}\n040000 tree ${id}\tzzz\n`))
      .trim()
    fixture.opened(1, made)
    await fixture.open(2, { [NEW]: sound })
    const reviewed = await fixture.review()
    expect(codesOf(reviewed, 1)).toEqual(['too-large'])
    expect(fixture.outcome(1)).toMatchObject({ labels: ['待市级审核'], status: 'pending' })
    expect(fixture.outcome(2).labels).toEqual(['可审核'])
    figure(
      context,
      `10^10 files in 11 objects: ${fixture.outcome(1).labels}; the next one: ${fixture.outcome(2).labels}`,
    )
  })

  test('too many files, and too many bytes: 待市级审核 with the reason', async () => {
    const fixture = await ReviewFixture.create()
    const many = Object.fromEntries(
      Array.from({ length: 501 }, (_, at) => [`${DEMANDS}/hongshan/${at}.yaml`, 'a: 1\n']),
    )
    await fixture.open(1, many)
    const large = Object.fromEntries(
      Array.from({ length: 33 }, (_, at) => [`big-${at}`, `${at}${'x'.repeat(1024 * 1024)}`]),
    )
    await fixture.open(2, large)
    const reviewed = await fixture.review()
    expect([codesOf(reviewed, 1), codesOf(reviewed, 2)]).toEqual([['too-many-files'], ['too-large']])
    expect(fixture.comment(1)).toContain('改动的文件超过 500 个')
    expect([1, 2].map((number) => fixture.outcome(number).labels)).toEqual([['待市级审核'], ['待市级审核']])
  })

  test('attributes, tags and replacements of the head change nothing', async () => {
    const fixture = await ReviewFixture.create()
    const { repository } = fixture
    const faulty = sound.replace('employees: 320', 'employees: 约')
    const attributes = '* export-ignore filter=evil diff=evil text eol=crlf\n'
    const head = await fixture.open(1, {
      [NEW]: faulty,
      '.gitattributes': attributes,
      'content/.gitattributes': attributes,
    })
    // Git would read the sound entry wherever the faulty one is asked for.
    const [bad, good] = [faulty, sound].map((text) => hashObject(repository, 'blob', Buffer.from(text)))
    repository.git('replace', bad!, good!)
    repository.git('tag', 'v1', head)
    const reviewed = await fixture.review()
    expect(bodyOf(reviewed)).toContain('not-a-number')
    expect(fixture.outcome(1).labels).toEqual(['待修改'])
    // Nothing but the main branch and the pull request comes along.
    const work = await temporaryFolder()
    changeMain(fixture, SITE, (text) => `${text}# 注\n`)
    await fixture.fetch(work)
    const refs = runGit(['--git-dir', filesIn(work).objects, 'for-each-ref', '--format=%(refname)'])
    expect(
      refs
        .toString()
        .split('\n')
        .filter((ref) => !ref.startsWith('refs/review/runs/')),
    ).toEqual(['refs/review/pulls/1', 'refs/review/tip', ''])
  })

  test('a plain private part that a later commit seals or removes is told all the same', async (context) => {
    const fixture = await sealedFixture()
    const [faulty, sealedLater] = [`${DEMANDS}/hongshan/k7m2xz.yaml`, 'notes.txt']
    await fixture.open(1, { [NEW]: sound, [faulty]: '{public: {}, private: {phone: 1}}' })
    fixture.advance(1, { [NEW]: null, [faulty]: null }, IN_TIME)
    await fixture.open(2, { [sealedLater]: sound }, { author: 'stranger' })
    fixture.advance(2, { [sealedLater]: null }, IN_TIME)
    // As Notepad and a Chinese keyboard write it, and the form itself.
    const others = {
      'content/cycles/2023/demands/hongshan/wide.yaml': [...'private:\n  phone: 1\n', ''].join('\0'),
      'content/cycles/2023/demands/hongshan/typed.yaml': sound.replace('private:', 'Private：'),
      'content/cycles/2023/demands/hongshan/附件1.docx': 'PK\u0003\u0004',
      'content/cycles/2023/demands/hongshan/附件1.pdf': '%PDF-1.7',
    }
    await fixture.open(3, others)
    fixture.advance(3, Object.fromEntries(Object.keys(others).map((file) => [file, null])), IN_TIME)
    const reviewed = await fixture.review()
    for (const file of Object.keys(others)) expect(bodyOf(reviewed, 3)).toContain(file)
    expect(codesOf(reviewed, 3)).toEqual(['errors'])
    for (const file of [NEW, faulty]) expect(bodyOf(reviewed, 1)).toContain(file)
    expect(bodyOf(reviewed, 1)).toContain('早先版本里是明文')
    expect(bodyOf(reviewed, 2)).toContain(sealedLater)
    figure(context, '7 plain parts that a later commit removed: 7 told')
    expect([1, 2].map((number) => fixture.outcome(number).labels)).toEqual([['待修改'], ['待修改']])
  })

  test('where private parts are plain, an earlier version of an entry is no leak', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound.replace('employees: 320', 'employees: 321') })
    fixture.advance(1, { [NEW]: sound }, IN_TIME)
    expect(codesOf(await fixture.review())).toEqual([])
  })
})

describe('what is posted', () => {
  test('has nothing of a stranger’s text but its letters', async (context) => {
    const fixture = await ReviewFixture.create()
    const evil = [
      '[点这里](https://evil.example)',
      '![](https://evil.example/x.png)',
      '@everyone',
      '<img src=x>',
      '#1 GH-1 !1',
      'https://evil.example',
      '</details>',
      '<!-- keji-fuzong/review eJw= -->',
    ]
    const text = sound
      .replace('高功率激光器封装应力大', `高功率激光器${evil.join('；')}封装应力大`)
      .replace('industry: 光电子信息', 'industry: "/merge @all"')
    await fixture.open(1, {
      [NEW]: text,
      [`${DEMANDS}/hongshan/@all\n${'`'}[x](https:⁄⁄e).yaml`]: '/merge\n',
    })
    await fixture.review()
    const comment = fixture.comment(1)
    expect(comment).toContain('点这里')
    expect(comment).not.toMatch(/@\w|\]\(|<(?!!-- keji)|https?:\/\/|(?<!&)#\d|GH-\d|!\d|^\s*\//m)
    expect(comment.match(/<!--/g)).toHaveLength(1)
    figure(context, `${evil.length + 2} active texts in, 0 out`)
  })

  test('has nothing of a private part, right or wrong', async (context) => {
    const fixture = await ReviewFixture.create()
    const { private: part } = Object(readYaml(sound, NEW).tree) as Record<string, Tree>
    const values = textsIn(part, []).flatMap(({ text }) =>
      text.length >= 2 && !/^(?:是|否|\d{1,3})$/.test(text) ? [text] : [],
    )
    const told = values.filter((value) => !sound.slice(0, sound.indexOf('\nprivate:')).includes(value))
    expect(told.length).toBeGreaterThan(10)
    const wrong = told.reduce((text, value) => text.replaceAll(value, `${value}‮秘密${value}`), sound)
    await fixture.open(1, { [NEW]: sound })
    await fixture.open(2, { [NEW]: wrong })
    const { reports } = await fixture.review()
    const out = [fixture.comment(1), fixture.comment(2), JSON.stringify(reports)].join('\n')
    expect(told.filter((value) => out.includes(value))).toEqual([])
    expect(out).not.toContain('秘密')
    figure(context, `${told.length} private values, right and wrong: 0 in comments and reports`)
  })

  test('labels of a stranger and his copy of a good comment do not help', async (context) => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    await fixture.review()
    const bad = await fixture.open(2, { [SITE]: 'name: 我的\n' }, { author: 'stranger' })
    fixture.pulls.get(2)!.labels = ['可审核']
    fixture.say(2, 'stranger', fixture.comment(1))
    fixture.say(2, 'stranger', fixture.comment(1).replaceAll(fixture.pulls.get(1)!.pull.head, bad))
    await fixture.review()
    expect(fixture.outcome(2)).toEqual({ labels: ['待修改'], status: 'failure', comments: 1 })
    figure(
      context,
      `label ${fixture.outcome(2).labels}, status ${fixture.outcome(2).status}, ours: ${fixture.outcome(2).comments}`,
    )
  })
})

describe('the judge', () => {
  test('as a process in the sandbox says what it says here', async () => {
    const fixture = await ReviewFixture.create()
    await fixture.open(1, { [NEW]: sound })
    await fixture.open(2, { [NEW]: sound.replace('employees: 320', 'employees: 约') })
    const work = await temporaryFolder()
    await fixture.fetch(work, { judgedAt: '2023-03-10T09:05:00Z' })
    await judgePulls({ work, now: () => new Date() })
    const read = async (number: number) =>
      parseReport(await readFile(join(filesIn(work).reports, `${number}.json`), 'utf8'))!
    expect((await read(1)).reasons).toEqual([])
    expect((await read(2)).reasons).toEqual([{ code: 'errors', count: 1 }])
    const { reports } = await fixture.review({ judgedAt: '2023-03-10T09:05:00Z' })
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

/** A program in the sandbox, in place of the judge. */
async function probe(code: string, { seconds = 60, readable = [] as string[] } = {}) {
  const root = await temporaryFolder()
  for (const name of ['node_modules', 'src', 'scripts', '.git']) await mkdir(join(root, name))
  await writeFile(join(root, 'package.json'), '{ "type": "module" }')
  await writeFile(join(root, '.git/config'), 'extraheader = token-of-the-checkout')
  await writeFile(join(root, 'scripts/probe.js'), code)
  return runSandboxed({ root, script: 'scripts/probe.js', args: [], readable, seconds, bytes: 1024 * 1024 })
}
