import { demandSchema } from '../../domain/demand.ts'
import { type FieldNode, fieldAt, formTree } from '../../domain/form-tree.ts'
import { institutionTypes, levelsOfType } from '../../domain/option-lists.ts'
import type { DemandPath } from '../../text/labels.ts'

/**
 * 附件1 as it is asked: in the order of the paper, where public and private fields stand side by side.
 * Everything about a field (kind, limits, options, label) comes from the schema and the vocabulary;
 * only the order, the 有/无 questions of the paper, and what is asked when, stand here.
 */

/** Asked only where the answer at `path` is, or holds, one of these; without `is`, where there is one at all. */
export interface When {
  /** Dotted path of the answer; `[]` is the item that the asked field stands in. */
  path: string
  is?: readonly string[] | undefined
}

/** One value of the entry. */
export interface FieldItem<Path extends string = DemandPath> {
  kind: 'field'
  path: Path
  node: FieldNode
  when?: When | undefined
}

/** A question of the paper that the entry answers by being there or not. */
export interface ChoiceItem {
  kind: 'choice'
  path: ChoicePath
  options: readonly [yes: string, no: string]
  when?: When | undefined
}

/** Several of the same: research institutions' types, candidates, problems. */
export interface ListItem {
  kind: 'list'
  path: DemandPath
  /** Number of items before any is added. */
  least: 0 | 1
  /** 0 = it shows the items of another list, and none can be added here. */
  most: number
  /** May stay without items. */
  optional?: boolean
  items: readonly Item[]
  when?: When | undefined
}

/** Fields that belong together on the paper: 法人代表 and 手机. */
export interface GroupItem {
  kind: 'group'
  path: DemandPath
  items: readonly Item[]
  when?: When | undefined
  /** In the entry only once it has a value; others are always there, without blank fields. */
  mayBeAbsent?: boolean
}

export type Item = FieldItem | ChoiceItem | ListItem | GroupItem

const choicePaths = [
  'choices.institutions',
  'choices.request',
  'choices.challenges',
  'choices.anonymous',
  'public.challenges[].hasCooperation',
  'public.challenges[].publishesBudget',
] as const
export type ChoicePath = (typeof choicePaths)[number]

export const stepIds = ['enterprise', 'innovation', 'request', 'challenges', 'confirmation'] as const
export type StepId = (typeof stepIds)[number]

export interface Step {
  id: StepId
  items: readonly Item[]
}

const root = formTree(demandSchema)

const nodeOf = (path: DemandPath): FieldNode => fieldAt(root, path)

/** `when` of a field that depends on its sibling's option comes from the schema itself. */
function field(path: DemandPath, when?: When): FieldItem {
  const node = nodeOf(path)
  const { onlyWith } = node
  const sibling = onlyWith && {
    path: [...path.split('.').slice(0, -1), onlyWith.of].join('.'),
    is: [onlyWith.option],
  }
  return { kind: 'field', path, node, when: when ?? sibling }
}

const fields = (...paths: DemandPath[]): FieldItem[] => paths.map((path) => field(path))

function list(path: DemandPath, least: 0 | 1, items: readonly Item[], when?: When): ListItem {
  const { spec, optional } = nodeOf(path)
  if (spec.kind !== 'list') throw new Error(`${path} is no list`)
  return { kind: 'list', path, least, most: spec.max, optional: optional && spec.min === 0, items, when }
}

export const HAS = ['有', '无'] as const
export const YES = ['是', '否'] as const
const has = (path: ChoicePath): When => ({ path, is: [HAS[0]] })

const institutions = has('choices.institutions')
const request = has('choices.request')
const challenges = has('choices.challenges')

/** 院士工作站 and 其他 have no level. */
const withLevels: When = {
  path: 'public.research.types[].type',
  is: institutionTypes.filter((type) => levelsOfType[type].length > 0),
}

