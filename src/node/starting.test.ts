import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'

/** What a fresh process says after some lines that may import from here. */
function said(lines: string, env: Record<string, string> = {}): unknown {
  const from = (name: string) => pathToFileURL(resolve('src/node', name)).href
  const script = `
    const { plainEnvironment } = await import(${JSON.stringify(from('plain-environment.ts'))})
    const { keepCompiledCode } = await import(${JSON.stringify(from('compiled-code.ts'))})
    ${lines}`
  const argv = ['--input-type=module', '--eval', script]
  return JSON.parse(
    execFileSync(process.execPath, argv, { env: { ...process.env, ...env }, encoding: 'utf8' }),
  )
}

test('a plain environment says the same, and no longer asks the system', () => {
  // The system’s own keeps texts alone.
  const lines = `
    process.env.NUMBER = 1
    const before = typeof process.env.NUMBER
    plainEnvironment()
    process.env.NUMBER = 1
    console.log(JSON.stringify([process.env.GIVEN, before, typeof process.env.NUMBER]))`
  expect(said(lines, { GIVEN: '给定' })).toEqual(['给定', 'string', 'number'])
})

test('compiled code is kept with the packages, and workers are told', () => {
  const lines = `
    keepCompiledCode()
    const { getCompileCacheDir } = await import('node:module')
    console.log(JSON.stringify([getCompileCacheDir(), process.env.NODE_COMPILE_CACHE]))`
  const [folder, told] = said(lines) as [string, string]
  expect(folder.startsWith(resolve('node_modules'))).toBe(true)
  expect(existsSync(folder)).toBe(true)
  expect(told).toBe(resolve('node_modules/.cache/compiled'))
  // Where it may not be, it is not, and nothing fails.
  expect(said(lines, { NODE_DISABLE_COMPILE_CACHE: '1' })).toEqual([null, null])
})
