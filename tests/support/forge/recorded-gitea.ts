import { readFileSync } from 'node:fs'

/** One exchange with a real Gitea, in the order in which they were asked. */
export interface Exchange {
  scene: string
  /** member = may push; stranger, reader = may not; nobody = a wrong token. */
  who: 'member' | 'stranger' | 'reader' | 'bureau' | 'nobody'
  method: string
  /** Below `/api/v1`. */
  path: string
  request: Record<string, unknown> | null
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: as the host answered.
  body: any
}

/** Gitea 1.23 in development (June 2024); for `compare` it is as 1.20 to 1.22 and Forgejo of 2024 are. */
export function recordedExchanges(): Exchange[] {
  const lines = readFileSync('tests/fixtures/gitea/exchanges.jsonl', 'utf8').trimEnd().split('\n')
  return lines.map((line) => JSON.parse(line))
}
