import { demandSchema } from '../domain/demand.ts'
import { pathOf } from '../domain/kinds.ts'
import { commentsOf } from './comments-of.ts'

/** From an entry's folder up to `content/`. */
const schemaAddress = `../../../../${pathOf('demandJsonSchema', {}).split('/').at(-1)}`

/** Comments beside the keys of an entry, and at its top, where editors find the JSON Schema. */
export const entryComments = {
  header: [`yaml-language-server: $schema=${schemaAddress}`],
  comment: commentsOf(demandSchema),
}
