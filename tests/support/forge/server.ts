import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Api } from './api.ts'
import type { World } from './world.ts'

/** A request as it came in; preflights are not among them. */
export interface Logged {
  method: string
  url: string
  headers: Record<string, string>
  body: string
  status: number
}

/**
 * Instead of the right answer: another one; or the connection is cut, before the work or when it is done and
 * only the answer is lost.
 */
export type Disturbance =
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | { cut: 'before' | 'after' }

export class ForgeServer {
  readonly requests: Logged[] = []
  /** Where a request or an answer did not fit the host's description. */
  readonly violations: string[] = []
  readonly #api: Api
  readonly #world: World
  readonly #allowsPages: boolean
  readonly #disturbances = new Map<number, Disturbance>()
  readonly #actions: { pattern: RegExp; action: () => void }[] = []
  readonly #server: Server
  #root = ''

  constructor(api: Api, world: World, allowsPages: boolean) {
    this.#api = api
    this.#world = world
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
    return `${this.#root}${this.#api.prefix}`
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((done) => this.#server.close(done))
  }

  /** `skip` = how many requests from now go well first. */
  disturb(disturbance: Disturbance, skip: number): void {
    this.#disturbances.set(this.requests.length + skip, disturbance)
  }

  /** Once, just before the request `METHOD path` that fits is worked on. */
  before(pattern: RegExp, action: () => void): void {
    this.#actions.push({ pattern, action })
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? 'GET'
    const cors = this.#allowsPages ? this.#api.cors : {}
    if (method === 'OPTIONS') {
      response.writeHead(this.#allowsPages ? 204 : 405, cors).end()
      return
    }
    const raw = await bodyOf(request)
    const logged = { method, url: request.url ?? '/', headers: headersOf(request), body: raw, status: 0 }
    const disturbance = this.#disturbances.get(this.requests.length)
    this.requests.push(logged)
    if (disturbance && 'cut' in disturbance && disturbance.cut === 'before') {
      request.socket.destroy()
      return
    }
    const send = (status: number, body: unknown, headers: Record<string, string> = {}) => {
      logged.status = status
      const text = typeof body === 'string' ? body : JSON.stringify(body)
      const type = typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8'
      response.writeHead(status, { 'content-type': type, ...cors, ...headers }).end(text)
    }
    if (disturbance && 'status' in disturbance) {
      send(disturbance.status, disturbance.body ?? this.#api.refusal('disturbed'), disturbance.headers)
      return
    }
    const { status, body } = this.#work(method, logged.url, request, raw)
    if (disturbance) request.socket.destroy()
    else send(status, body)
  }

  #work(
    method: string,
    url: string,
    request: IncomingMessage,
    raw: string,
  ): { status: number; body: unknown } {
    const { pathname, searchParams: query } = new URL(url, this.#root)
    const [action] = this.#actions.filter(({ pattern }) => pattern.test(`${method} ${pathname}`))
    if (action) {
      this.#actions.splice(this.#actions.indexOf(action), 1)
      action.action()
    }
    const contract = this.#api.contract()
    const path = pathname.startsWith(this.#api.prefix) ? pathname.slice(this.#api.prefix.length) : ''
    // The root is no operation, but it answers: enough for who asks whether the host is there.
    if (method === 'GET' && /^\/?$/.test(path) && pathname.startsWith(this.#api.prefix))
      return { status: 200, body: {} }
    const matched = contract.match(method, path)
    if (!matched) {
      this.violations.push(`no operation for ${method} ${pathname}`)
      return { status: 404, body: this.#api.refusal('Not Found') }
    }
    const { operation, parameters } = matched
    const body = raw === '' ? undefined : (JSON.parse(raw) as unknown)
    const faults = contract.checkRequest(operation, query, body)
    this.violations.push(...faults.map((fault) => `request: ${operation}: ${fault}`))
    if (faults.length > 0) return { status: 500, body: this.#api.refusal(faults.join('; ')) }
    const token = this.#api.token(request.headers)
    const user = this.#world.options.users.find((one) => one.token === token)
    if (!user) return { status: 401, body: this.#api.refusal('Bad credentials') }
    const call = { parameters, query, body, user, world: this.#world, root: this.#root }
    const answer = this.#api.handlers[operation]!(call)
    const whole = contract.complete(operation, answer.status, answer.body)
    const wrong = contract.checkAnswer(operation, answer.status, whole)
    this.violations.push(...wrong.map((fault) => `answer: ${fault}`))
    return { status: answer.status, body: whole }
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
