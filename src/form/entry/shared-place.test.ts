import { expect, test } from 'vitest'
import { SharedPlace } from './shared-place.ts'

/** The storage that all windows of a browser share. */
function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  } as Storage
}

test('a stale window never writes, and never takes away, until it has looked again', () => {
  const shared = storage()
  const [one, other] = [new SharedPlace('draft', () => shared), new SharedPlace('draft', () => shared)]
  expect(one.put('a')).toBe('put')
  expect(other.isStale).toBe(true)
  expect(other.put('b')).toBe('stale')
  expect(other.put(null)).toBe('stale')
  expect(one.put('a2')).toBe('put')
  expect(other.look()).toBe('a2')
  expect(other.put('b')).toBe('put')
  expect(one.put('a3')).toBe('stale')
  expect(shared.getItem('draft')).toBe('b')
})

test('what another window has deleted does not come back by itself', () => {
  const shared = storage()
  const [one, other] = [new SharedPlace('draft', () => shared), new SharedPlace('draft', () => shared)]
  one.put('a')
  other.look()
  other.put(null)
  expect(one.put('a2')).toBe('stale')
  expect(shared.getItem('draft')).toBeNull()
})

test('where nothing can be kept: said, at once and at each writing', () => {
  const refusing = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const place = new SharedPlace('draft', refusing)
  expect(place.keeps).toBe(false)
  expect(place.look()).toBeNull()
  expect(place.put('a')).toBe('blocked')
  expect(new SharedPlace('draft', storage).keeps).toBe(true)
})
