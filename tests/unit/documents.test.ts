import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Kind, kinds } from '../../src/domain/kinds.ts'

/** The documents are true: the folders, files, commands and links they name are there. */

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  version: string
  license: string
  repository: { url: string }
  scripts: Record<string, string>
}
const documents = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...globSync('docs/*.md').sort()]
const read = (file: string) => readFileSync(file, 'utf8')
const ARCHITECTURE = read('docs/architecture.md')

const ignored = /^(?:node_modules|\.git|dist|out)(?:\/|$)/
const files = globSync('**/*', { exclude: (path) => ignored.test(path) }).concat(
  globSync('.*'),
  globSync('.github/**'),
)
const basenames = new Set(files.map((path) => path.slice(path.lastIndexOf('/') + 1)))

/** From the root, wherever they stand: `src/…`, `tests/…`; with `*` for several. */
const PATH = /(?<![\w/.:<-])(?:src|scripts|tests|docs|content|public|\.github)\/(?:[\w./*-]|\[[\w.]+\])*/g
/** A name alone, in backticks. */
const NAME = /`([\w-]+\.(?:ts|mjs|cjs|astro|css|json|md|ya?ml|mdx|conf)|\.[a-z]+rc)`/g
const LINK = /\]\(([^):]+)\)/g
const COMMAND = /\bnpm (?:run ([a-z][\w:-]*)|(start|test)\b)/g
const OPTIONS = /\bnpm run ([a-z][\w:-]*) -- ([^`#\n]*)/g

/** What a document at this path says that is not so. */
function untruths(file: string, text: string): string[] {
  return [
    ...[...text.matchAll(PATH)].map(([path]) => path.replace(/\.$/, '')).filter((path) => !isThere(path)),
    ...[...text.matchAll(NAME)].map(([, name]) => name!).filter((name) => !basenames.has(name)),
    ...[...text.matchAll(LINK)].map(([, link]) => link!).filter((link) => !leadsSomewhere(file, link)),
    ...[...text.matchAll(COMMAND)].flatMap(([line, run, own]) => (manifest.scripts[run ?? own!] ? [] : line)),
    ...[...text.matchAll(OPTIONS)].flatMap(([, name, words]) => unknownOptions(name!, words!)),
  ]
}

function isThere(path: string): boolean {
  // Years stand for any, and the next one's folder is what the reader makes.
  const now = path.replace(/^(content\/cycles\/)\d{4}/, '$1*').replace(/\/$/, '')
  return files.includes(now) || (now.includes('*') && globSync(now).length > 0)
}

function leadsSomewhere(file: string, link: string): boolean {
  const [path = '', heading] = link.split('#')
  const target = path ? join(dirname(file), path) : file
  return files.includes(target) && (heading === undefined || anchorsOf(read(target)).includes(heading))
}

/** As the git hosts make them of headings. */
function anchorsOf(text: string): string[] {
  const headings = text.split('\n').flatMap((line) => /^#+ (.*)$/.exec(line)?.[1] ?? [])
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

/** Options after `npm run x --` that the command's own files do not know. */
function unknownOptions(name: string, words: string): string[] {
  const script = /scripts\/([\w-]+)\.ts/.exec(manifest.scripts[name] ?? '')?.[1]
  if (!script) return []
  const source = globSync([
    `scripts/${script}*.ts`,
    `scripts/${script}/**/*.ts`,
    'scripts/command-options.ts',
  ]).map(read)
  const options = words.match(/(?<=^|\s)--[a-z][\w-]*/g) ?? []
  return options
    .filter((option) => !source.some((text) => text.includes(option)))
    .map((option) => `npm run ${name} -- ${option}`)
}

describe('what the documents name is there', () => {
  test.each(documents)('%s', (file) => expect(untruths(file, read(file))).toEqual([]))

  test.each([
    ['`src/nowhere/x.ts`', 'src/nowhere/x.ts'],
    ['see src/domain/nowhere.ts.', 'src/domain/nowhere.ts'],
    ['`content/cycles/*/nothing.yaml`', 'content/cycles/*/nothing.yaml'],
    ['`no-such-file.ts`', 'no-such-file.ts'],
    ['`.nosuchrc`', '.nosuchrc'],
    ['[x](nowhere.md)', 'nowhere.md'],
    ['[x](README.md#nowhere)', 'README.md#nowhere'],
    ['`npm run nothing`', 'npm run nothing'],
    ['`npm run check -- --nothing x`', 'npm run check -- --nothing'],
  ])('what is not is seen: %s', (text, untruth) => {
    expect(untruths('README.md', text)).toEqual([untruth])
  })

  test.each([
    '`src/domain/`',
    '`.npmrc`',
    '[x](docs/architecture.md#walls)',
    '`npm run check -- --fix`',
    '`npm test`',
  ])('what is so passes: %s', (text) => expect(untruths('README.md', text)).toEqual([]))
})

