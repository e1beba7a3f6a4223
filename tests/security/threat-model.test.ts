import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { figure } from '../support/figure.ts'

const MODEL = readFileSync('docs/threat-model.md', 'utf8')

/** The tests that stand in the last column; one without a folder is of this one. */
function cited(model: string): string[] {
  const rows = model.split('\n').filter((line) => /^\| [^谁-]/.test(line))
  return rows.flatMap((row) => {
    const names = [...row.split('|')[5]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!)
    expect(names, row).not.toEqual([])
    return names.map((name) => (name.endsWith('.ts') ? name : `tests/security/${name}.test.ts`))
  })
}

const missing = (model: string) => cited(model).filter((file) => !existsSync(file))

test('every threat names tests that there are, and every security test a threat', (context) => {
  const files = cited(MODEL)
  const ours = globSync('tests/security/**/*.test.ts').filter(
    (file) => !file.endsWith('threat-model.test.ts'),
  )
  figure(context, `${files.length} tests named, ${missing(MODEL).length} missing`)
  expect(missing(MODEL)).toEqual([])
  expect(ours.filter((file) => !files.includes(file))).toEqual([])
})

test('`npm run security` runs each test that a threat names', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const run = scripts.security.split(' ')
  const left = cited(MODEL).filter((file) => !file.startsWith('tests/security/') && !run.includes(file))
  expect(left).toEqual([])
})

test('a test that is gone is seen', () => {
  expect(missing(MODEL.replace('`formulas`', '`formulae`'))).toEqual(['tests/security/formulae.test.ts'])
})
