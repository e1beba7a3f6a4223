import * as z from 'zod/mini'
import type { Operation, PathParameters } from '../../../src/forge/operation.ts'
import type { Account, HostedRepository, TestHost } from './test-host.ts'

/**
 * How one kind of host is imitated. The published types hold what a fake answers (`Subset`) and takes (`NoOther`);
 * what types cannot say is checked at run time: required headers, formats, unknown fields, statuses.
 */
export interface Fake {
  /** Of the API below the server. */
  prefix: string
  routes: Route[]
  /** Headers that every request must have, besides the content type of a body. */
  headers: Record<string, RegExp>
  /** The token in the headers. */
  token: (headers: Record<string, string | string[] | undefined>) => string | undefined
  /** What the host sends so that pages of other sites may read it. */
  cors: Record<string, string>
  /** What the host says of a token that nobody has. */
  badToken: string
  /** The body of a refusal. */
  refusal: (message: string) => object
  /** The reference of a pull request's head in the main repository. */
  pullRef: (number: number) => string
  /** The body of the 403 for who lacks the right to an operation; a text is a page. */
  forbidden: (operation: string) => object | string
  /** The same where the token lacks what its owner may. */
  outOfScope: (operation: string) => object | string
}

export interface Route {
  operation: string
  /** Of the path below the API's root. */
  pattern: RegExp
  /** The one of a success, and of the refusals. */
  statuses: readonly number[]
  query: z.ZodMiniType
  body: z.ZodMiniType
  handle: (call: BaseCall & { query: unknown; body: unknown }) => Reply | Promise<Reply>
}

export interface Reply {
  status: number
  body: unknown
}

export interface BaseCall {
  /** Of the path, decoded. */
  parameters: Record<string, string>
  account: Account
  host: TestHost
  /** Address of the pages for people. */
  root: string
}

/** A call of one operation, its query and body checked; `respond` takes only what the host publishes. */
interface Call<Name, Published, Query, Body> extends BaseCall {
  parameters: Record<PathParameters<Name>, string>
  query: Query
  body: Body
  /** The one that the path names. */
  repository: HostedRepository
  mayPush: boolean
  respond: (body: Subset<Response<Published>>) => Reply
  refuse: (status: Status<Published>, message: string | object) => Reply
  /** 403: any operation may be answered so, whether the host publishes it or not. */
  forbid: () => Reply
  /** 204. */
  empty: () => Reply
}

/** Some of the published fields. */
export type Subset<T> = T extends readonly (infer Item)[]
  ? readonly Subset<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]?: Subset<T[Key]> }
    : T

type Response<Published> = Published extends { response: infer Body } ? Body : never
/** Only GitHub publishes the statuses. */
type Status<Published> = Published extends { status: infer Code extends PropertyKey } ? Code : number
type Part<Published, Name extends 'query' | 'body'> =
  Published extends Record<Name, infer Value> ? Value : undefined

/** Keys that the host does not publish, at any depth. */
type OtherKeys<Mine, Published> = Mine extends readonly (infer Item)[]
  ? Published extends readonly (infer Other)[]
    ? OtherKeys<Item, Other>
    : never
  : Mine extends object
    ? { [Key in keyof Mine]-?: OtherKey<Mine, Published, Key> }[keyof Mine]
    : never
type OtherKey<Mine, Published, Key extends keyof Mine> = string extends Key
  ? never
  : Key extends Keys<Published>
    ? OtherKeys<Mine[Key], At<Published, Key>>
    : Key
type Keys<T> = T extends unknown ? keyof T : never
type At<T, Key> = T extends unknown ? (Key extends keyof T ? T[Key] : never) : never
type NoOther<Schema extends z.ZodMiniType, Published> = [OtherKeys<z.output<Schema>, Published>] extends [
  never,
]
  ? unknown
  : { notPublished: OtherKeys<z.output<Schema>, Published> }

const nothing = z.undefined()
const noQuery = z.strictObject({})

interface RouterOptions {
  refusal: Fake['refusal']
  /** What the host says of a repository that is not there. */
  notFound: string
  forbidden: Fake['forbidden']
  /** Names of the parameters that may hold slashes. */
  slashes: readonly string[]
  /** The repository that a path names. Where it is not there, the answer is 404, whatever the operation. */
  find: (host: TestHost, parameters: Record<string, string>) => HostedRepository | undefined
}

/** Adds an operation to those of one kind of host. */
export type Router<Operations extends { [Name in keyof Operations]: Operation }> = ReturnType<
  typeof router<Operations>
>['on']

