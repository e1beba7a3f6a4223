import { globSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { contentWith, temporaryFolder } from '../support/folder.ts'
import { buildSite } from '../support/site.ts'

/** Counts of work instead of time: a second build makes those pages that show what has changed, and no other. */
const NOW = '2023-03-09T10:00:00+08:00'
const CHANGED = 'content/cycles/2023/demands/caidian/91420114MAFAKE241R.yaml'
const TITLE = '改动之后的题目'

/** What a build's log says of a page: whether it was made. */
function pages(log: string): Map<string, 'made' | 'taken'> {
  const lines = [...log.matchAll(/├─ \/(demands\/\S+\.html)([^├]*)/g)]
  return new Map(
    lines.map(([, file = '', rest = '']) => [file, rest.includes('restored') ? 'taken' : 'made']),
  )
}

const published = (dist: string) =>
  new Map(
    globSync('**/*', { cwd: dist, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(dist.length), readFileSync(path)]),
  )

test('a second build takes what has not changed, and publishes what a first one would', async () => {
  const root = await contentWith({})
  const [into, elsewhere] = [await temporaryFolder(), await temporaryFolder()]
  const first = await buildSite({ root, into, now: NOW })
  expect([...pages(first.log).values()]).not.toContain('taken')

  const text = await readFile(join(root, CHANGED), 'utf8')
  const changed = text.replace(/(\n +summary: ).*/, `$1${TITLE}`)
  expect(changed).not.toBe(text)
  await writeFile(join(root, CHANGED), changed)
  const second = await buildSite({ root, into, now: NOW })
  const fresh = await buildSite({ root, into: elsewhere, now: NOW })

  const [own, expected] = [published(second.dist), published(fresh.dist)]
  expect([...own.keys()].sort()).toEqual([...expected.keys()].sort())
  expect([...own].filter(([file, bytes]) => !bytes.equals(expected.get(file)!))).toEqual([])

  const made = [...pages(second.log)].flatMap(([file, how]) => (how === 'made' ? [file] : []))
  const showing = [...pages(second.log).keys()].filter((file) => own.get(`/${file}`)!.includes(TITLE))
  expect(showing.length).toBeGreaterThan(1)
  // The first page of the catalogue is made by every build; other texts may leave other entries related.
  expect(showing.filter((file) => !made.includes(file))).toEqual([])
  expect(made.length).toBeLessThan(showing.length + 10)
  expect([...pages(second.log).values()].filter((how) => how === 'taken').length).toBeGreaterThan(30)
})
