import { readFileSync } from 'node:fs'
import type { Cycle } from '../../src/domain/cycle.ts'
import { buildLedger, type Source } from '../../src/domain/ledger.ts'
import { judgeEntry } from '../../src/domain/rules/index.ts'
import type { Site } from '../../src/domain/site.ts'
import { placeFinding } from '../../src/report/placed.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'

/** Entries of the tests: a base that is whole, and exact replacements in its text. */

const read = (name: string) =>
  readFileSync(new URL(`../fixtures/entry/${name}.yaml`, import.meta.url), 'utf8')
export const bases = { named: read('named'), anonymous: read('anonymous') }
export type Base = keyof typeof bases

export const files: Record<Base, string> = {
  named: 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml',
  anonymous: 'content/cycles/2023/demands/hongshan/k7m2xq.yaml',
}

/** `[from, to]`: the text must stand exactly once, or the fixture is wrong. */
export type Edit = readonly [from: string, to: string]

export function edited(base: Base, edits: readonly Edit[]): string {
  return edits.reduce((text, [from, to]) => {
    const parts = text.split(from)
    if (parts.length !== 2) throw new Error(`“${from}” stands ${parts.length - 1} times`)
    return parts.join(to)
  }, bases[base])
}

export interface JudgeOptions {
  file?: string
  site?: Partial<Site>
  cycle?: Partial<Cycle>
}

const encode = (text: string) => new TextEncoder().encode(text)

/** Every finding of one entry, reading to rules, as `code line:column` (or `code file`). */
export function judge(text: string | Uint8Array, file: string, options: JudgeOptions = {}): string[] {
  return judgeWhole(text, file, options).map(({ finding, place }) =>
    'line' in place ? `${finding.code} ${place.line}:${place.column}` : `${finding.code} file`,
  )
}

export function judgeWhole(text: string | Uint8Array, file: string, { site, cycle }: JudgeOptions = {}) {
  const read = readContentFile(file, typeof text === 'string' ? encode(text) : text)
  if (!read) throw new Error(`${file} is of no known kind`)
  const context = {
    site: { privatePart: 'plain', ...site } as Site,
    cycle: { maxCandidates: 2, industries: [], smallAndMedium: [], ...cycle } as unknown as Cycle,
  }
  const [ledgerCycle] = buildLedger([read as Source]).cycles.values()
  // Advice has tests of its own; here it would only stand beside what is looked for.
  const rules = (ledgerCycle?.entries ?? [])
    .flatMap((entry) => [...judgeEntry(entry, context)])
    .filter(({ code }) => code !== 'other-industry' && code !== 'not-measurable')
  return [...read.findings, ...rules].map((found) => placeFinding(found, read))
}
