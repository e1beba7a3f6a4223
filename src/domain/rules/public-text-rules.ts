import { plainCharacters } from '../compared-names.ts'
import { type Finding, finding } from '../finding.ts'
import type { Ledger } from '../ledger.ts'
import { personalNumbersIn } from '../personal-data.ts'
import { textsIn } from '../texts.ts'

/** In stories and 选派名单, which are published as they are. */
export function* personalDataElsewhere({ stories, cycles }: Ledger): Generator<Finding> {
  const lists = [...cycles.values()].flatMap(({ selections }) => selections ?? [])
  const texts = [
    ...lists.flatMap(({ file, list }) => textsIn(list).map((found) => ({ file, ...found }))),
    ...stories.flatMap(({ file, story, body }) =>
      [...textsIn(story), { path: [], text: body }].map((found) => ({ file, ...found })),
    ),
  ]
  for (const { file, path, text } of texts) {
    for (const what of personalNumbersIn(plainCharacters(text))) {
      yield finding('personal-data-in-public', { file, path }, { what })
    }
  }
}
