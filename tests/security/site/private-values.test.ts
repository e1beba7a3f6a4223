import { execFile } from 'node:child_process'
import { cpSync, existsSync, globSync, readdirSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { main as check } from '../../../scripts/check.ts'
import { main as compile } from '../../../scripts/compile.ts'
import { main as draftStory } from '../../../scripts/draft-story.ts'
import { main as match } from '../../../scripts/match.ts'
import { main as seal } from '../../../scripts/seal.ts'
import { allNodes, formTree } from '../../../src/domain/form-tree.ts'
import { hasPrivatePart, type KindName, kinds } from '../../../src/domain/kinds.ts'
import { schemaOf } from '../../../src/domain/schemas.ts'
import { buildAsShared, sharedSite } from '../../support/browser-tab.ts'
import { hitsBelow, hitsIn } from '../../support/canary.ts'
import {
  canary,
  canaryCode,
  canaryExpert,
  canaryFiles,
  canaryFolder,
  canaryPlacement,
  canaryReport,
} from '../../support/canary-files.ts'
import { figure } from '../../support/figure.ts'
import { littleContentWith, type Ran, run, temporaryFolder, writeFiles } from '../../support/folder.ts'
import { runGit } from '../../support/forge/git.ts'
import { keyPair } from '../../support/key-pair.ts'
import { sealingSite } from '../../support/sealed-folder.ts'
import { refusedEntry } from '../../support/shared-sites.ts'
import { copyCode, failingBuild } from '../../support/site.ts'

const { named: n, anonymous: a } = canary
const values = [...Object.values(canary).flatMap((fields) => Object.values(fields)), '02787531004']

let above: string
beforeAll(async () => {
  above = await mkdtemp(join(tmpdir(), 'keji-values-'))
})
afterAll(() => rm(above, { recursive: true, force: true }))

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** Each is made when the first test asks for it, and changed by none. */
const folders = {
  sound: once(() => littleContentWith(canaryFiles, join(above, 'sound'))),
  faulty: once(() => littleContentWith(faultyFiles, join(above, 'faulty'))),
  sealed: once(() => sealed(canaryFiles, join(above, 'sealed'))),
  sealedFaulty: once(() => sealed(everyThird(faultyFiles), join(above, 'sealed-faulty'))),
}

/** Each value in one way or two, in turn: what is sealed is judged as what is plain, where each is tried in every way. */
const everyThird = (files: Record<string, string>) =>
  Object.fromEntries(Object.entries(files).filter((_, at) => at % 3 === 0))

const FORMATS = ['terminal', 'github', 'markdown', 'json']

/** A file with each of its values spoiled in several ways, each under a name of its own. */
const spoiled = (source: string, nameOf: (number: number) => string): Record<string, string> =>
  Object.fromEntries(
    values
      .flatMap((value) => {
        const text = canaryFiles[source]!
        if (!text.includes(`: ${value}\n`) && !text.includes(`: "${value}"\n`)) return []
        return [
          text.replace(value, `${value}\u200b`),
          text.replace(value, `约${value}人`),
          text.replace(`: ${value}\n`, `: [${value}]\n`),
          text.replace(`: ${value}\n`, `\n      ${value}: 1\n`),
        ]
      })
      .map((text, at): [string, string] => [nameOf(at), text]),
  )
const letter = (number: number) => String.fromCharCode(97 + number)
const alias = (at: number) => `${letter(at % 26).repeat(5)}${letter(Math.floor(at / 26))}`

/** The anonymous entry, the expert, the placement and the report. */
const faultyFiles = {
  ...spoiled(`${canaryFolder}/qqqqqq.yaml`, (at) => `${canaryFolder}/${alias(at)}.yaml`),
  ...spoiled(canaryExpert, (at) => canaryExpert.replace('qqqqqr', alias(at))),
  ...spoiled(canaryPlacement, (at) => canaryPlacement.replace('qqqqqp', alias(at))),
  ...spoiled(canaryReport, (at) => canaryReport.replace('qqqqqp', alias(at))),
}

/**
 * Fields whose values are options, counters or months, and can be no canary. A placement's `demand` is a name of a public page: what is
 * private is whose it is, which `anonymous.test.ts` looks at.
 */
const SHARED =
  /(?:^private\.reason|\.(?:source|rank|industries\[\]|kind|district|condition|rdIntensity|innovation\.projects|projects\[\]|agreed|offered|no|demand|relation|parties|month|days))$/

test('the canary covers every private field', () => {
  expect(Object.keys(faultyFiles).length).toBeGreaterThan(60)
  const known: Partial<Record<KindName, object>> = {
    demand: { ...n, ...a },
    filing: canary.filing,
    expert: canary.expert,
    placement: canary.placement,
    report: canary.report,
  }
  for (const kind of (Object.keys(kinds) as KindName[]).filter(hasPrivatePart)) {
    const paths = [...allNodes(formTree(schemaOf(kind)!))]
      .filter(
        ({ path, children }) => path.startsWith('private.') && children.length === 0 && !SHARED.test(path),
      )
      .map(({ path }) => path.slice('private.'.length).replace(/^days\[\].*/, ''))
      .filter(Boolean)
    expect(Object.keys(known[kind] ?? {}).sort(), kind).toEqual(paths.sort())
  }
  expect(new Set(values).size).toBe(values.length)
})

describe('no private value leaves', () => {
  test('by the built site, its caches or its log', async (context) => {
    const { dist, log } = await sharedSite('plain')
    const into = dirname(dist)
    const page = await readFile(join(dist, `demands/2023/${canaryCode}/index.html`), 'utf8')
    expect(page).toContain('武汉公开材料有限公司')
    expect(await readFile(join(dist, 'demands/2023/qqqqqq/index.html'), 'utf8')).toContain('上浆剂耐温不足')
    // What the search reads.
    expect(await readFile(join(dist, 'data/demands-2023.json'), 'utf8')).toContain('武汉公开材料有限公司')
    expect(existsSync(join(dist, 'data/search.json'))).toBe(true)
    const hits = [...madeIn(into).flatMap((path) => hitsBelow(path, values)), ...hitsIn('log', log, values)]
    expect(hits).toEqual([])
    figure(context, `${values.length} values, ${filesBelow(dist)} files, ${hits.length} hits`)
  })

  test('by a failed build', async () => {
    const { dist, log } = await sharedSite('refused')
    expect(log).toContain(refusedEntry)
    expect(hitsIn('log', log, values)).toEqual([])
    expect(madeIn(dirname(dist)).flatMap((path) => hitsBelow(path, values))).toEqual([])
  })

  test.each(FORMATS)('by the check as %s, of sound entries and of faulty ones', async (format) => {
    const summary = join(await temporaryFolder(), 'summary.md')
    const argv = ['--format', format, '--summary', summary]
    const sound = await run(check, '--root', await folders.sound(), ...argv)
    const faulty = await run(check, '--root', await folders.faulty(), ...argv)
    expect([sound.code, faulty.code]).toEqual([0, 1])
    expect(hitsIn('check', outputOf(sound, faulty), values)).toEqual([])
    expect(hitsIn('summary', await readFile(summary, 'utf8'), values)).toEqual([])
  })

  test('by the report of a pull request, which becomes the comment', async (context) => {
    let written = 0
    const root = await littleContentWith({ ...noSamples, ...canaryFiles })
    const argv = asChange(root)
    const faulty = Object.entries(faultyFiles)
    // A report ends where a comment would be too long, so some at a time.
    for (let from = 0; from < faulty.length; from += 16) {
      const some = faulty.slice(from, from + 16)
      await writeFiles(root, Object.fromEntries(some))
      const report = join(await temporaryFolder(), 'report.md')
      const ran = await run(check, ...argv, '--format', 'github', '--summary', report)
      await writeFiles(root, Object.fromEntries(some.map(([file]) => [file, null])))
      const comment = await readFile(report, 'utf8')
      expect(comment).toContain('武汉公开材料有限公司')
      expect(comment).not.toContain('内容太长')
      expect(hitsIn('check', outputOf(ran) + comment, values)).toEqual([])
      written += comment.length
    }
    figure(context, `${written} characters, 0 hits`)
  })
})

/** For `littleContentWith`. */
const noSamples: Record<string, null> = Object.fromEntries(
  globSync('content/cycles/2023/{demands,placements,reports}/{hongshan,wuchang}').map((folder) => [
    folder,
    null,
  ]),
)

/** Everything in the folder as one change by the bureau, in a repository. */
function asChange(root: string): string[] {
  runGit(['init', '-q'], { cwd: root })
  runGit(['add', 'content/site.yaml', 'content/districts.yaml'], { cwd: root })
  runGit(['commit', '-q', '-m', '设置'], { cwd: root })
  return ['--root', root, '--since', 'HEAD', '--actor', 'bureau-jingxin']
}

describe('where private parts are sealed, none of their values is left anywhere', () => {
  test('in the built site, its caches or its log', async (context) => {
    const { dist, log } = await sharedSite('sealed')
    const into = dirname(dist)
    // Five digits stand by chance somewhere in what is sealed.
    const telling = values.filter((value) => value.length > 5)
    expect(hitsBelow(join(into, 'content'), telling)).toEqual([])
    const page = await readFile(join(dist, `demands/2023/${canaryCode}/index.html`), 'utf8')
    expect(page).toContain('武汉公开材料有限公司')
    const hits = madeIn(into).flatMap((folder) => hitsBelow(folder, values))
    expect([...hits, ...hitsIn('log', log, values)]).toEqual([])
    figure(context, `${values.length} values, ${filesBelow(dist)} files, ${hits.length} hits`)
  })

  test('in a build that fails, because one part was forgotten', async () => {
    const [root, into] = [await temporaryFolder(), await temporaryFolder()]
    cpSync((await folders.sealed()).root, root, { recursive: true })
    const file = `${canaryFolder}/qqqqqq.yaml`
    await writeFile(join(root, file), canaryFiles[file]!)
    const { log } = await failingBuild({ root, into })
    expect(log).toContain('qqqqqq.yaml')
    expect(hitsIn('log', log, values)).toEqual([])
    expect(madeIn(into).flatMap((path) => hitsBelow(path, values))).toEqual([])
  })

  test('in what the check says, in any format, with and without the key', async (context) => {
    const sound = await folders.sealed()
    const faulty = await folders.sealedFaulty()
    const outputs: string[] = [faulty.said]
    const codes = new Set<number>()
    for (const { root, key } of [sound, faulty]) {
      for (const format of FORMATS) {
        for (const identity of [[], ['--identity', key]]) {
          const summary = join(await temporaryFolder(), 'summary.md')
          const argv = ['--root', root, '--format', format, '--summary', summary, ...identity]
          const ran = await run(check, ...argv)
          codes.add(ran.code)
          outputs.push(outputOf(ran), await readFile(summary, 'utf8'))
        }
      }
    }
    expect(codes).toEqual(new Set([0, 1]))
    // With the key the faults inside are told, and still no value.
    expect(outputs.join()).toContain('要填数字')
    const hits = outputs.flatMap((output, at) => hitsIn(String(at), output, values))
    expect(hits).toEqual([])
    figure(context, `${outputs.length} outputs, ${hits.length} hits`)
  })

  test('in the summary for all, the encrypted workbooks, and what is said while they are made', async (context) => {
    const { root, key } = await folders.sealed()
    const { root: faulty, key: faultyKey } = await folders.sealedFaulty()
    const out = await temporaryFolder()
    const ran = [
      await run(compile, '--root', root, '--out', join(out, 'public'), '--public'),
      await run(compile, '--root', root, '--out', join(out, 'closed')),
      await run(compile, '--root', root, '--out', join(out, 'main'), '--identity', key, '--encrypt'),
      await run(
        compile,
        ...['--root', root, '--out', join(out, 'after'), '--identity', key, '--encrypt'],
        ...['--matches', '--placements', '--reports', '2023-08', '--payments', '1', '--evaluation'],
      ),
      await run(
        compile,
        ...['--root', root, '--out', join(out, 'experts'), '--identity', key, '--encrypt', '--experts'],
      ),
      await run(match, '--root', root, '--out', join(out, 'match'), '--identity', key, '--all'),
      await run(
        compile,
        '--root',
        faulty,
        '--out',
        join(out, 'failed'),
        '--identity',
        faultyKey,
        '--encrypt',
      ),
    ]
    expect(ran.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0, 1])
    const after = await readdir(join(out, 'after/2023'))
    expect(after.length).toBeGreaterThan(20)
    expect(after.filter((name) => !name.endsWith('.age'))).toEqual([])
    const workbooks = await readdir(join(out, 'main/2023'))
    expect(workbooks.filter((name) => name.endsWith('.xlsx.age'))).toHaveLength(3)
    expect(workbooks.filter((name) => !name.endsWith('.age'))).toEqual([])
    const hits = [...hitsBelow(out, values), ...hitsIn('compile', outputOf(...ran), values)]
    expect(hits).toEqual([])
    figure(context, `${filesBelow(out)} files, ${hits.length} hits`)

    // The same search, where they are not encrypted.
    const plain = await temporaryFolder()
    await run(compile, '--root', root, '--out', plain, '--identity', key, '--district', 'hongshan')
    const found = new Set(hitsBelow(plain, values).map(({ value }) => value))
    expect(found).toContain(n['candidates[].name'])
    expect(found.size).toBeGreaterThan(5)
  })

  test('in a story’s draft that is encrypted, and what is said while it is made, with a key and without', async () => {
    const { root, key } = await folders.sealed()
    const out = await temporaryFolder()
    const argv = ['2023/hongshan/qqqqqp', '--root', root, '--out', out]
    const ran = [
      await run(draftStory, ...argv),
      await run(draftStory, ...argv, '--identity', key, '--encrypt'),
    ]
    expect(ran.map(({ code }) => code)).toEqual([2, 0])
    expect(await readdir(join(out, '2023'))).toEqual(['典型草稿-hongshan-qqqqqp.mdx.age'])
    expect([...hitsBelow(out, values), ...hitsIn('draft-story', outputOf(...ran), values)]).toEqual([])
  })

  test('a check that shows a value on purpose is found', async () => {
    const project = await projectCopy('src', 'scripts', 'package.json')
    const employees = n['enterprise.employees']
    const telling = Object.fromEntries(
      Object.entries(faultyFiles).filter(([, text]) => text.includes(`employees: 约${employees}人`)),
    )
    const { root, key } = await sealed(telling, await temporaryFolder())
    const argv = ['scripts/check.ts', '--root', root, '--identity', key]
    const checked = () =>
      promisify(execFile)(process.execPath, argv, { cwd: project, maxBuffer: 2 ** 26 }).catch(
        (error) => error,
      )
    const before: Ran = await checked().then(({ stdout, stderr }) => ({ code: 1, out: stdout, err: stderr }))
    expect(hitsIn('check', outputOf(before), values)).toEqual([])
    await mutate(join(project, 'src/domain/validate-tree.ts'), 'withoutEcho(made)', 'made')
    const { stdout } = await checked()
    expect(hitsIn('check', stdout, values).map(({ value }) => value)).toContain(employees)
  })
})

