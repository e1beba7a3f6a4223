import { readFileSync } from 'node:fs'

/** A query, and what answers it. */
export interface Judged {
  query: string
  /** Ids of demands, or addresses of pages; any of them does. */
  expected: string[]
  kind: string
  /** `held`: never looked at while the ranking was tuned. */
  half: 'tune' | 'held'
}

/** Reads a list as `tests/fixtures/search/judged.tsv` has it; one of two columns, query and id, is all held. */
export function readJudged(path: string): Judged[] {
  const [first = '', ...rest] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const lines = first.startsWith('query\t') ? rest : [first, ...rest]
  return lines.map((line) => {
    const [query = '', expected = '', kind = 'given', half = 'held'] = line.split('\t')
    return { query, expected: expected.split(' '), kind, half: half === 'tune' ? 'tune' : 'held' }
  })
}
