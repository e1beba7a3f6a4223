import { expect, test } from 'vitest'
import type { Demand } from '../domain/demand.ts'
import { checkFolder } from '../node/ledger.ts'
import { canonicalJson, entryDigest } from './digest.ts'

const { ledger } = await checkFolder('.')
const demands = ledger.cycles.get('2023')!.entries.flatMap(({ demand }) => demand ?? [])

/** Every copy of a value with one leaf changed or one key left out. */
function* changed(value: unknown): Generator<unknown> {
  if (typeof value === 'string') yield `${value} `
  else if (typeof value === 'number') yield value + 1
  else if (typeof value === 'boolean') yield !value
  else if (Array.isArray(value)) {
    yield [...value, 'x']
    for (const [at, item] of value.entries()) for (const other of changed(item)) yield value.with(at, other)
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      const { [key]: _, ...rest } = value as Record<string, unknown>
      yield rest
      for (const other of changed(item)) yield { ...value, [key]: other }
    }
  }
}

test('the digest changes with every field of every sample', async () => {
  for (const demand of demands) {
    const own = await entryDigest(demand)
    expect(own).toMatch(/^(?:[0-9a-f]{4}-){3}[0-9a-f]{4}$/)
    const others = await Promise.all([...changed(demand)].map((other) => entryDigest(other as Demand)))
    expect(others.length).toBeGreaterThan(20)
    expect(others).not.toContain(own)
  }
})

test('and with nothing else: the order of keys, and keys that are not there', () => {
  expect(canonicalJson({ b: [1, { d: '“', c: true }], a: undefined })).toBe('{"b":[1,{"c":true,"d":"“"}]}')
})

test('no two samples share one', async () => {
  const digests = await Promise.all(demands.map(entryDigest))
  expect(new Set(digests).size).toBe(demands.length)
})
