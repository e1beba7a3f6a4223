import { existsSync } from 'node:fs'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mdxToJs } from 'satteri'
import { expect, test } from 'vitest'
import { main as check } from '../../../scripts/check.ts'
import { guard } from '../../../src/mdx/guard-mdx.ts'
import { evilStories } from '../../support/evil-mdx.ts'
import { figure } from '../../support/figure.ts'
import { contentWith, run, temporaryFolder } from '../../support/folder.ts'
import { buildSite } from '../../support/site.ts'

const story = await readFile('content/showcase/knit-dyeing.mdx', 'utf8')
/** The story's own head, and the escape as its body. */
const head = story.slice(0, story.indexOf('\n---\n') + 5)
const storyWith = (body: string) => `${head}\n${body}\n`
const LINE = head.split('\n').length + 1

const nameOf = (index: number) => `content/showcase/evil-${index}.mdx`

test('every way out of a story is told at its place, and is never compiled', async (context) => {
  const folder = await temporaryFolder()
  const canary = join(folder, 'canary')
  const escapes = evilStories(canary)
  const files = Object.fromEntries(escapes.map((body, index) => [nameOf(index), storyWith(body)]))
  const root = await contentWith(files)

  const { code, out } = await run(check, '--root', root, '--format', 'json')
  expect(code).toBe(1)
  const { findings } = JSON.parse(out) as {
    findings: { code: string; file: string; line?: number; column?: number }[]
  }
  const missed = escapes.filter((_, index) => {
    const own = findings.filter(({ code, file }) => code === 'mdx-not-allowed' && file === nameOf(index))
    return !own.some(({ line, column }) => (line ?? 0) >= LINE && (column ?? 0) > 0)
  })
  figure(
    context,
    `${escapes.length - missed.length} of ${escapes.length} escapes refused with their place, 0 files written`,
  )
  expect(missed).toEqual([])
  expect(escapes.length).toBeGreaterThan(100)

  // The compiler's own guard, which asks nobody.
  const { transform } = guard(root)
  for (const [file, text] of Object.entries(files))
    expect(() => transform(text, join(root, file))).toThrow(file)

  const failure = await buildSite({ root, into: folder }).catch((error) => error)
  expect(failure).toMatchObject({ code: 1 })
  expect(String(failure.stdout + failure.stderr)).toContain(nameOf(0))
  expect(existsSync(canary)).toBe(false)
})

test('a story without an escape passes the same way', async () => {
  const root = await contentWith({ [nameOf(0)]: storyWith('一段话，**要紧**，[通知](/notice/2023/)。') })
  const { code, out } = await run(check, '--root', root, '--format', 'json')
  expect({ code, told: out.includes('mdx-not-allowed') }).toEqual({ code: 0, told: false })
})

test.each([0, 18, 26])(
  'escape %i would have written the canary, had it been compiled and loaded',
  async (at) => {
    const folder = await temporaryFolder()
    const canary = join(folder, 'canary')
    await symlink(resolve('node_modules'), join(folder, 'node_modules'))
    const { code } = mdxToJs(evilStories(canary)[at]!, { jsxImportSource: 'astro' })
    const module = join(folder, 'evil.mjs')
    await writeFile(module, code)
    const { default: Content } = await import(pathToFileURL(module).href)
    try {
      Content({ components: { PullQuote: () => '' } })
    } catch {
      // Only what it leaves behind matters.
    }
    expect(existsSync(canary)).toBe(true)
  },
)