describe('what there is is named', () => {
  test('every folder of src and tests in the architecture', () => {
    const paths = files.filter((path) => /^(?:src|tests)\/[^/]+\/[^/]/.test(path))
    const folders = [...new Set(paths.map((path) => path.split('/').slice(0, 2).join('/')))]
    expect(folders.length).toBeGreaterThan(15)
    expect(folders.filter((path) => !new RegExp(`\`${path}/?\``).test(ARCHITECTURE))).toEqual([])
  })

  test('every kind of content file, with who may change it', () => {
    const rows = Object.values(kinds as Record<string, Kind>).map(
      ({ path, changedBy }) => [`\`${path.replace(/:\w+/g, '*')}\``, changedBy] as const,
    )
    const cells = ARCHITECTURE.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
    expect(rows.filter(([path, by]) => !cells.some((row) => row[1] === path && row[2] === by))).toEqual([])
  })

  test('every command', () => {
    const text = documents.map(read).join('\n')
    const named = new Set([...text.matchAll(COMMAND)].map(([, run, own]) => run ?? own!))
    expect(Object.keys(manifest.scripts).filter((name) => !named.has(name))).toEqual([])
  })
})

test('README.md can be read in one go', () => {
  expect(read('README.md').split('\n').length).toBeLessThanOrEqual(101)
})

test('licence, version and repository are the same wherever they stand', () => {
  const { owner, repository } = parse(read('content/site.yaml')).forge
  const home = `https://github.com/${owner}/${repository}`
  expect(manifest.repository.url).toBe(`git+${home}.git`)
  expect(read('LICENSE')).toMatch(new RegExp(`^${manifest.license} License\n`))
  expect(read('CHANGELOG.md')).toMatch(
    new RegExp(`^## \\[${manifest.version.replaceAll('.', '\\.')}\\] - \\d{4}-\\d\\d-\\d\\d$`, 'm'),
  )
  const addresses = ['CHANGELOG.md', ...globSync('.github/ISSUE_TEMPLATE/*.yml')].flatMap(
    (file) => read(file).match(/https:\/\/github\.com\/[\w-]+\/[\w-]+/g) ?? [],
  )
  expect(new Set(addresses)).toEqual(new Set([home]))
})

interface Update {
  'package-ecosystem': string
  schedule: { interval: string }
  groups: object
}

describe('.github', () => {
  test.each(globSync('.github/ISSUE_TEMPLATE/[0-9]*.yml'))(
    '%s asks for no personal data, and has a label for each field',
    (file) => {
      const form = parse(read(file)) as { name: string; description: string; body: Record<string, unknown>[] }
      expect(form.name && form.description).toBeTruthy()
      expect(read(file)).toMatch(/议题是公开的/)
      const fields = form.body.filter(({ type }) => type !== 'markdown')
      for (const { id, attributes } of fields)
        expect([id, attributes]).toEqual([
          expect.any(String),
          expect.objectContaining({ label: expect.any(String) }),
        ])
      const confirmed = fields.some(({ id }) => id === 'privacy')
      expect(confirmed).toBe(true)
    },
  )

  test('updates come grouped, weekly, for npm and for the workflows', () => {
    const { updates } = parse(read('.github/dependabot.yml')) as { updates: Update[] }
    expect(
      updates.map((one) => [one['package-ecosystem'], one.schedule.interval, Object.keys(one.groups).length]),
    ).toEqual([
      ['npm', 'weekly', 1],
      ['github-actions', 'weekly', 1],
    ])
  })
})
