import type { Code, Finding, FindingArgs } from '../../src/domain/finding.ts'
import type { MdxFault } from '../../src/domain/mdx.ts'
import type { Path } from '../../src/domain/tree.ts'
import { clauseOf } from '../../src/report/locate-findings.ts'
import { clauseName } from '../../src/text/clause-names.ts'
import { wordFinding } from '../../src/text/findings.ts'
import { correctedYaml } from '../../src/text/fixes.ts'
import { localityOf } from '../../src/text/locality.ts'

export const ENTRY = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'
const OTHER = 'content/cycles/2023/demands/jiangan/91420111MAFAKE992E.yaml'
const at = { line: 3, column: 1 }

/** One of each fault. */
const mdxExamples: { fault: MdxFault; name?: string; expected?: string[] }[] = [
  { fault: 'syntax' },
  { fault: 'too-deep' },
  { fault: 'second-front-matter' },
  { fault: 'import' },
  { fault: 'expression' },
  { fault: 'spread', name: 'PullQuote' },
  { fault: 'component', name: 'script', expected: ['ClauseRef', 'PullQuote'] },
  { fault: 'component', name: '', expected: ['ClauseRef', 'PullQuote'] },
  { fault: 'attribute', name: 'onclick', expected: ['by'] },
  { fault: 'attribute', name: 'style' },
  { fault: 'missing-attribute', name: 'by' },
  { fault: 'clause', name: '9.9', expected: ['1', '2'] },
  { fault: 'link', name: 'javascript:alert(1)' },
  { fault: 'markup', name: 'image' },
]

