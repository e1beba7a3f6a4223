import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

/**
 * What the form and the desk run on must be readable for an iPhone of 2022 (iOS 15.4) and for the last browser
 * for Windows 7 (Chrome 109): one expression that such a browser cannot read, and the page stays blank.
 */
const TOO_NEW =
  /\(\?<[=!]|\b(?:Map|Object)\.groupBy\(|\bURL\.(?:canParse|parse)\(|AbortSignal\.any\(|isWellFormed\(|Promise\.(?:withResolvers|try)\(|\.(?:toSorted|toReversed|toSpliced)\(|Array\.fromAsync\(/

/** Line by line; comments may name what is missing. */
const tooNew = (text: string) =>
  text.split('\n').filter((line) => TOO_NEW.test(line) && !/^\s*(?:\/\/|\/?\*)/.test(line))

test('nothing that a browser of 2022 lacks', () => {
  const files = globSync('src/{domain,text,yaml,documents,sealed,forge,form,components}/**/*.{ts,astro}')
  expect(files.length).toBeGreaterThan(150)
  const found = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => tooNew(readFileSync(file, 'utf8')).map((line) => `${file}: ${line.trim()}`))
  expect(found).toEqual([])
})

test.each(['const a = /(?<!x)y/', 'if (URL.canParse(a)) b()', 'Map.groupBy(all, key)'])(
  '%s is found',
  (line) => {
    expect(tooNew(line)).toEqual([line])
  },
)
