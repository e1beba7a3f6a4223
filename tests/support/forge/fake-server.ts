import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { checkRequest, type Fake, match, type Reply } from './fake.ts'
import { gitFile } from './git-files.ts'
import type { TestHost } from './test-host.ts'

/** A request as it came in; preflights are not among them. */
export interface LoggedRequest {
  method: string
  url: string
  headers: Record<string, string>
  body: string
  status: number
}

/**
 * Instead of the right response: another one; or the connection is cut, before the work or when it is done and
 * only the response is lost.
 */
export type Failure =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | { cut: 'before' | 'after' }

export class FakeServer {
  readonly requests: LoggedRequest[] = []
  /** Where a request or a response did not fit what the host publishes. */
  readonly violations: string[] = []
  readonly #fake: Fake
  readonly #host: TestHost
  readonly #allowsPages: boolean
  readonly #failures = new Map<number, Failure>()
  readonly #actions: { pattern: RegExp; action: () => void }[] = []
  readonly #server: Server
  #root = ''

  constructor(fake: Fake, host: TestHost, allowsPages: boolean) {
    this.#fake = fake
    this.#host = host
    this.#allowsPages = allowsPages
    this.#server = createServer((request, response) => {
      this.#serve(request, response).catch((error) => {
        this.violations.push(String(error?.stack ?? error))
        response.writeHead(500).end()
      })
    })
  }

  async listen(): Promise<string> {
    await new Promise<void>((ready) => this.#server.listen(0, '127.0.0.1', ready))
    this.#root = `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
    return `${this.#root}${this.#fake.prefix}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  /** `skip` = how many requests from now go well first. */
  fail(failure: Failure, skip: number): void {
    this.#failures.set(this.requests.length + skip, failure)
  }

  /** Once, just before the request `METHOD path` that fits is worked on. */
  before(pattern: RegExp, action: () => void): void {
    this.#actions.push({ pattern, action })
  }

  /** `fetch` without a network between: for tests with thousands of requests. */
  readonly fetch: typeof fetch = async (address, { method = 'GET', headers, body } = {}) => {
    const url = String(address).slice(this.#root.length)
    const answer = await this.#answer(
      method,
      url,
      Object.fromEntries(new Headers(headers)),
      String(body ?? ''),
    )
    if (!answer) throw new TypeError('fetch failed')
    return new Response(answer.status === 204 ? null : answer.text, answer)
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = 'GET', url = '/' } = request
    if (method === 'OPTIONS') {
      response.writeHead(this.#allowsPages ? 204 : 405, this.#cors()).end()
      return
    }
    const file = method === 'GET' && gitFile(this.#host, url.split('?')[0]!, this.#fake.pullRef)
    if (file) {
      response.writeHead(file.status, { 'content-type': 'application/octet-stream' }).end(file.body)
      return
    }
    const answer = await this.#answer(method, url, headersOf(request), await bodyOf(request))
    if (answer) response.writeHead(answer.status, answer.headers).end(answer.text)
    else request.socket.destroy()
  }

  /** `undefined` where the connection is cut. */
  async #answer(method: string, url: string, headers: Record<string, string>, raw: string) {
    const logged = { method, url, headers, body: raw, status: 0 }
    const failure = this.#failures.get(this.requests.length)
    this.requests.push(logged)
    const isCut = failure && 'cut' in failure
    if (isCut && failure.cut === 'before') return undefined
    const { status, body } =
      failure && !isCut ? this.#failed(failure) : await this.#respond(method, url, headers, raw)
    if (isCut) return undefined
    logged.status = status
    const text = typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
    const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8'
    const own = failure && !isCut ? failure.headers : {}
    return { status, text, headers: { 'content-type': type, ...this.#cors(), ...own } }
  }

  #failed({ status, body }: { status: number; body?: unknown }): Reply {
    return { status, body: body === undefined ? this.#fake.refusal('failed on purpose') : body }
  }

  #cors(): Record<string, string> {
    return this.#allowsPages ? this.#fake.cors : {}
  }

  async #respond(method: string, url: string, headers: Record<string, string>, raw: string): Promise<Reply> {
    const { pathname, searchParams: query } = new URL(url, this.#root)
    const action = this.#actions.find(({ pattern }) => pattern.test(`${method} ${pathname}`))
    if (action) {
      this.#actions.splice(this.#actions.indexOf(action), 1)
      action.action()
    }
    const { prefix, token, refusal, badToken } = this.#fake
    const path = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : undefined
    // The root is no operation, but it answers: enough for who asks whether the host is there.
    if (method === 'GET' && path !== undefined && /^\/?$/.test(path)) return { status: 200, body: {} }
    const matched = match(this.#fake, method, path ?? '')
    if (!matched) {
      this.violations.push(`no operation for ${method} ${pathname}`)
      return { status: 404, body: refusal('Not Found') }
    }
    const { route, parameters } = matched
    const sent = raw === '' ? undefined : (JSON.parse(raw) as unknown)
    const { problems, ...checked } = checkRequest(this.#fake, route, headers, query, sent)
    this.violations.push(...problems.map((problem) => `${route.operation}: ${problem}`))
    if (problems.length > 0) return { status: 500, body: refusal(problems.join('; ')) }
    const account = this.#host.options.accounts.find((one) => one.token === token(headers))
    if (!account) return { status: 401, body: refusal(badToken) }
    if (account.lacks?.test(route.operation)) {
      const { forbidden, outOfScope } = this.#fake
      return { status: 403, body: (account.isWorkflow ? forbidden : outOfScope)(route.operation) }
    }
    const reply = await route.handle({ ...checked, parameters, account, host: this.#host, root: this.#root })
    this.#host.settle()
    if (!route.statuses.includes(reply.status)) {
      this.violations.push(`${route.operation}: never answers ${reply.status}`)
    }
    return reply
  }
}

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
