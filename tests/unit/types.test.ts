import { exec } from 'node:child_process'
import { globSync } from 'node:fs'
import { expect, test } from 'vitest'

/** A type error fails the suite; it is looked for beside other tests, as it keeps one core alone busy. */
test('npm run types', async () => {
  const { code, out } = await new Promise<{ code: number; out: string }>((done) => {
    exec('npm run types', (error, out) => done({ code: error ? Number(error.code) : 0, out }))
  })
  expect({ code, out: code === 0 ? '' : out }).toEqual({ code: 0, out: '' })
  // Beside the declarations that Astro writes.
  expect(out).toContain(`Result (${globSync('src/**/*.astro').length + 1} files)`)
})