export const plan: readonly Step[] = [
  {
    id: 'enterprise',
    items: [
      ...fields(
        'public.enterprise.name',
        'private.enterprise.creditCode',
        'private.enterprise.employees',
        'private.enterprise.revenue',
        'public.enterprise.honors',
        'public.enterprise.otherHonor',
        'public.enterprise.industry',
        'public.enterprise.otherIndustry',
      ),
      {
        kind: 'group',
        path: 'private.enterprise.legalRepresentative',
        items: fields(
          'private.enterprise.legalRepresentative.name',
          'private.enterprise.legalRepresentative.mobile',
        ),
      },
      {
        kind: 'group',
        path: 'private.enterprise.contact',
        items: fields('private.enterprise.contact.name', 'private.enterprise.contact.phone'),
      },
      field('private.enterprise.address'),
    ],
  },
  {
    id: 'innovation',
    items: [
      { kind: 'choice', path: 'choices.institutions', options: HAS },
      field('public.research.institutions', institutions),
      field('public.research.establishment', institutions),
      list(
        'public.research.types',
        0,
        [
          field('public.research.types[].type'),
          field('public.research.types[].level', withLevels),
          field('public.research.types[].name'),
        ],
        institutions,
      ),
      ...fields(
        'private.innovation.siteArea',
        'private.innovation.staff',
        'private.innovation.equipmentValue',
        'private.innovation.rdIntensity',
        'private.innovation.projects',
      ),
    ],
  },
  {
    id: 'request',
    items: [
      { kind: 'choice', path: 'choices.request', options: HAS },
      field('public.expertRequest.source', request),
      field('public.expertRequest.field', request),
      list(
        'private.candidates',
        1,
        fields(
          'private.candidates[].name',
          'private.candidates[].organization',
          'private.candidates[].phone',
          'private.candidates[].agreed',
        ),
        request,
      ),
      field('private.candidateNote', request),
      field('public.expertRequest.problem', request),
      field('public.expertRequest.collaboration', request),
      field('private.support.offered', request),
      field('private.support.details', request),
    ],
  },
  {
    id: 'challenges',
    items: [
      { kind: 'choice', path: 'choices.challenges', options: HAS },
      list(
        'public.challenges',
        1,
        [
          ...fields(
            'public.challenges[].summary',
            'public.challenges[].commonTechnology',
            'public.challenges[].description',
          ),
          { kind: 'choice', path: 'public.challenges[].hasCooperation', options: HAS },
          {
            kind: 'group',
            path: 'public.challenges[].cooperation',
            when: has('public.challenges[].hasCooperation'),
            items: fields(
              'public.challenges[].cooperation.modes',
              'public.challenges[].cooperation.otherMode',
              'public.challenges[].cooperation.requirements',
              'private.challenges[].intendedPartners',
              'public.challenges[].cooperation.budget',
            ),
          },
        ],
        challenges,
      ),
    ],
  },
  {
    id: 'confirmation',
    items: [
      { kind: 'choice', path: 'choices.anonymous', options: YES },
      {
        kind: 'list',
        path: 'public.challenges',
        least: 0,
        most: 0,
        when: challenges,
        items: [
          {
            kind: 'choice',
            path: 'public.challenges[].publishesBudget',
            options: YES,
            when: { path: 'public.challenges[].cooperation.budget' },
          },
        ],
      },
      ...fields('public.status', 'public.submittedOn'),
      {
        kind: 'group',
        path: 'private.consent',
        mayBeAbsent: true,
        items: fields('private.consent.by', 'private.consent.on'),
      },
    ],
  },
]

/** Every item of a step, groups and lists before their items. */
export function* itemsIn(items: readonly Item[]): Generator<Item> {
  for (const item of items) {
    yield item
    if (item.kind === 'list' || item.kind === 'group') yield* itemsIn(item.items)
  }
}

/** The schema's node for the name of a control, `[]` for an index. */
export const fieldNodes: ReadonlyMap<string, FieldNode> = new Map(
  plan.flatMap(({ items }) =>
    [...itemsIn(items)].flatMap((item) => (item.kind === 'field' ? [[item.path, item.node] as const] : [])),
  ),
)
