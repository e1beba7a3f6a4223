import type { Finding, Severity } from '../../../domain/finding.ts'
import { list as text } from '../../../text/desk.ts'
import { wordForForm } from '../../../text/findings.ts'
import type { Locality } from '../../../text/locality.ts'
import { h } from '../../dom.ts'

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information']

/** Shows errors; warnings and information are one click away. */
export function findingsView(findings: readonly Finding[], rules: string, locality: Locality): HTMLElement[] {
  const of = (severity: Severity) => findings.filter((found) => found.severity === severity)
  const errors = of('error')
  const rest = SEVERITIES.slice(1).flatMap(of)
  return [
    ...(errors.length > 0
      ? [h('ul', { class: 'findings' }, ...errors.map((found) => line(found, rules, locality)))]
      : []),
    ...(rest.length > 0
      ? [
          h(
            'details',
            { class: 'more', 'data-part': 'advice' },
            h('summary', {}, adviceTitle(of('warning').length, of('information').length)),
            h('ul', { class: 'findings' }, ...rest.map((found) => line(found, rules, locality))),
          ),
        ]
      : []),
  ]
}

function adviceTitle(warnings: number, notes: number): string {
  return [...(warnings > 0 ? [text.warnings(warnings)] : []), ...(notes > 0 ? [text.notes(notes)] : [])].join(
    '，',
  )
}

function line(found: Finding, rules: string, locality: Locality): HTMLElement {
  const { problem, repair } = wordForForm(found, locality)
  const at = 'at' in found.args && found.args.at ? `${text.place(found.args.at)}：` : ''
  return h(
    'li',
    { class: found.severity, 'data-code': found.code },
    h('strong', {}, text.severity[found.severity]),
    h('span', {}, `${at}${problem}`, h('span', { class: 'repair' }, repair), ' '),
    h('a', { class: 'rule', href: `${rules}#${found.code}`, target: '_blank', rel: 'noopener' }, text.rule),
  )
}
