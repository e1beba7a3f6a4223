import type { CharacterFault } from './characters.ts'
import type { Clause } from './clauses.ts'
import type { CreditCodeFault } from './credit-code.ts'
import type { MdxFault } from './mdx.ts'
import type { TextForm } from './text-forms.ts'
import type { Path } from './tree.ts'

/** Line and column in a file, from 1, the column in UTF-16 code units as editors count. */
export interface Point {
  line: number
  column: number
}

export type YamlFeature = 'anchor' | 'alias' | 'tag' | 'directive' | 'several-documents' | 'complex-key'

export type Shape = 'text' | 'list' | 'mapping'

/**
 * Arguments for the wording of each code. `value` and `key` echo the input, and are there only where the
 * input is public; `at` is the location where there is no path because the file could not be parsed.
 */
export interface FindingArgs {
  'file-name': {
    reason: 'extension' | 'entry-name' | 'unknown-place' | 'unknown-district'
    expected: string
  }
  encoding: { at: Point; likely?: 'utf-16' }
  'file-too-large': { bytes: number; max: number; picture?: boolean }
  'yaml-syntax': { at: Point; fault: string }
  'yaml-feature': { at: Point; feature: YamlFeature }
  'too-deep': { at: Point; max: number }
  /** `at`: location of the first finding that is left out. */
  'too-many-findings': { at: Point; shown: number }
  'duplicate-key': { key?: string; first: Point; at: Point }
  'unknown-key': { key?: string; nearest?: string; known: readonly string[] }
  missing: object
  'wrong-shape': { expected: Shape; actual: Shape; fullWidthColon?: boolean }
  'not-a-number': { value?: string; suggestion?: string }
  'not-a-date': { value?: string; moment?: boolean; month?: boolean; suggestion?: string }
  'out-of-range': { value?: string; min?: number; max?: number; decimals?: number; expected?: number }
  'text-length': { length: number; min: number; max: number }
  'list-length': { length: number; min: number; max: number }
  'not-an-option': { value?: string; nearest?: string; options: readonly string[] }
  'wrong-form': { value: string; form: TextForm }
  'required-here': { because: Condition }
  'not-allowed-here': { because: Condition }
  character: { codePoint: string; fault: CharacterFault; at?: Point }
  phone: { value?: string; mobileOnly: boolean }
  /**
   * `not-enterprise`: it begins with none of an enterprise's numbers. `vouched`: the bureau's list or the district's
   * look at the licence accepts it although its check character does not fit; `anonymous`: who else can.
   */
  'credit-code': {
    fault: CreditCodeFault | 'not-enterprise' | 'named-needs-code' | 'anonymous-needs-alias'
    vouched?: 'cycle' | 'licence'
    anonymous?: boolean
  }
  landline: { abroad?: true }
  'candidate-without-phone': object
  /** `expert`: of a recommended one; else of an enterprise. */
  'no-consent': { expert?: true }
  'too-many-candidates': { count: number; max: number }
  'nothing-requested': object
  'staff-exceeds-employees': object
  /** `hidden`: naming the other file would tie an alias to an enterprise. */
  'duplicate-enterprise': { other: string; same: 'code' | 'name'; hidden: boolean }
  'name-published-twice': { where: 'both' | 'neither' }
  /** `earlier`: in a commit of the pull request, and not in its last one. */
  /** `earlier`: in a commit before; `remark`: behind `#`. */
  'private-part-unsealed': { earlier?: boolean; remark?: boolean }
  'plain-on-open-host': { host: string }
  'sealed-not-checked': object
  'sealed-not-opened': { fault: DecryptionFault }
  recipient: { fault: RecipientFault }
  'unclassified-file': { reason: UnclassifiedReason; twin?: string }
  'schema-drift': object
  'not-canonical': object
  /** `undecided`: whether the earlier entry is the same enterprise's, only the key tells. */
  'late-submission': { deadline: string; correction: boolean; undecided?: boolean; extendedUntil?: string }
  /** `run`: the commit of an earlier run could not be read. */
  /** `dues`: nor was judged what time makes due. */
  'deadline-not-judged': { missing: 'now' | 'since' | 'run'; dues?: boolean }
  'candidate-selected-before': { year: string; sameOrganization: boolean }
  /** `placed`: of a placement; `recommended`: of an expert's own file; else of a candidate. */
  'expert-in-service': { until: string; placed?: boolean; recommended?: boolean }
  'candidate-not-from-academia': { placed?: boolean }
  /** `boundary`: the day of birth decides; `excepted`: somebody has approved it. */
  'expert-age': { max: number; asOf: string; boundary?: true; excepted?: boolean }
  'expert-rank': { least: string; excepted: boolean }
  'expert-record': { years: number }
  'expert-text-short': { least: number }
  'expert-recommended-twice': { other: string }
  /** `excepted`: of a placement that says why, with its demand's file; absent for a demand. */
  'enterprise-served-before': { year: string; excepted?: boolean; other?: string }
  /** `other`: the demand's file, be it there or not. */
  'placement-without-demand': { reason: 'none' | 'withdrawn' | 'no-request'; other: string }
  'expert-placed-twice': { other: string }
  /** `before`: label of the date that should not be later than this one. */
  'dates-out-of-order': { before: string }
  'signed-not-selected': object
  'selected-not-placed': object
  'over-quota': { count: number; places: number }
  'quota-differs': { places: number; least: number; most: number }
  /** `other`: the demand of that alias. */
  'alias-taken': { other: string; told?: boolean }
  /** `foreign`: of no place in the clause, or not in its order; `missing`: of the notice, and not in the file. */
  'measures-differ': { reason: 'foreign' | 'missing'; clause: Clause; passage: string }
  /** `listed`: the enterprise is in the published list; `told`: in a story; else the status is written. */
  'matched-alias': { listed: boolean; told?: true }
  /** `on`: the date, which is later than `by`; absent = still missing. */
  'confirmed-late': DateLate
  'signed-late': DateLate
  'on-duty-late': DateLate
  'term-differs': { years: number }
  'report-missing': { period: string; dueOn: string }
  'report-late': { dueOn: string }
  /** `other`: the placement's file, be it there or not. */
  'report-out-of-service': { reason: OutOfService; other: string }
  'report-days': { least: number }
  'report-unconfirmed': object
  'report-repeats': { other: string; percent: number }
  'instalments-differ': { reason: 'count' | 'sum' | 'years'; expected: number }
  /** `expert`: of a recommended one; else a report. */
  'kept-too-long': { days: number; expert?: true }
  'candidate-wanted-twice': { other: string; otherPath: Path }
  'not-sme': { employees?: number; revenue: number }
  /** `divisor`: of the likely value, where the sum looks like 元; the value itself may be private. */
  'implausible-amount': { against: 'employees' | 'revenue' | 'area'; divisor?: number }
  /** Outside the years, or after the day of receipt. */
  'implausible-date': { first: number; last: number } | { receivedOn: string }
  'overlapping-centre-types': object
  'other-industry': object
  'support-refused': object
  'not-measurable': object
  'similar-challenge': { other: string; otherPath: Path; percent: number }
  'personal-data-in-public': { what: PersonalData }
  'own-name-in-anonymous-text': object
  'more-than-one-district': { districts: readonly string[] }
  /**
   * `actor` is absent if unknown, `district` (its name) where the base does not know it; `selfService`: an enterprise's own new
   * entry, which the site lets it hand in.
   */
  'not-your-district': { actor?: string; slug: string; district?: string; selfService?: boolean }
  /** `district`: the author's own; absent = of none. */
  'outside-district-scope': { district?: string }
  /** What went from a setting and what came; `owner`: the district whose setting it is. Public values only. */
  'settings-changed': {
    setting: SettingName
    was: readonly string[]
    will: readonly string[]
    owner?: string
  }
  'owners-placeholder': object
  'not-filed': { lacking: readonly FilingPart[] }
  'unknown-cycle': { year: string; written?: string }
  'story-without-consent': object
  /** `group`: from 1, the other one that has the word. */
  synonyms:
    | { fault: 'twice'; word: string; group: number }
    | { fault: 'alone'; word: string }
    | { fault: 'long'; count: number; max: number }
  /** `note`: what the mark says, such as the clause and last year's value, or the passage. */
  unconfirmed: { at: Point; what: 'value' | 'text'; note: string }
  /** `name`: the component, attribute or address in question; `expected`: what is allowed there. */
  'mdx-not-allowed': { at: Point; fault: MdxFault; name?: string; expected: readonly string[] }
  /** `name`: the format, element or attribute in question. */
  'picture-not-allowed': { fault: PictureFault; at?: Point; name?: string }
}

