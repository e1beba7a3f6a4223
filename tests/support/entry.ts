import { readFileSync } from 'node:fs'
import { creditCodeFault } from '../../src/domain/credit-code.ts'
import type { Cycle } from '../../src/domain/cycle.ts'
import { buildLedger, type Source } from '../../src/domain/ledger.ts'
import { checkEntry } from '../../src/domain/rules/index.ts'
import type { Site } from '../../src/domain/site.ts'
import { locateFinding } from '../../src/report/locate-findings.ts'
import { type ContentFile, readContentFile } from '../../src/yaml/content-file.ts'

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

export interface CheckOptions {
  file?: string
  site?: Partial<Site>
  cycle?: Partial<Cycle>
}

const encode = (text: string) => new TextEncoder().encode(text)

/** Every finding of one entry, reading to rules, as `code line:column` (or `code file`). */
export function findingsOf(text: string | Uint8Array, file: string, options: CheckOptions = {}): string[] {
  return locatedFindings(text, file, options).map(({ finding, location }) =>
    'line' in location ? `${finding.code} ${location.line}:${location.column}` : `${finding.code} file`,
  )
}

export function locatedFindings(text: string | Uint8Array, file: string, options: CheckOptions = {}) {
  const read = readContentFile(file, typeof text === 'string' ? encode(text) : text)
  if (!read) throw new Error(`${file} is of no known kind`)
  return findingsInRead(read, options)
}

/** The same of an entry that was read. */
export function findingsInRead(read: ContentFile, { site, cycle }: CheckOptions = {}) {
  const context = {
    site: { privatePart: 'plain', ...site } as Site,
    cycle: { maxCandidates: 2, industries: [], smallAndMedium: [], ...cycle } as unknown as Cycle,
  }
  const [ledgerCycle] = buildLedger([read as Source]).cycles.values()
  // Advice has tests of its own; here it would only stand beside what is looked for.
  const rules = (ledgerCycle?.entries ?? [])
    .flatMap((entry) => [...checkEntry(entry, context)])
    .filter(({ code }) => code !== 'other-industry' && code !== 'not-measurable')
  return [...read.findings, ...rules].map((found) => locateFinding(found, read))
}

/** A code of nobody, with a fitting check character. */
export function codeNumber(number: number): string {
  const head = `91420111MAFAK${String(number).padStart(4, '0')}`
  return [...'0123456789ABCDEFGHJKLMNPQRTUWXY']
    .map((check) => head + check)
    .find((code) => creditCodeFault(code) === undefined)!
}

/** Rare characters, other ones for each number and use. */
function words(number: number, use: number, length: number): string {
  const at = (index: number) => 0x4e00 + ((number * 977 + use * 4_801 + index * 131) % 20_000)
  return Array.from({ length }, (_, index) => String.fromCharCode(at(index))).join('')
}

/** The named sample as another enterprise's, with people and texts of its own. */
export function entryNumber(number: number) {
  const own = words(number, 1, 12)
  const text = bases.named
    .replaceAll('武汉测试光电', `武汉${words(number, 2, 4)}光电`)
    .replace('industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子信息')
    .replace('name: 丙某某', `name: ${words(number, 3, 3)}`)
    .replace('name: 丁某某', `name: ${words(number, 4, 3)}`)
    .replace(
      '高功率激光器封装应力大，热循环后光功率下降超过 5%。',
      `${own}，${own}，下降超过 ${number} MPa。`,
    )
    .replace('现有镀膜损伤阈值为 8 MW/cm²，要求提高到 15 MW/cm² 以上。', `${own}的损伤阈值为 ${number} MPa。`)
    .replace('85 ℃、85%RH 下 1000 h 后透过率下降不大于 2%。', `${own}不大于 ${number} mm。`)
  return { name: `${codeNumber(number)}.yaml`, mimeType: 'application/yaml', buffer: Buffer.from(text) }
}
