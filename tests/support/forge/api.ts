import type { Contract } from './contract.ts'
import type { User, World } from './world.ts'

export interface Call {
  /** Of the path, decoded. */
  parameters: Record<string, string>
  query: URLSearchParams
  // biome-ignore lint/suspicious/noExplicitAny: the contract has checked it before a handler sees it.
  body: any
  user: User
  world: World
  /** Of the API, and of the pages for people. */
  root: string
}

export interface Reply {
  status: number
  /** What the double knows; the contract adds what the host would say besides. */
  body: unknown
}

/** How one kind of host is imitated. */
export interface Api {
  /** Of the API below the server. */
  prefix: string
  contract: () => Contract
  handlers: Record<string, (call: Call) => Reply>
  /** The token in the headers. */
  token: (headers: Record<string, string | string[] | undefined>) => string | undefined
  /** What the host sends so that pages of other sites may read it; none where it does not allow them. */
  cors: Record<string, string>
  /** The body of a refusal. */
  refusal: (message: string) => unknown
}

export function reply(status: number, body: unknown): Reply {
  return { status, body }
}

/** One page of a list, as the query asks for it. */
export function pageOf<T>(
  all: readonly T[],
  query: URLSearchParams,
  size: string,
  most: number,
  usual: number,
): T[] {
  const count = Math.min(most, Number(query.get(size) ?? usual))
  const page = Number(query.get('page') ?? 1)
  return all.slice((page - 1) * count, page * count)
}
