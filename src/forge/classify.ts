import type { FaultKind } from './fault.ts'

export interface Refusal {
  status: number
  headers: Headers
  /** The host's message, only to distinguish cases; never kept or shown. */
  message: string
  /** A web page, where the API would answer JSON. */
  page: boolean
}

// Sentences of the hosts. GitHub's rulesets and protections answer 422, GitLab 400 or 403, Gitea 403.
const PROTECTED =
  /protected (?:branch|ref)|cannot update this protected|rule violations|not allowed to push|write to the target branch|reviews? (?:is|are) required|through a (?:pull|merge) request|user cannot commit to repo/i
const isProtected = (message: string) =>
  PROTECTED.test(message) || (/status checks? /i.test(message) && /expected/i.test(message))
const LIMITED = /rate limit|abuse detection|too many requests/i
const ARCHIVED = /archived/i
/** Gitea names the scope, GitLab calls it insufficient. */
const SCOPE = /required scope|insufficient_scope/i
/** GitHub's words for a push that brings changed workflows, by a token without that right. */
const WORKFLOW = /without `?workflows?`? (?:scope|permission)/i
const LARGE = /too large|exceeds? (?:the )?(?:maximum|limit)|larger than/i

/** The fault that an unsuccessful response stands for. */
export function classify({ status, headers, message, page }: Refusal): FaultKind {
  if (status >= 300 && status < 400) return 'redirected'
  if (status >= 500) return 'server'
  if (status === 429) return 'rate-limit'
  if (status === 413) return 'too-large'
  // A proxy answered: its status is not about the repository.
  if (page) return 'unexpected-answer'
  if (status === 403 && (headers.get('x-ratelimit-remaining') === '0' || headers.has('retry-after'))) {
    return 'rate-limit'
  }
  if (status === 403 && LIMITED.test(message)) return 'rate-limit'
  if (status === 423 || (status === 403 && ARCHIVED.test(message))) return 'archived'
  if (status === 403 && SCOPE.test(message)) {
    return /read:user/.test(message) ? 'token-without-user' : 'token-read-only'
  }
  if (WORKFLOW.test(message)) return 'token-without-workflow'
  if (isProtected(message)) return 'protected-branch'
  if (status === 401) return 'unauthorized'
  if (status === 403 || status === 451) return 'forbidden'
  if (status === 404 || status === 410) return 'not-found'
  if (status === 409) return 'conflict'
  if (status === 400 || status === 422) return LARGE.test(message) ? 'too-large' : 'refused'
  return 'unexpected-answer'
}

/** Seconds: GitHub asks for a minute where a secondary limit names no time. */
const DEFAULT_WAIT = 60

/** Seconds from now. `x-ratelimit-reset` and `ratelimit-reset` are seconds since 1970. */
export function retryAfter(headers: Headers, now: number): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  if (Number.isFinite(seconds)) return Math.max(1, Math.ceil(seconds))
  const reset = Number(headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset') ?? Number.NaN)
  return Number.isFinite(reset) ? Math.max(1, Math.ceil(reset - now / 1000)) : DEFAULT_WAIT
}
