import { existsSync } from 'node:fs'
import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mdxToJs } from 'satteri'
import { expect, test } from 'vitest'
import { main as check } from '../../../scripts/check.ts'
import { contentWith, run, temporaryFolder } from '../../support/folder.ts'
import { buildSite } from '../../support/site.ts'

const story = await readFile('content/showcase/knit-dyeing.mdx', 'utf8')
const evil = (canary: string) =>
  `\n\nexport const x = (await import('node:fs')).writeFileSync(${JSON.stringify(canary)}, 'x')\n`

test('an evil story is told at its place, and is never compiled', async () => {
  const folder = await temporaryFolder()
  const canary = join(folder, 'canary')
  const file = 'content/showcase/knit-dyeing.mdx'
  const root = await contentWith({ [file]: story + evil(canary) })

  const { code, out } = await run(check, '--root', root)
  expect(code).toBe(1)
  expect(out).toContain('mdx-not-allowed')
  expect(out).toContain('import 或 export')

  const failure = await buildSite({ root, into: folder }).catch((error) => error)
  expect(failure).toMatchObject({ code: 1 })
  expect(String(failure.stdout + failure.stderr)).toContain('knit-dyeing.mdx')
  expect(existsSync(canary)).toBe(false)
})

test('the same story would have written the canary, had it been compiled and loaded', async () => {
  const folder = await temporaryFolder()
  const canary = join(folder, 'canary')
  await symlink(resolve('node_modules'), join(folder, 'node_modules'))
  const { code } = mdxToJs(evil(canary), { jsxImportSource: 'astro' })
  const module = join(folder, 'evil.mjs')
  await writeFile(module, code)
  await import(pathToFileURL(module).href)
  expect(existsSync(canary)).toBe(true)
})
