import { type Clause, clauses } from '../../domain/clauses.ts'
import { type Code, codes, type Scope, type Severity } from '../../domain/finding.ts'
import { clauseName } from '../../text/clause-names.ts'
import { type Locality, localised } from '../../text/locality.ts'
import { ruleEntries } from '../../text/rules/entries.ts'
import type { RuleEntry } from '../../text/rules/wording.ts'
import { wordings } from '../../text/rules/wordings.ts'

export interface RuleGroup {
  clause: Clause
  name: string
  rules: Rule[]
}

export interface Rule extends RuleEntry {
  code: Code
  title: string
  severity: Severity
  scope: Scope
}

/** Every check, by the clause it stands on, in the order of the notice; the rules of writing files last. */
export function ruleGroups(locality: Locality): RuleGroup[] {
  const all = Object.keys(codes) as Code[]
  return clauses.flatMap((clause) => {
    const rules = all.filter((code) => codes[code].clause === clause).map((code) => ruleOf(code, locality))
    return rules.length > 0 ? [{ clause, name: clauseName(clause), rules }] : []
  })
}

function ruleOf(code: Code, locality: Locality): Rule {
  const { severity, scope } = codes[code]
  const { meaning, bad, good } = ruleEntries[code]
  const examples = { bad: localised(bad, locality), good: localised(good, locality) }
  return { code, title: wordings[code].title, severity, scope, meaning, ...examples }
}
