import { creditCodeOf, type Entry, enterpriseName } from './ledger.ts'
import { type Passage, partWithTexts, passagesOf, tellingRuns } from './rules/passages.ts'
import { RunFinder } from './run-finder.ts'
import { comparableName } from './texts.ts'

/**
 * What another entry must have in its file for a rule to see both together: the code or the name of the
 * enterprise, a candidate, a run of a text. Looked for in the file as it is written, so that a file without
 * any of it need not be parsed; a file may have it and still be of no concern.
 */
export class Traces {
  readonly #ofYear = new Map<string, { codes: Set<string>; names: Set<string>; people: Set<string>[] }>()
  readonly #runs: RunFinder
  readonly passages: readonly Passage[]

  constructor(entries: readonly Entry[]) {
    this.passages = entries.flatMap(passagesOf)
    this.#runs = new RunFinder(this.passages.flatMap(tellingRuns))
    for (const entry of entries) this.#add(entry)
  }

  #add(entry: Entry): void {
    const known = this.#ofYear.get(entry.year) ?? { codes: new Set(), names: new Set(), people: [] }
    this.#ofYear.set(entry.year, known)
    const [code, name] = [creditCodeOf(entry), enterpriseName(entry.partly)]
    if (code) known.codes.add(code)
    if (name) known.names.add(comparable(name))
    for (const candidate of entry.partly.private?.candidates ?? []) {
      if (!candidate?.name || !candidate.organization) continue
      known.people.push(new Set([comparable(candidate.name), comparable(candidate.organization)]))
    }
  }

  /** Whether anything is looked for in the entries of a year: texts in all of them, names only in their own. */
  reach(year: string): boolean {
    return !this.#runs.isEmpty || this.#ofYear.has(year)
  }

  /** Whether an entry of this year, with this file name and text, may name an enterprise or a person of them. */
  mayBeNamed({ year, id }: { year: string; id: string }, text: string): boolean {
    // An escape may stand for any character; only the parser knows.
    return text.includes('\\') || this.#isOfYear(year, id, text)
  }

  /** What of the passages' telling runs stands in the texts of a file, each as often as it does. */
  runsIn(text: string): string[] {
    return this.#runs.runsIn(text, partWithTexts(text))
  }

  #isOfYear(year: string, id: string, text: string): boolean {
    const known = this.#ofYear.get(year)
    if (!known) return false
    // Nor is it known here what a doubled quote stands for.
    if (known.codes.has(id) || text.includes("''")) return true
    for (const code of known.codes) if (text.includes(code)) return true
    const whole = comparable(text)
    for (const name of known.names) if (whole.includes(name)) return true
    return known.people.some((person) => [...person].every((part) => whole.includes(part)))
  }
}

/** The small sigma looks otherwise at the end of a word, and where a word ends is not seen in the raw text. */
function comparable(text: string): string {
  return comparableName(text).replaceAll('ς', 'σ')
}
