import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kinds } from '../../src/domain/kinds.ts'
import { privatePartText, removalSteps } from '../../src/text/about.ts'
import { submission } from '../../src/text/desk.ts'
import { forgeTokens } from '../../src/text/forge.ts'

/** What people are told of the set-up, wherever it stands: districts are readers who fork, and what that costs. */

const read = (file: string) => readFileSync(file, 'utf8').replaceAll('\n', '').replaceAll(/\s+/g, ' ')

test('documents, desk and pages assume readers who fork, and that only the bureau pushes', () => {
  for (const file of ['SECURITY.md', 'docs/deploy.md', 'docs/review.md'])
    expect([file, /只有市级(?:应当)?能推送/.test(read(file))]).toEqual([file, true])
  expect(submission.intro('仓库')).toContain('没有写权限是正常的')
  expect(forgeTokens['github-classic'].who).toContain('没有写权限')
  expect(forgeTokens['github-classic'].rights).toContain('repo 和 workflow')
})

test('each reader has a copy and keeps it: about, deletion list, SECURITY.md, threat model', () => {
  expect(privatePartText.plain.join()).toMatch(/别的区的.*人员离开以后，他的副本还在/)
  expect(privatePartText.sealed(['市级']).join()).toContain('副本里有全部内容')
  expect(JSON.stringify(removalSteps(2023))).toContain('已经离开的经办人也要问到')
  expect(read('SECURITY.md')).toMatch(
    /每个区的派生仓库里有全市明文的非公开部分.*境内的内部平台上也建议用 `sealed`/,
  )
  expect(read('docs/threat-model.md')).toContain('建议一律用 `sealed`')
})

test('a label is told as a filter and never as the sign', () => {
  expect(read('SECURITY.md')).toContain('标签只用来筛选')
  expect(read('docs/review.md')).toMatch(/标签只用来筛选，不是凭据/)
  expect(read('docs/bureau.md')).toContain('标签只用来筛选')
})

test('who takes away the samples is told each folder of theirs', () => {
  const [, samples = ''] = /去掉样例：(.*?)。/.exec(read('docs/deploy.md')) ?? []
  // Folders of many files, and the list that is a file alone.
  const folders = Object.values(kinds).flatMap(({ path }) => /\/((?!cycles)[a-z]+)\/:/.exec(path)?.[1] ?? [])
  expect(new Set(folders).size).toBe(6)
  for (const folder of [...folders, 'selections.yaml']) expect(samples).toContain(folder)
})
