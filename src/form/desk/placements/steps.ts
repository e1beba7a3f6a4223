import { type FieldNode, fieldAt, formTree } from '../../../domain/form-tree.ts'
import { placementSchema } from '../../../domain/placement.ts'
import { enteredFields } from '../../entry/tree-values.ts'

/** The fields of a placement as they are filled in, one step after the other, over two years. */

export const stepIds = ['expert', 'match', 'confirmed', 'signed', 'duty', 'end', 'evaluation'] as const
export type StepId = (typeof stepIds)[number]

/** Where the fields of each step are in the file: one, or all below a part. */
const PATHS: Record<StepId, readonly string[]> = {
  expert: [
    'private.expert.name',
    'private.expert.organization',
    'private.expert.phone',
    'private.expert.id',
    'public.submittedOn',
  ],
  match: ['private.match', 'private.exception'],
  confirmed: ['private.confirmed', 'public.confirmedOn'],
  signed: ['public.signedOn', 'private.agreement'],
  duty: ['public.onDutyOn'],
  end: ['private.endedOn', 'private.reason'],
  evaluation: ['private.evaluation'],
}

export interface FieldGroup {
  /** Of the part that the fields are in, where the step has several parts of the same fields. */
  label?: string
  fields: FieldNode[]
}

export interface PlacementStep {
  id: StepId
  groups: FieldGroup[]
}

const form = formTree(placementSchema)

/** All but the demand, which is chosen in the table. */
export const placementFields: readonly FieldNode[] = enteredFields(form).filter(
  ({ path }) => path !== 'private.demand',
)

export const placementSteps: readonly PlacementStep[] = stepIds.map((id) => ({
  id,
  groups: groupsOf(PATHS[id].flatMap((path) => fieldsAt(path))),
}))

function fieldsAt(path: string): FieldNode[] {
  return placementFields.filter((field) => field.path === path || field.path.startsWith(`${path}.`))
}

/** Fields of a part within a part, such as 企业确认, stand together under its label. */
function groupsOf(fields: readonly FieldNode[]): FieldGroup[] {
  const groups: (FieldGroup & { part: string })[] = []
  for (const field of fields) {
    const keys = field.path.split('.')
    const part = keys.length > 3 ? keys.slice(0, -1).join('.') : ''
    const last = groups.at(-1)
    if (last?.part === part) last.fields.push(field)
    else {
      const label = part === '' ? undefined : fieldAt(form, part).declaration?.label
      groups.push({ part, fields: [field], ...(label !== undefined && { label }) })
    }
  }
  return groups.map(({ part: _, ...group }) => group)
}
