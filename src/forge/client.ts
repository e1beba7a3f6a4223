import { apiRoot } from './address.ts'
import { maybe, ShapeError } from './answers.ts'
import { classify, retryAfter } from './classify.ts'
import { type FaultKind, ForgeError } from './fault.ts'
import type { Connection, ForgeSettings, Progress, Step } from './types.ts'

export interface Question {
  method?: 'GET' | 'POST' | 'PATCH'
  query?: Record<string, string | number>
  body?: unknown
  /** Statuses beyond 2xx that the caller understands; all others throw. */
  accept?: readonly number[]
}

export interface Answer {
  status: number
  body: unknown
  /** The host's own words, to tell cases apart; never shown. */
  message: string
}

/** A request may take this long, then it counts as no answer. */
const PATIENCE = 120_000

/**
 * Asks one host. The token goes into one header, to one origin: a redirect is never followed, nothing is
 * cached, no cookie and no referrer is sent. Every failure is a `ForgeError`.
 */
export class Client {
  readonly #root: string
  readonly #headers: Record<string, string>
  readonly #connection: Connection
  #step: Step = 'account'
  /** Something was answered: from now on, silence is the network's, not a page's that is not allowed. */
  #answered = false

  constructor(settings: ForgeSettings, headers: Record<string, string>, connection: Connection) {
    const root = apiRoot(settings)
    if (root === undefined) throw new ForgeError({ kind: 'insecure', step: 'account' })
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

  /** The error for an accepted answer that is a refusal after all: `kind`, or what the answer itself says. */
  refusal(kind: FaultKind | undefined, { status, message }: Answer): ForgeError {
    const headers = new Headers()
    return this.fault(kind ?? classify({ status, headers, message, page: false }), status)
  }

  async wait(ms: number): Promise<void> {
    const { wait = (time) => new Promise((done) => setTimeout(done, time)), signal } = this.#connection
    await wait(ms)
    if (signal?.aborted) throw this.fault('cancelled')
  }

  async ask(path: string, question: Question = {}): Promise<Answer> {
    const response = await this.#send(path, question)
    const { status, headers } = response
    if (response.type === 'opaqueredirect') throw this.fault('redirected')
    const raw = await response.text().catch(() => {
      throw this.#silence()
    })
    const body = parse(raw)
    const message = words(body)
    if (response.ok && body === undefined) throw this.fault('unexpected-answer', status)
    const page = body === undefined && /^\s*</.test(raw)
    if (response.ok || (question.accept?.includes(status) && !page)) return { status, body, message }
    const kind = classify({ status, headers, message, page })
    const wait = kind === 'rate-limit' ? { retryAfter: retryAfter(headers, Date.now()) } : {}
    throw new ForgeError({ kind, step: this.#step, status, ...wait })
  }

  /** Runs the work of one caller; an answer of a wrong shape becomes a fault. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      throw error instanceof ShapeError ? this.fault('unexpected-answer') : error
    }
  }

  async #send(path: string, question: Question): Promise<Response> {
    try {
      return await this.#fetch(path, question)
    } catch {
      if (this.#connection.signal?.aborted || this.#answered || !(await this.#isThere()))
        throw this.#silence()
      // The host is there. Once more, so that a passing interruption is not taken for a closed door.
      return await this.#fetch(path, question).catch(() => {
        throw this.#connection.signal?.aborted ? this.#silence() : this.fault('cross-origin')
      })
    }
  }

  async #fetch(path: string, { method = 'GET', query, body }: Question): Promise<Response> {
    const search = query
      ? `?${new URLSearchParams(Object.entries(query).map(([k, v]) => [k, String(v)]))}`
      : ''
    const { signal, fetch } = this.#connection
    const patience = AbortSignal.timeout(PATIENCE)
    const response = await fetch(`${this.#root}${path}${search}`, {
      method,
      headers: { ...this.#headers, ...(body === undefined ? {} : { 'Content-Type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      signal: signal ? either(signal, patience) : patience,
    })
    this.#answered = true
    return response
  }

  /**
   * A browser tells a page that may not read the host the same as one without a network. A request that asks
   * to read nothing, and carries nothing, gets through in the first case only. Outside of browsers no answer
   * is opaque, and no page is kept out.
   */
  async #isThere(): Promise<boolean> {
    const options = { credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' } as const
    const signal = AbortSignal.timeout(PATIENCE)
    // By itself, not as the connection's method: browsers refuse a `fetch` of anything but the window.
    const { fetch } = this.#connection
    const probe = await fetch(this.#root, { mode: 'no-cors', signal, ...options }).catch(() => undefined)
    return probe?.type === 'opaque'
  }

  #silence(): ForgeError {
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
function words(body: unknown): string {
  return ['message', 'error', 'errors']
    .map((key) => maybe(body, key))
    .filter((part) => part !== undefined)
    .map((part) => (typeof part === 'string' ? part : JSON.stringify(part)))
    .join(' ')
}
