import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jsonSchema, schemaKinds } from '../text/json-schema.ts'

/**
 * JSON Schemas of the bureau's and the districts' files, for editors. They follow from the code and not from the
 * city, so they are kept beside the editor's settings and not in `content/`.
 */
const FOLDER = '.vscode/schemas'

/** The demand's stands in `content/`: it has the city's districts. */
const KINDS = schemaKinds.filter((kind) => kind !== 'demand')

/**
 * The schemas below `root` that differ from the generated ones; none where the folder is missing, as in content without
 * the code.
 */
export function staleEditorSchemas(root: string): { file: string; text: string }[] {
  if (!existsSync(join(root, FOLDER))) return []
  return KINDS.map((kind) => ({ file: `${FOLDER}/${kind}.schema.json`, text: jsonSchema(kind) })).filter(
    ({ file, text }) => readText(join(root, file)) !== text,
  )
}

function readText(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined
}
