import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { recordedExchanges } from '../support/forge/recorded-gitea.ts'

/** `docs/hosts.md` names each call of an adapter, and only scenes that were recorded. */

const sections = new Map(
  readFileSync('docs/hosts.md', 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.slice(0, section.search(/[,\n]/)), section]),
)

describe.each([
  ['GitHub', 'github'],
  ['Gitea', 'gitea'],
  ['GitLab', 'gitlab'],
] as const)('%s', (section, host) => {
  test('each operation of the adapters has its row, and there is no other', () => {
    const source = readFileSync(`src/forge/${host}-operations.ts`, 'utf8')
    const operations = [...source.matchAll(/^ {2}\|? ?'([A-Z]+ \/[^']*)'/gm)].map(([, name]) => name)
    const rows = [...sections.get(section)!.matchAll(/^- `([A-Z]+ \/[^`]*)` → /gm)].map(([, name]) => name)
    expect(operations.length).toBeGreaterThan(20)
    expect(rows.sort()).toEqual(operations.sort())
  })
})

test('each scene that it names was recorded', () => {
  const scenes = new Set(recordedExchanges().map(({ scene }) => scene))
  const grounds = sections
    .get('Gitea')!
    .replace(/\s+/g, ' ')
    .split(/ - (?=`)|By git:/)
  const named = grounds
    .map((ground) => ground.slice(ground.search(/scene “/)))
    .flatMap((text) => [...text.matchAll(/“([^”]*)”/g)].map(([, name]) => name!))
  const others = ['already forked']
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((name) => !scenes.has(name) && !others.includes(name))).toEqual([])
})