const outputOf = (...all: Ran[]) => all.map(({ out, err }) => out + err).join('\n')

const filesBelow = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length

/** Where a build into this folder leaves anything. */
const madeIn = (into: string) =>
  [
    ...['dist', 'cache', 'code/.astro'].map((part) => join(into, part)),
    'node_modules/.astro',
    'node_modules/.vite',
  ].filter((path) => existsSync(path))

/** Two districts' samples and these files, sealed with a key of their own; what cannot be sealed is left out. */
async function sealed(
  files: Record<string, string>,
  into: string,
): Promise<{ root: string; key: string; said: string }> {
  const { identity, recipient } = await keyPair()
  const site = await sealingSite([{ label: '市级', key: recipient }])
  const root = await littleContentWith({ ...files, 'content/site.yaml': site }, into)
  const ran = await run(seal, '--root', root)
  for (const file of Object.keys(files)) {
    if (/^private:/m.test(await readFile(join(root, file), 'utf8'))) await rm(join(root, file))
  }
  const key = join(root, 'key.txt')
  await writeFile(key, identity)
  return { root, key, said: outputOf(ran) }
}

/** This project's code, to be changed. */
async function projectCopy(...parts: string[]): Promise<string> {
  const project = await temporaryFolder()
  for (const part of parts) cpSync(part, join(project, part), { recursive: true })
  await symlink(resolve('node_modules'), join(project, 'node_modules'))
  return project
}