interface DateLate {
  by: string
  on?: string
}

/** Why a report is of no service: `other-month`: it states a month that is neither of its period nor of the one before. */
export type OutOfService =
  | 'no-placement'
  | 'no-period'
  | 'before-duty'
  | 'after-end'
  | 'other-month'
  | 'not-served'

/** The settings of which every change is told. */
export type SettingName =
  | 'privatePart'
  | 'recipients'
  | 'accounts'
  | 'forge'
  | 'owners'
  | 'domain'
  | 'district-accounts'
  | 'deadline'
  | 'extensions'
  | 'selections'

/** Why a sealed part cannot be decrypted with a key that should fit. */
export type DecryptionFault =
  | 'damaged'
  /** Also after a change of the header: it looks like a stanza for another key. */
  | 'wrong-key'
  | 'wrong-content'
  | 'moved'
  | 'public-changed'

/** Faults of the keys for which private parts are sealed. */
export type RecipientFault =
  | 'bad-recipient'
  /** A private key in place of a public one. */
  | 'secret-recipient'
  | 'unknown-district'
  /** The line is there, the district is not: is it the bureau's? */
  | 'blank-district'
  /** Private parts are sealed, but no key is the bureau's. */
  | 'no-bureau'

export type PersonalData = 'mobile' | 'id-number' | 'e-mail' | 'private-name' | 'private-phone'
export type FilingPart = 'file' | 'reporter' | 'date' | 'organization-department'

