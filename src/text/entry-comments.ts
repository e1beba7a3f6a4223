import { pathOf } from '../domain/kinds.ts'
import { demandLabels, fullLabel, type Label } from './labels.ts'

const labels: Record<string, Label> = demandLabels

const comments = new Map(
  Object.entries(labels).map(([path, label]) => [
    path,
    path === 'public' || path === 'private' ? (label.hint ?? label.label) : fullLabel(label),
  ]),
)

/** From an entry's folder up to `content/`. */
const schemaAddress = `../../../../${pathOf('demandJsonSchema', {}).split('/').at(-1)}`

/** What the writer puts beside the keys of an entry, and at its top: editors find the JSON Schema by it. */
export const entryComments = {
  header: [`yaml-language-server: $schema=${schemaAddress}`],
  comment: (path: string): string | undefined => comments.get(path),
}