async function mutate(path: string, from: string, to: string): Promise<void> {
  const before = await readFile(path, 'utf8')
  expect(before.split(from)).toHaveLength(2)
  await writeFile(
    path,
    before.replace(from, () => to),
  )
}

test('a field that is leaked on purpose is found', async () => {
  const project = await copyCode(await temporaryFolder(), ['data', 'demands'])
  await littleContentWith(canaryFiles, project)
  await mutate(
    join(project, 'src/domain/public-demand.ts'),
    '...ofResearch }, ...rest }',
    `...ofResearch }, ...rest,
      ...(rest.expertRequest && {
        expertRequest: { ...rest.expertRequest, field: demand.private?.enterprise.contact.phone ?? '' },
      }) }`,
  )
  const into = await temporaryFolder()
  await buildAsShared({ project, root: project, into })
  const hits = madeIn(into).flatMap((path) => hitsBelow(path, values))
  expect(new Set(hits.map(({ value }) => value))).toEqual(new Set([n['enterprise.contact.phone']]))
  const kinds = [/index\.html$/, /demands\.json$/, /demands-\d+\.json$/, /demands\.csv$/]
  for (const kind of kinds) {
    expect(hits.filter(({ where }) => kind.test(where)).length, String(kind)).toBeGreaterThan(0)
  }
})

test.each(['raw', 'url', 'base64', 'html-decimal', 'html-hexadecimal', 'json', 'grouped'])(
  'the scan sees a value as %s',
  (encoding) => {
    const forms: Record<string, string> = {
      raw: '金丝雀大学',
      url: encodeURIComponent('金丝雀大学'),
      base64: Buffer.from('xx金丝雀大学yy').toString('base64'),
      'html-decimal': [...'金丝雀大学'].map((c) => `&#${c.codePointAt(0)};`).join(''),
      'html-hexadecimal': [...'金丝雀大学']
        .map((c) => `&#x${c.codePointAt(0)!.toString(16).toUpperCase()};`)
        .join(''),
      json: '\\u91d1\\u4e1d\\u96c0\\u5927\\u5b66',
      grouped: '199 7753 1001',
    }
    expect(hitsIn('x', `a ${forms[encoding]} b`, values).map((hit) => hit.encoding)).toContain(encoding)
  },
)
