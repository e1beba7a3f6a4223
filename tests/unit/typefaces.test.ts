import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const tokens = readFileSync('src/styles/tokens.css', 'utf8')
const base = readFileSync('src/styles/base.css', 'utf8')

function stackOf(name: string): string[] {
  const [, list = ''] = new RegExp(`--${name}:\\s*([^;]+);`).exec(tokens) ?? []
  return list.split(',').map((face) => face.trim().replaceAll('"', ''))
}

/** What Windows has by itself, with Office, and since 2025. */
const WINDOWS = ['SimSun', 'NSimSun', 'Microsoft YaHei', 'STZhongsong', 'Noto Serif SC']

test('headings on Windows get a face that is heavy by itself, never 宋体 made bold', () => {
  const onWindows = stackOf('serif').filter((face) => WINDOWS.includes(face))
  expect(onWindows).toEqual(['Noto Serif SC', 'STZhongsong', 'Microsoft YaHei'])
  expect(base).toMatch(/h1,\s*h2,\s*h3 \{[^}]*font-synthesis-weight: none/)
})

test('the space between characters and digits is asked for only of engines that set it right', () => {
  const [outside = '', inside = ''] = base.split('@supports (text-spacing-trim: trim-start) {')
  expect(outside).toContain('text-autospace: no-autospace')
  expect(outside).not.toContain('text-autospace: normal')
  expect(inside).toContain('text-autospace: normal')
})
