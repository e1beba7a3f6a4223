import { readFileSync } from 'node:fs'

export const judgements = ['not', 'partly', 'fit'] as const
export type Judgement = (typeof judgements)[number]

/** A demand and an expert, judged by reading. */
export interface JudgedPair {
  /** `<district>/<id>`. */
  demand: string
  /** Alias. */
  expert: string
  judgement: Judgement
}

/** Reads a list as `tests/fixtures/match/judged-pairs.tsv` has it. */
export function readJudgedPairs(path: string): JudgedPair[] {
  const [, ...lines] = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  return lines.map((line, at) => {
    const [demand = '', expert = '', word] = line.split('\t')
    const judgement = judgements.find((each) => each === word)
    if (judgement === undefined) throw new Error(`${path}:${at + 2}: fit, partly or not`)
    return { demand, expert, judgement }
  })
}
