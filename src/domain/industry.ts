import { industries, OTHER } from './option-lists.ts'
import type { PublicDemand } from './public-demand.ts'

const options: readonly string[] = industries

/** The form's option for a demand's industry; a text of its own counts as 其他. Undefined where it is hidden. */
export function industryOption({ identity }: PublicDemand): string | undefined {
  const industry = identity?.industry
  if (industry === undefined) return undefined
  return options.includes(industry) ? industry : OTHER
}

/** The number of an option on the form, from 1. */
export const industryNumber = (option: string): number => options.indexOf(option) + 1