export type UnclassifiedReason = 'unknown' | 'unsafe-name' | 'symlink' | 'executable' | 'unreadable' | 'twin'

/** Why a field is required or not allowed. */
export type Condition =
  /** the named sibling has, or lacks, this value */
  | { when: 'has-option'; field: string; option: string }
  | { when: 'institutions'; present: boolean }
  | { when: 'type-level'; type: string }
  | { when: 'expert-request'; present: boolean }
  | { when: 'cooperation-absent' }
  | { when: 'budget-published' }
  | { when: 'challenge-unknown'; no: string }
  | { when: 'repeated' }
  | { when: 'anonymous'; present: boolean }
  | { when: 'sealed' }
  /** another field, named by its label, is there, or is not */
  | { when: 'has-field'; field: string; present: boolean }
  | { when: 'picture' }

export type Code = keyof FindingArgs
export type Severity = 'error' | 'warning' | 'information'
export type Scope = 'entry' | 'cycle' | 'change'

export interface CodeInfo {
  severity: Severity
  /** The clause for demands; other kinds have the code as well. */
  clause: Clause
  /** Reported by schemas: a file of another kind cites the clause of its kind. */
  ofSchema?: true
  /** Made by time alone: a pull request is told of it in its own files only. */
  due?: true
  scope: Scope
}

const reading = { severity: 'error', clause: '文件', scope: 'entry' } as const
const filling = { severity: 'error', clause: '附件1', scope: 'entry' } as const
const ofSchema = { ...filling, ofSchema: true } as const

