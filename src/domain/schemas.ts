import type * as z from 'zod/mini'
import { cycleSchema, noticeSchema } from './cycle.ts'
import { demandSchema } from './demand.ts'
import { districtsSchema, filingSchema } from './district.ts'
import { expertSchema } from './expert.ts'
import type { KindName, kinds } from './kinds.ts'
import { measuresSchema } from './measures.ts'
import { placementSchema } from './placement.ts'
import type { PublicSchema, TwoPartSchema } from './private-part.ts'
import { selectionsSchema } from './selections.ts'
import { reportSchema } from './service-report.ts'
import { storySchema } from './showcase.ts'
import { siteSchema } from './site.ts'
import { synonymsSchema } from './synonyms.ts'

/** The schema of each kind that is read as YAML: of two parts where `kinds` says that it has a private one. */
export const schemas = {
  site: siteSchema,
  districts: districtsSchema,
  cycle: cycleSchema,
  notice: noticeSchema,
  measures: measuresSchema,
  demand: demandSchema,
  filing: filingSchema,
  selections: selectionsSchema,
  expert: expertSchema,
  placement: placementSchema,
  report: reportSchema,
  story: storySchema,
  synonyms: synonymsSchema,
} as const satisfies { [K in KindWithSchema]: SchemaFor<(typeof kinds)[K]['privatePart']> }

type KindWithSchema = {
  [K in KindName]: (typeof kinds)[K]['read'] extends 'yaml' | 'front-matter' ? K : never
}[KindName]
type SchemaFor<PrivatePart> = PrivatePart extends false ? PublicSchema : TwoPartSchema

export type ValueOf<K extends KindName> = K extends KindWithSchema ? z.output<(typeof schemas)[K]> : undefined

/** Undefined for what is read as text, or not at all. */
export function schemaOf(kind: KindName): z.ZodMiniType | undefined {
  return (schemas as Partial<Record<KindName, z.ZodMiniType>>)[kind]
}
