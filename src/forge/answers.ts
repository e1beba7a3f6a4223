import { parsedUrl } from './address.ts'

/**
 * Narrow reading of the hosts' answers: only the fields that are used, and each checked. What does not have
 * the API's shape stops here and becomes the fault `unexpected-answer`.
 */
export class ShapeError extends Error {}

/** The value under these keys; every one of them must be there. */
export function at(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>((inner, key) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) throw new ShapeError(key)
    return (inner as Record<string, unknown>)[key]
  }, value)
}

/** As `at`, but `undefined` where a key is missing or null. */
export function maybe(value: unknown, ...keys: string[]): unknown {
  return keys.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? ((inner as Record<string, unknown>)[key] ?? undefined)
        : undefined,
    value,
  )
}

export function text(value: unknown, ...keys: string[]): string {
  const found = at(value, ...keys)
  if (typeof found !== 'string') throw new ShapeError(keys.join('.'))
  return found
}

export function integer(value: unknown, ...keys: string[]): number {
  const found = at(value, ...keys)
  if (!Number.isSafeInteger(found)) throw new ShapeError(keys.join('.'))
  return found as number
}

export function list(value: unknown, ...keys: string[]): unknown[] {
  const found = at(value, ...keys)
  if (!Array.isArray(found)) throw new ShapeError(keys.join('.'))
  return found
}

/** The name of a git object: 40 hexadecimal digits, 64 in a SHA-256 repository. */
export function objectId(value: unknown, ...keys: string[]): string {
  const found = text(value, ...keys)
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found)) throw new ShapeError(keys.join('.'))
  return found
}

/** An address that a page may link to. */
export function webAddress(value: unknown, ...keys: string[]): string {
  const found = text(value, ...keys)
  if (!/^https?:\/\//.test(found) || !parsedUrl(found)) throw new ShapeError(keys.join('.'))
  return found
}