/** Every code with severity, clause and scope. */
export const codes = {
  'file-name': reading,
  encoding: reading,
  'file-too-large': reading,
  'yaml-syntax': reading,
  'yaml-feature': reading,
  'too-deep': reading,
  'too-many-findings': { ...reading, severity: 'information' },
  'duplicate-key': reading,
  'unknown-key': reading,
  missing: ofSchema,
  'wrong-shape': reading,
  'not-a-number': ofSchema,
  'not-a-date': ofSchema,
  'out-of-range': ofSchema,
  'text-length': ofSchema,
  'list-length': ofSchema,
  'not-an-option': ofSchema,
  /** Of settings alone; all of them are public. */
  'wrong-form': { severity: 'error', clause: '文件', scope: 'cycle' },
  'required-here': ofSchema,
  'not-allowed-here': ofSchema,
  character: reading,
  phone: ofSchema,
  'credit-code': ofSchema,
  landline: { ...filling, severity: 'warning' },
  'candidate-without-phone': { ...filling, severity: 'warning' },
  'no-consent': { severity: 'warning', clause: '隐私', scope: 'entry' },
  'too-many-candidates': filling,
  'nothing-requested': filling,
  'staff-exceeds-employees': filling,
  'duplicate-enterprise': { ...filling, scope: 'cycle' },
  'name-published-twice': { severity: 'error', clause: '隐私', scope: 'entry' },
  'private-part-unsealed': { severity: 'error', clause: '隐私', scope: 'entry' },
  'plain-on-open-host': { severity: 'warning', clause: '隐私', scope: 'cycle' },
  'sealed-not-checked': { severity: 'information', clause: '隐私', scope: 'entry' },
  'sealed-not-opened': { severity: 'error', clause: '隐私', scope: 'entry' },
  recipient: { severity: 'error', clause: '隐私', scope: 'entry' },
  'unclassified-file': { severity: 'error', clause: '文件', scope: 'cycle' },
  'schema-drift': { severity: 'error', clause: '文件', scope: 'cycle' },
  'not-canonical': { severity: 'warning', clause: '文件', scope: 'entry' },
  'late-submission': { severity: 'error', clause: '报送', scope: 'change' },
  'deadline-not-judged': { severity: 'information', clause: '报送', scope: 'change' },
  'candidate-selected-before': { severity: 'error', clause: '附件1', scope: 'cycle' },
  'expert-in-service': { severity: 'error', clause: '2', scope: 'cycle' },
  'candidate-not-from-academia': { severity: 'warning', clause: '2', scope: 'entry' },
  'expert-age': { severity: 'error', clause: '2', scope: 'entry' },
  'expert-rank': { severity: 'error', clause: '2', scope: 'entry' },
  'expert-record': { severity: 'error', clause: '2', scope: 'entry' },
  'expert-text-short': { severity: 'warning', clause: '4.2', scope: 'entry' },
  'expert-recommended-twice': { severity: 'warning', clause: '4.2', scope: 'cycle' },
  'enterprise-served-before': { severity: 'warning', clause: '4.3', scope: 'cycle' },
  'placement-without-demand': { severity: 'error', clause: '4.3', scope: 'cycle' },
  'expert-placed-twice': { severity: 'error', clause: '2', scope: 'cycle' },
  'dates-out-of-order': { severity: 'warning', clause: '4.5', scope: 'entry' },
  'signed-not-selected': { severity: 'warning', clause: '4.4', scope: 'cycle' },
  'selected-not-placed': { severity: 'warning', clause: '4.5', scope: 'cycle' },
  'over-quota': { severity: 'warning', clause: '4.4', scope: 'cycle' },
  'quota-differs': { severity: 'warning', clause: '4.4', scope: 'cycle' },
  'measures-differ': { severity: 'error', clause: '文件', scope: 'cycle' },
  'matched-alias': { severity: 'warning', clause: '隐私', scope: 'cycle' },
  'alias-taken': { severity: 'error', clause: '隐私', scope: 'cycle' },
  'confirmed-late': { severity: 'warning', clause: '4.3', scope: 'cycle', due: true },
  'signed-late': { severity: 'warning', clause: '4.5', scope: 'cycle', due: true },
  'on-duty-late': { severity: 'warning', clause: '4.5', scope: 'cycle', due: true },
  'term-differs': { severity: 'warning', clause: '3', scope: 'entry' },
  'report-missing': { severity: 'warning', clause: '4.6', scope: 'cycle', due: true },
  'report-late': { severity: 'warning', clause: '4.6', scope: 'entry' },
  'report-out-of-service': { severity: 'error', clause: '4.6', scope: 'cycle' },
  'report-days': { severity: 'warning', clause: '3', scope: 'entry' },
  'report-unconfirmed': { severity: 'warning', clause: '4.6', scope: 'entry' },
  'report-repeats': { severity: 'warning', clause: '4.6', scope: 'cycle' },
  'instalments-differ': { severity: 'error', clause: '5.1', scope: 'entry' },
  'kept-too-long': { severity: 'warning', clause: '隐私', scope: 'cycle', due: true },
  'candidate-wanted-twice': { severity: 'warning', clause: '4.3', scope: 'cycle' },
  'not-sme': { severity: 'warning', clause: 'title', scope: 'entry' },
  'implausible-amount': { ...filling, severity: 'warning' },
  'implausible-date': { severity: 'warning', clause: '报送', scope: 'entry' },
  'overlapping-centre-types': { ...filling, severity: 'warning' },
  'other-industry': { severity: 'information', clause: '1', scope: 'entry' },
  'support-refused': { ...filling, severity: 'warning' },
  'not-measurable': { severity: 'warning', clause: '6.1', scope: 'entry' },
  'similar-challenge': { severity: 'warning', clause: '6.1', scope: 'cycle' },
  'personal-data-in-public': { severity: 'error', clause: '隐私', scope: 'entry' },
  'own-name-in-anonymous-text': { severity: 'error', clause: '隐私', scope: 'entry' },
  'more-than-one-district': { severity: 'error', clause: '报送', scope: 'change' },
  'not-your-district': { severity: 'error', clause: '报送', scope: 'change' },
  'outside-district-scope': { severity: 'error', clause: '报送', scope: 'change' },
  'settings-changed': { severity: 'warning', clause: '隐私', scope: 'change' },
  'owners-placeholder': { severity: 'warning', clause: '报送', scope: 'cycle' },
  'not-filed': { severity: 'warning', clause: '报送', scope: 'cycle' },
  'unknown-cycle': { severity: 'error', clause: '报送', scope: 'cycle' },
  unconfirmed: { severity: 'error', clause: '文件', scope: 'cycle' },
  'story-without-consent': { severity: 'error', clause: '隐私', scope: 'cycle' },
  synonyms: { severity: 'error', clause: '文件', scope: 'cycle' },
  'mdx-not-allowed': { severity: 'error', clause: '文件', scope: 'entry' },
  'picture-not-allowed': { severity: 'error', clause: '文件', scope: 'entry' },
} as const satisfies Record<Code, CodeInfo>