/** Collects the operations of one kind of host. */
export function router<Operations extends { [Name in keyof Operations]: Operation }>({
  refusal,
  notFound,
  forbidden,
  slashes,
  find,
}: RouterOptions) {
  const routes: Route[] = []
  function on<
    Name extends keyof Operations & string,
    Query extends z.ZodMiniType<Part<Operations[Name], 'query'> | undefined> = z.ZodMiniType<undefined>,
    Body extends z.ZodMiniType<Part<Operations[Name], 'body'> | undefined> = z.ZodMiniType<undefined>,
  >(
    operation: Name,
    {
      success,
      refusals = [],
      query,
      body,
    }: {
      success: Status<Operations[Name]>
      refusals?: readonly Status<Operations[Name]>[]
      query?: Query & NoOther<Query, Part<Operations[Name], 'query'>>
      body?: Body & NoOther<Body, Part<Operations[Name], 'body'>>
    },
    handle: (call: Call<Name, Operations[Name], z.output<Query>, z.output<Body>>) => Reply | Promise<Reply>,
  ): void {
    const [method, template] = operation.split(' ') as [string, string]
    const pattern = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      slashes.includes(name) ? `(?<${name}>.+)` : `(?<${name}>[^/]+)`,
    )
    routes.push({
      operation,
      pattern: new RegExp(`^${method} ${pattern}$`),
      statuses: [success, ...refusals, 307, 403, 404].map(Number),
      query: query ?? noQuery,
      body: body ?? nothing,
      handle: (call) => {
        const namesNone = Object.keys(call.parameters).length === 0
        const repository = namesNone ? call.host.main : find(call.host, call.parameters)
        if (!namesNone && call.host.renamedTo && repository === call.host.main)
          return moved(call.host.renamedTo)
        if (!repository || (!namesNone && call.host.isHidden(call.account, repository))) {
          return { status: 404, body: refusal(notFound) }
        }
        return handle({
          ...call,
          parameters: call.parameters as Record<PathParameters<Name>, string>,
          query: call.query as z.output<Query>,
          body: call.body as z.output<Body>,
          repository,
          mayPush: call.host.canPush(call.account, repository),
          respond: (body) => ({ status: Number(success), body }),
          refuse: (status, message) => ({
            status: Number(status),
            body: typeof message === 'string' ? refusal(message) : message,
          }),
          forbid: () => ({ status: 403, body: forbidden(operation) }),
          empty: () => ({ status: Number(success), body: undefined }),
        })
      },
    })
  }
  return { routes, on }
}

/** The page that Go's servers send along. */
function moved(to: string): Reply {
  return { status: 307, body: `<a href="${to}">Temporary Redirect</a>.\n\n` }
}

/** By method and the path below the API's root; `undefined` where there is no such operation. */
export function match(fake: Fake, method: string, path: string) {
  for (const route of fake.routes) {
    const found = route.pattern.exec(`${method} ${path}`)
    if (!found) continue
    const parameters = Object.entries(found.groups ?? {}).map(([name, text]) => [
      name,
      decodeURIComponent(text),
    ])
    return { route, parameters: Object.fromEntries(parameters) as Record<string, string> }
  }
  return undefined
}

/** What is wrong with a request, or its query and body as the handler takes them. */
export function checkRequest(
  fake: Fake,
  route: Route,
  headers: Record<string, string | string[] | undefined>,
  query: URLSearchParams,
  body: unknown,
): { problems: string[]; query: unknown; body: unknown } {
  const wanted =
    body === undefined ? fake.headers : { ...fake.headers, 'content-type': /^application\/json$/ }
  const missing = Object.entries(wanted)
    .filter(([name, pattern]) => !pattern.test(String(headers[name] ?? '')))
    .map(([name]) => `header ${name}: ${headers[name]}`)
  const parsed = {
    query: z.safeParse(route.query, Object.fromEntries(query)),
    body: z.safeParse(route.body, body),
  }
  const wrong = Object.entries(parsed).flatMap(([part, { error }]) =>
    (error?.issues ?? []).map(
      (issue) => `${part}${issue.path.map((key) => `/${String(key)}`).join('')}: ${wordsOf(issue)}`,
    ),
  )
  return { problems: [...missing, ...wrong], query: parsed.query.data, body: parsed.body.data }
}

function wordsOf(issue: z.core.$ZodIssue): string {
  return issue.code === 'unrecognized_keys' ? `unknown ${issue.keys.join(', ')}` : issue.code
}

/** Fields of queries and bodies, as the hosts take them. */
export const sha = z.string().check(z.regex(/^[0-9a-f]{40}$/))
export const optional = z.exactOptional
/** A number in an address, from 1. */
export const positive = (most = Number.MAX_SAFE_INTEGER) =>
  z.coerce.number<string>().check(z.int(), z.minimum(1), z.maximum(most))

/** One page of a list. */
export function pageOf<T>(all: readonly T[], page = 1, size: number): T[] {
  return all.slice((page - 1) * size, page * size)
}
