import { apiRoot, isApiAddress } from './address.ts'
import { classify, retryAfter } from './classify.ts'
import { type FaultKind, ForgeError } from './fault.ts'
import type { ApiResponse, Operation, Send } from './operation.ts'
import type { Connection, ForgeSettings, Progress, Step } from './submission.ts'
import { ShapeError, type Untrusted } from './untrusted.ts'

interface RawRequest {
  method: string
  path: string
  query?: object
  body?: unknown
}

/** Timeout of a request, in milliseconds. */
const TIMEOUT = 120_000

/**
 * Sends requests to one host. The token goes into one header, to one origin: a redirect is never followed, nothing is
 * cached, no cookie and no referrer is sent. Every failure is a `ForgeError`.
 */
export class Client {
  readonly #root: string
  readonly #headers: Record<string, string>
  readonly #connection: Connection
  #step: Step = 'account'
  /** A response has arrived: a later failure is the network's, not a page that the host does not allow. */
  #responded = false

  constructor(settings: ForgeSettings, headers: Record<string, string>, connection: Connection) {
    const root = apiRoot(settings)
    if (root === undefined) throw new ForgeError({ kind: 'insecure', step: 'account' })
    if (!isApiAddress(settings)) throw new ForgeError({ kind: 'api-address', step: 'account' })
    // A header holds visible ASCII only; the runtime's own error would print the token.
    if (Object.values(headers).some((value) => !/^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/.test(value))) {
      throw new ForgeError({ kind: 'unauthorized', step: 'account' })
    }
    this.#root = root
    this.#headers = headers
    this.#connection = connection
  }

  enter(step: Step, progress?: Progress): void {
    this.#step = step
    this.#connection.onStep?.(step, progress)
  }

  /** The error of the present step, for the caller to throw. */
  fault(kind: FaultKind, status?: number): ForgeError {
    return new ForgeError({ kind, step: this.#step, ...(status ? { status } : {}) })
  }

  /** The error for an accepted response that is a refusal: `kind`, or a fault read from the response. */
  refusal(kind: FaultKind | undefined, { status, message }: { status: number; message: string }): ForgeError {
    const headers = new Headers()
    return this.fault(kind ?? classify({ status, headers, message, page: false }), status)
  }

  async wait(ms: number): Promise<void> {
    const { wait = (time) => new Promise((done) => setTimeout(done, time)), signal } = this.#connection
    await wait(ms)
    if (signal?.aborted) throw this.fault('cancelled')
  }

  /** The operations of one kind of host; `encode` writes a parameter into a path. */
  operations<Operations extends { [Name in keyof Operations]: Operation }>(
    encode: (parameter: string) => string,
  ): Send<Operations> {
    return async (name, parameters, { query, body, accept = [] } = {}) => {
      const [method, template] = name.split(' ') as [string, string]
      const path = template.replace(/\{(\w+)\}/g, (_, key: keyof typeof parameters) =>
        encode(parameters[key]),
      )
      return this.#request({ method, path, ...(query ? { query } : {}), body }, accept)
    }
  }

  /** Runs the work of one caller; a response of a wrong shape becomes a fault. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw error instanceof ShapeError ? this.fault('unexpected-answer') : error
    }
  }

  async #request<Body>(request: RawRequest, accept: readonly number[]): Promise<ApiResponse<Body>> {
    const response = await this.#send(request)
    const { status, headers } = response
    if (response.type === 'opaqueredirect') throw this.fault('redirected')
    const raw = await response.text().catch(() => {
      throw this.#noResponse()
    })
    const body = parse(raw)
    const message = messageIn(body)
    const mayBeEmpty = status === 204 || (raw === '' && accept.includes(status))
    if (response.ok && body === undefined && !mayBeEmpty) throw this.fault('unexpected-answer', status)
    const page = body === undefined && /^\s*</.test(raw)
    const kind = response.ok ? undefined : classify({ status, headers, message, page })
    const isAccepted = accept.includes(status) && !page && kind !== 'rate-limit'
    if (kind === undefined || isAccepted) {
      return { status, body: body as Untrusted<Body>, message }
    }
    const wait = kind === 'rate-limit' ? { retryAfter: retryAfter(headers, Date.now()) } : {}
    throw new ForgeError({ kind, step: this.#step, status, ...wait })
  }

  async #send(request: RawRequest): Promise<Response> {
    try {
      return await this.#fetch(request)
    } catch {
      if (this.#connection.signal?.aborted || this.#responded || !(await this.#isReachable()))
        throw this.#noResponse()
      // The host is reachable. Retried once, so that a short interruption does not count as a refusal of pages.
      return await this.#fetch(request).catch(() => {
        throw this.#connection.signal?.aborted ? this.#noResponse() : this.fault('cross-origin')
      })
    }
  }

  async #fetch({ method, path, query, body }: RawRequest): Promise<Response> {
    const search = query
      ? `?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`
      : ''
    const { signal, fetch } = this.#connection
    const timeout = AbortSignal.timeout(TIMEOUT)
    const response = await fetch(`${this.#root}${path}${search}`, {
      method,
      headers: { ...this.#headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: signal ? either(signal, timeout) : timeout,
    })
    this.#responded = true
    return response
  }

  /**
   * A browser reports a forbidden host like a missing network. A request that asks
   * to read nothing, and carries nothing, succeeds in the first case only. Outside of browsers no response
   * is opaque, and no page is forbidden.
   */
  async #isReachable(): Promise<boolean> {
    const options = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const
    const signal = AbortSignal.timeout(TIMEOUT)
    // Called as a function, not as a method: browsers require `fetch` to be called on the window.
    const { fetch } = this.#connection
    const probe = await fetch(this.#root, { mode: 'no-cors', signal, ...options }).catch(() => undefined)
    return probe?.type === 'opaque'
  }

  #noResponse(): ForgeError {
    return this.fault(this.#connection.signal?.aborted ? 'cancelled' : 'offline')
  }
}

/** As `AbortSignal.any`, which the last browser for Windows 7 lacks. */
function either(...signals: AbortSignal[]): AbortSignal {
  const both = new AbortController()
  for (const signal of signals) {
    if (signal.aborted) both.abort(signal.reason)
    signal.addEventListener('abort', () => both.abort(signal.reason), { signal: both.signal })
  }
  return both.signal
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw)
  } catch {
    return undefined
  }
}

/** GitHub and Gitea: `message`, with `errors`; GitLab: `message` or `error`, which may be lists of lists. */
function messageIn(body: unknown): string {
  const { message, error, errors } = Object(body) as Record<string, unknown>
  return [message, error, errors]
    .filter((part) => part !== undefined && part !== null)
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ')
}