export type FindingOf<C extends Code> = {
  code: C
  severity: Severity
  /** Path below the repository's root, with `/`. */
  file: string
  /** Empty = the file as a whole. */
  path: Path
  args: FindingArgs[C]
}

/** One problem at one location, as data; `src/text` words it. */
export type Finding = { [C in Code]: FindingOf<C> }[Code]

/** A finding of `code` with the severity that its table gives. */
export function finding<C extends Code>(
  code: C,
  where: { file: string; path?: Path; severity?: Severity },
  args: FindingArgs[C],
): Finding {
  const { file, path = [], severity = codes[code].severity } = where
  return { code, severity, file, path, args } as FindingOf<C> as Finding
}

/** The finding without what it quotes of the input, or almost: the nearest option, but not the nearest key. */
export function withoutEcho<F extends Finding>(found: F): F {
  const { value: _, suggestion: __, nearest, ...args } = found.args as Record<string, unknown>
  const kept = found.code === 'unknown-key' && nearest !== undefined ? { ...args, nearest } : args
  return { ...found, args: kept } as F
}

/** Why a picture is refused: it is published unchanged, and can contain more than a drawing or a photograph. */
export type PictureFault =
  /** The bytes are of another format than the name says, or not whole. */
  | 'format'
  /** A photograph says where, when or by whom it was taken. */
  | 'metadata'
  | 'syntax'
  | 'encoding'
  | 'doctype'
  | 'instruction'
  | 'element'
  | 'attribute'
  | 'value'

/** Maximum for one file: a small one can have tens of thousands of faults, and nobody reads them all. */
export const MAX_FINDINGS = 200

/** The first findings of a file, and one with the location of the next. */
export function firstFindings(
  file: string,
  findings: Finding[],
  locationOf: (found: Finding) => Point,
): Finding[] {
  const next = findings[MAX_FINDINGS]
  if (!next) return findings
  const args = { at: locationOf(next), shown: MAX_FINDINGS }
  return [...findings.slice(0, MAX_FINDINGS), finding('too-many-findings', { file }, args)]
}
