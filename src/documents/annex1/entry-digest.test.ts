import { expect, test } from 'vitest'
import { bases, files } from '../../../tests/support/entry.ts'
import { ledger } from '../../../tests/support/sample-ledger.ts'
import type { Demand } from '../../domain/demand.ts'
import { sortedJson } from '../../domain/digest.ts'
import { readContentFile } from '../../yaml/content-file.ts'
import { entryDigest } from './entry-digest.ts'

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
  expect(sortedJson({ b: [1, { d: '“', c: true }], a: undefined })).toBe('{"b":[1,{"c":true,"d":"“"}]}')
})

test('no two samples share one', async () => {
  const digests = await Promise.all(demands.map(entryDigest))
  expect(new Set(digests).size).toBe(demands.length)
})

test('an example, for good: if this changes, no paper that was printed fits its file any longer', async () => {
  const read = readContentFile(files.named, new TextEncoder().encode(bases.named))
  expect(await entryDigest(read!.value as Demand)).toBe('4438-61d9-8574-4b6a')
})