/** Examples of what codes say. A code whose message stands in a row of `rules.test.ts` (`says`) needs none. */
export const messageExamples: { [C in Code]?: { path?: Path; file?: string; args: FindingArgs[C] }[] } = {
  'file-name': [
    { args: { reason: 'extension', expected: ENTRY } },
    { args: { reason: 'entry-name', expected: 'content/cycles/2023/demands/hongshan/:id.yaml' } },
    { args: { reason: 'unknown-place', expected: 'content/cycles/:year/demands/:district/:id.yaml' } },
    { args: { reason: 'unknown-district', expected: 'jiangan、hongshan' } },
  ],
  encoding: [{ args: { at } }, { args: { at, likely: 'utf-16' } }],
  'file-too-large': [
    { args: { bytes: 70_000, max: 65_536 } },
    { file: 'content/showcase/x.jpg', args: { bytes: 5_000_000, max: 2_097_152, picture: true } },
  ],
  'yaml-syntax': ['BAD_INDENT', 'MISSING_CHAR', 'BLOCK_AS_IMPLICIT_KEY', 'IMPOSSIBLE'].map((fault) => ({
    args: { at, fault },
  })),
  'yaml-feature': (['anchor', 'alias', 'tag', 'directive', 'several-documents', 'complex-key'] as const).map(
    (feature) => ({ args: { at, feature } }),
  ),
  'too-deep': [{ args: { at, max: 8 } }],
  'too-many-findings': [{ args: { at, shown: 200 } }],
  'duplicate-key': [
    { args: { key: 'name', first: { line: 2, column: 1 }, at } },
    { args: { first: { line: 2, column: 1 }, at } },
  ],
  'unknown-key': [
    {
      path: ['public', 'enterprise', 'honours'],
      args: { key: 'honours', nearest: 'honors', known: ['name', 'honors'] },
    },
    { path: ['private', 'x'], args: { known: ['enterprise', 'innovation'] } },
  ],
  missing: [
    { path: ['private', 'enterprise', 'employees'], args: {} },
    { path: ['public', 'challenges', 1, 'summary'], args: {} },
  ],
  'wrong-shape': [
    { path: ['public', 'enterprise', 'honors'], args: { expected: 'list', actual: 'text' } },
    { path: ['public', 'enterprise'], args: { expected: 'mapping', actual: 'text', fullWidthColon: true } },
    { path: ['public', 'submittedOn'], args: { expected: 'text', actual: 'mapping' } },
  ],
  'not-a-number': [
    {
      path: ['public', 'challenges', 0, 'cooperation', 'budget'],
      args: { value: '８０万元', suggestion: '80' },
    },
    { path: ['private', 'enterprise', 'revenue'], args: {} },
  ],
  'not-a-date': [
    { path: ['public', 'submittedOn'], args: { value: '2023年3月2日', suggestion: '2023-03-02' } },
    { path: ['deadline'], file: 'content/cycles/2023/cycle.yaml', args: { value: '3月10日', moment: true } },
  ],
  'out-of-range': [
    { path: ['private', 'enterprise', 'employees'], args: { min: 1, max: 1e12, decimals: 0 } },
    { path: ['public', 'challenges', 1, 'no'], args: { value: '3', expected: 2 } },
  ],
  'wrong-form': (
    [
      ['slug', 'Hongshan'],
      ['domain', 'https://kjfz.example.gov.cn/'],
      ['address', 'git.example.cn/api/v1'],
      ['account', '@hongshan-jingxin'],
      ['team', 'bureau'],
      ['area-code', '27'],
      ['division-code', '42011'],
    ] as const
  ).map(([form, value]) => ({ path: ['domain'], file: 'content/site.yaml', args: { form, value } })),
  'text-length': [
    { path: ['public', 'challenges', 0, 'summary'], args: { length: 231, min: 4, max: 200 } },
    { path: ['public', 'challenges', 0, 'description'], args: { length: 6, min: 10, max: 3000 } },
  ],
  'list-length': [
    { path: ['public', 'research', 'institutions'], args: { length: 4, min: 0, max: 3 } },
    { path: ['public', 'challenges', 0, 'cooperation', 'modes'], args: { length: 0, min: 1, max: 7 } },
  ],
  'not-an-option': [
    {
      path: ['public', 'enterprise', 'industry'],
      args: { value: '光电子', nearest: '光电子信息', options: ['光电子信息', '新材料'] },
    },
    { path: ['private', 'innovation', 'rdIntensity'], args: { options: ['1%以内', '1%～3%'] } },
  ],
  'required-here': [
    {
      path: ['public', 'enterprise', 'otherHonor'],
      args: { because: { when: 'has-option', field: 'honors', option: '其他' } },
    },
    { path: ['public', 'research', 'types'], args: { because: { when: 'institutions', present: true } } },
    {
      path: ['public', 'research', 'types', 0, 'level'],
      args: { because: { when: 'type-level', type: '企业技术中心' } },
    },
    { path: ['private', 'support'], args: { because: { when: 'expert-request', present: true } } },
    {
      path: ['private', 'enterprise', 'creditCode'],
      args: { because: { when: 'anonymous', present: true } },
    },
    { path: ['private'], args: { because: { when: 'sealed' } } },
    { path: ['pictureAlt'], file: 'content/showcase/x.mdx', args: { because: { when: 'picture' } } },
  ],
  'not-allowed-here': [
    {
      path: ['public', 'enterprise', 'otherIndustry'],
      args: { because: { when: 'has-option', field: 'industry', option: '其他' } },
    },
    {
      path: ['public', 'research', 'establishment'],
      args: { because: { when: 'institutions', present: false } },
    },
    {
      path: ['public', 'research', 'types', 0, 'level'],
      args: { because: { when: 'type-level', type: '院士工作站' } },
    },
    { path: ['private', 'candidates'], args: { because: { when: 'expert-request', present: false } } },
    { path: ['private', 'challenges', 0, 'budget'], args: { because: { when: 'cooperation-absent' } } },
    { path: ['private', 'challenges', 0, 'budget'], args: { because: { when: 'budget-published' } } },
    { path: ['private', 'challenges', 0, 'no'], args: { because: { when: 'challenge-unknown', no: '3' } } },
    { path: ['public', 'enterprise', 'honors', 1], args: { because: { when: 'repeated' } } },
    {
      path: ['private', 'enterprise', 'creditCode'],
      args: { because: { when: 'anonymous', present: false } },
    },
    { path: ['private'], args: { because: { when: 'sealed' } } },
    { path: ['pictureAlt'], file: 'content/showcase/x.mdx', args: { because: { when: 'picture' } } },
  ],
  character: [
    { path: ['public', 'enterprise', 'name'], args: { codePoint: 'U+200B', fault: 'zero-width' } },
    { args: { codePoint: 'U+202E', fault: 'bidi', at } },
    {
      path: ['public', 'challenges', 0, 'description'],
      args: { codePoint: 'U+F0B7', fault: 'private-use' },
    },
  ],
  phone: [
    { path: ['private', 'enterprise', 'legalRepresentative', 'mobile'], args: { mobileOnly: true } },
    { path: ['private', 'enterprise', 'contact', 'phone'], args: { mobileOnly: false } },
  ],
  'implausible-amount': [
    { path: ['private', 'enterprise', 'revenue'], args: { against: 'employees', divisor: 10_000 } },
    { path: ['private', 'innovation', 'equipmentValue'], args: { against: 'revenue' } },
    { path: ['private', 'innovation', 'siteArea'], args: { against: 'area' } },
  ],
  'implausible-date': [
    { path: ['private', 'consent', 'on'], args: { receivedOn: '2023-03-09' } },
    { path: ['public', 'submittedOn'], args: { first: 2022, last: 2026 } },
  ],
  'credit-code': [
    ...(
      [
        'length',
        'letters',
        'region',
        'id-number',
        'check',
        'not-enterprise',
        'named-needs-code',
        'anonymous-needs-alias',
      ] as const
    ).map((fault) => ({ args: { fault } })),
    { args: { fault: 'check', vouched: 'cycle' } },
    { path: ['private', 'enterprise', 'creditCode'], args: { fault: 'check', anonymous: true } },
    {
      path: ['private', 'enterprise', 'creditCode'],
      args: { fault: 'check', anonymous: true, vouched: 'licence' },
    },
  ],
  landline: [
    { path: ['private', 'enterprise', 'contact', 'phone'], args: {} },
    { path: ['private', 'enterprise', 'legalRepresentative', 'mobile'], args: { abroad: true } },
  ],
  'candidate-without-phone': [{ path: ['private', 'candidates', 0, 'phone'], args: {} }],
  'no-consent': [{ path: ['private', 'consent'], args: {} }],
  'too-many-candidates': [{ path: ['private', 'candidates', 2], args: { count: 3, max: 2 } }],
  'nothing-requested': [{ path: ['public'], args: {} }],
  'staff-exceeds-employees': [{ path: ['private', 'innovation', 'staff'], args: {} }],
  'duplicate-enterprise': [
    { args: { other: OTHER, same: 'code', hidden: false } },
    { args: { other: OTHER, same: 'name', hidden: true } },
  ],
  'name-published-twice': [{ args: { where: 'both' } }, { args: { where: 'neither' } }],
  'private-part-unsealed': [{ path: ['private'], args: {} }],
  'plain-on-open-host': [
    { file: 'content/site.yaml', path: ['privatePart'], args: { host: 'api.github.com' } },
  ],
  'sealed-not-checked': [{ path: ['sealed'], args: {} }],
  'sealed-not-opened': (['damaged', 'wrong-key', 'wrong-content', 'moved', 'public-changed'] as const).map(
    (fault) => ({ path: ['sealed'], args: { fault } }),
  ),
  recipient: [
    ...(['bad-recipient', 'secret-recipient'] as const).map((fault) => ({
      path: ['recipients', 0, 'key'],
      file: 'content/site.yaml',
      args: { fault },
    })),
    ...(['unknown-district', 'blank-district'] as const).map((fault) => ({
      path: ['recipients', 0, 'district'],
      file: 'content/site.yaml',
      args: { fault },
    })),
    { path: ['recipients'], file: 'content/site.yaml', args: { fault: 'no-bureau' } },
  ],
  'unclassified-file': (['unknown', 'unsafe-name', 'symlink', 'executable', 'unreadable'] as const)
    .map((reason) => ({ file: 'content/x', args: { reason } }))
    .concat([{ file: 'content/X', args: { reason: 'twin', twin: 'content/x' } as never }]),
  unconfirmed: [
    { file: 'content/cycles/2024/cycle.yaml', args: { at, what: 'value', note: '通知一，2023年为80名' } },
    { file: 'content/cycles/2024/notice.mdx', args: { at, what: 'text', note: '“一、目标任务”的原文' } },
  ],
  'schema-drift': [{ file: 'content/demand.schema.json', args: {} }],
  'not-canonical': [{ args: {} }],
  'late-submission': [
    { args: { deadline: '2023-03-10T17:30:00+08:00', correction: false } },
    { args: { deadline: '2023-03-10T17:30:00+08:00', correction: true } },
    {
      args: {
        deadline: '2023-03-10T17:30:00+08:00',
        correction: false,
        extendedUntil: '2023-03-12T17:30:00+08:00',
      },
    },
  ],
  'deadline-not-judged': [
    { file: 'content/cycles/2023/cycle.yaml', path: ['deadline'], args: { missing: 'now' } },
    { file: 'content/cycles/2023/cycle.yaml', path: ['deadline'], args: { missing: 'since' } },
  ],
  'candidate-selected-before': [
    { args: { year: '2022', sameOrganization: true } },
    { args: { year: '2022', sameOrganization: false } },
  ],
  'expert-in-service': [{ args: { until: '2024-05-31' } }],
  'candidate-not-from-academia': [{ path: ['private', 'candidates', 0, 'organization'], args: {} }],
  'enterprise-served-before': [{ args: { year: '2021' } }],
  'candidate-wanted-twice': [{ args: { other: OTHER, otherPath: ['private', 'candidates', 1, 'name'] } }],
  'not-sme': [{ args: { employees: 1000, revenue: 40000 } }, { args: { revenue: 20000 } }],
  'overlapping-centre-types': [{ args: {} }],
  'other-industry': [{ args: {} }],
  'support-refused': [{ args: {} }],
  'not-measurable': [{ path: ['public', 'challenges', 0, 'description'], args: {} }],
  'similar-challenge': [
    {
      path: ['public', 'challenges', 0, 'description'],
      args: { other: OTHER, otherPath: ['public', 'expertRequest', 'problem'], percent: 83 },
    },
  ],
  'personal-data-in-public': (
    ['mobile', 'id-number', 'e-mail', 'private-name', 'private-phone'] as const
  ).map((what) => ({ path: ['public', 'expertRequest', 'problem'], args: { what } })),
  'own-name-in-anonymous-text': [{ path: ['public', 'challenges', 0, 'summary'], args: {} }],
  'more-than-one-district': [{ args: { districts: ['hongshan', 'jiangan'] } }],
  'not-your-district': [
    { args: { actor: 'ja-clerk', slug: 'hongshan', district: '洪山区' } },
    { args: { slug: 'hongshan', district: '洪山区' } },
    { args: { actor: 'evil', slug: 'evil-qu' } },
    { args: { actor: 'ymgd', slug: 'hongshan', district: '洪山区', selfService: true } },
  ],
  'outside-district-scope': [
    { file: 'scripts/check.ts', args: { district: '洪山区' } },
    { file: 'scripts/check.ts', args: {} },
  ],
  'owners-placeholder': [{ file: '.github/CODEOWNERS', args: {} }],
  'not-filed': [
    { args: { lacking: ['file'] } },
    { args: { lacking: ['reporter', 'date', 'organization-department'] } },
  ],
  'unknown-cycle': [{ args: { year: '2031' } }, { args: { year: '2024', written: '2023' } }],
  'story-without-consent': [{ file: 'content/showcase/x.mdx', path: ['consent', 'given'], args: {} }],
  'mdx-not-allowed': mdxExamples.map((args) => ({
    file: 'content/showcase/x.mdx',
    args: { at, expected: [], ...args },
  })),
  'picture-not-allowed': (
    [
      ['format', 'jpg'],
      ['metadata'],
      ['syntax'],
      ['encoding'],
      ['doctype'],
      ['instruction'],
      ['element', 'script'],
      ['attribute', 'onload'],
      ['value', 'fill'],
    ] as const
  ).map(([fault, name]) => ({ file: 'content/showcase/x.svg', args: { at, fault, ...(name && { name }) } })),
}

const locality = localityOf({ city: '武汉市', areaCode: '027' }, [{ slug: 'hongshan', shortName: '洪山区' }])

/** A finding as people read it: title and clause, problem, repair, corrected YAML where it is known. */
export function wholeMessage(found: Finding): string {
  const { title, problem, repair } = wordFinding(found, locality)
  const fix = correctedYaml(found)
  return [
    `${title}（${clauseName(clauseOf(found))}）`,
    problem,
    repair,
    ...(fix ? [`改成：${fix}`] : []),
  ].join('\n')
}
