import { demandSchema } from '../domain/demand.ts'
import type { Path } from '../domain/tree.ts'
import { fieldNameIn } from './names.ts'

/** A text of a paper or file that goes nowhere, under the name that it had there. */
export function leftOverLine({ path, text }: { path: Path; text: string }): string {
  const name = fieldNameIn(demandSchema, 'demand', path)
  return name === '文件' ? text : `${name}：${text}`
}
