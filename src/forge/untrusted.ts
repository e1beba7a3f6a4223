import { parsedUrl } from './address.ts'

/**
 * A response body whose published type is `T`, before validation: every part may be missing. A body that
 * does not have the published shape becomes the fault `unexpected-answer`.
 */
export type Untrusted<T> =
  | null
  | undefined
  | (T extends readonly (infer Item)[]
      ? readonly Untrusted<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]-?: Untrusted<T[Key]> }
        : T)

export class ShapeError extends Error {}

export function text(value: Untrusted<string>): string {
  if (typeof value !== 'string') throw new ShapeError('not a text')
  return value
}

export function integer(value: Untrusted<number | bigint>): number {
  if (!Number.isSafeInteger(value)) throw new ShapeError('not an integer')
  return value as number
}

export function list<Item>(value: readonly Item[] | null | undefined): readonly Item[] {
  if (!Array.isArray(value)) throw new ShapeError('not a list')
  return value
}

/** The name of a git object: 40 hexadecimal digits, 64 in a SHA-256 repository. */
export function objectId(value: Untrusted<string>): string {
  const id = text(value)
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) throw new ShapeError('not an object id')
  return id
}

/** A time with its zone, as ISO 8601 in UTC. */
export function instant(value: Untrusted<string>): string {
  const time = text(value)
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(time)
  if (!zoned || Number.isNaN(Date.parse(time))) throw new ShapeError('not a time')
  return new Date(time).toISOString()
}

/** An address that a page may link to. */
export function webAddress(value: Untrusted<string>): string {
  const address = text(value)
  if (!/^https?:\/\//.test(address) || !parsedUrl(address)) throw new ShapeError('not a web address')
  return address
}
