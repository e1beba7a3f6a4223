import type { Untrusted } from './untrusted.ts'

/** One operation of a host, as published: its request, and the response of a success. */
export interface Operation {
  query?: object
  body?: object
  response: unknown
}

/** Names of the parameters in a path: `{owner}`, `{repo}`. */
export type PathParameters<Name> = Name extends `${string}{${infer Parameter}}${infer Rest}`
  ? Parameter | PathParameters<Rest>
  : never

export interface ApiResponse<Body> {
  status: number
  body: Untrusted<Body>
  /** The host's message, to distinguish cases; never shown. */
  message: string
}

/** Sends the operation of this name (`GET /repos/{owner}/{repo}`); a drift from what the host publishes does not compile. */
export type Send<Operations> = <Name extends keyof Operations & string>(
  name: Name,
  parameters: Record<PathParameters<Name>, string>,
  options?: {
    query?: Sent<Operations[Name], 'query'>
    body?: Sent<Operations[Name], 'body'>
    /** Statuses beyond 2xx that the caller understands, and 200 where it has no body; all others throw. */
    accept?: readonly number[]
  },
) => Promise<ApiResponse<Operations[Name] extends { response: infer Body } ? Body : never>>

type Sent<Published, Part extends 'query' | 'body'> =
  Published extends Record<Part, infer Value> ? Value : never
