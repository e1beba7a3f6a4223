import { existsSync } from 'node:fs'
import { symlink, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mdxToJs } from 'satteri'
import { expect, test } from 'vitest'
import { main as check } from '../../../scripts/check.ts'
import { guard } from '../../../src/mdx/guard-mdx.ts'
import { sharedSite } from '../../support/browser-tab.ts'
import { evilStories, storyHead, storyWith } from '../../support/evil-mdx.ts'
import { figure } from '../../support/figure.ts'
import { littleContentWith, run, temporaryFolder } from '../../support/folder.ts'
import { refusedStory, WRITTEN } from '../../support/shared-sites.ts'

const LINE = storyHead.split('\n').length + 1

test('every way out of a story is told at its place, and is never compiled', async (context) => {
  const { dist, log } = await sharedSite('refused')
  const root = dirname(dist)
  const canary = join(root, WRITTEN)
  const escapes = evilStories(canary)

  const { code, out } = await run(check, '--root', root, '--format', 'json')
  expect(code).toBe(1)
  const { findings } = JSON.parse(out) as {
    findings: { code: string; file: string; line?: number; column?: number }[]
  }
  const missed = escapes.filter((_, index) => {
    const own = findings.filter(
      ({ code, file }) => code === 'mdx-not-allowed' && file === refusedStory(index),
    )
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
  for (const [index, body] of escapes.entries()) {
    const file = refusedStory(index)
    expect(() => transform(storyWith(body), join(root, file))).toThrow(file)
  }

  expect(log).toContain(refusedStory(0))
  expect(existsSync(canary)).toBe(false)
})

test('a story without an escape passes the same way', async () => {
  const root = await littleContentWith({
    [refusedStory(0)]: storyWith('一段话，**要紧**，[通知](/notice/2023/)。'),
  })
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
