import { type Clause, clauses } from '../../domain/clauses.ts'
import { type Code, codes, type Scope, type Severity } from '../../domain/finding.ts'
import { wordings } from '../../text/findings.ts'
import { clauseName } from '../../text/names.ts'
import { type RuleEntry, ruleEntries } from '../../text/rule-entries.ts'

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
export function ruleGroups(): RuleGroup[] {
  const all = Object.keys(codes) as Code[]
  return clauses.flatMap((clause) => {
    const rules = all.filter((code) => codes[code].clause === clause).map(ruleOf)
    return rules.length > 0 ? [{ clause, name: clauseName(clause), rules }] : []
  })
}

function ruleOf(code: Code): Rule {
  const { severity, scope } = codes[code]
  return { code, title: wordings[code].title, severity, scope, ...ruleEntries[code] }
}
