import { comparableName } from '../compared-names.ts'
import { type Finding, finding } from '../finding.ts'
import { creditCodeOf, enterpriseName, type Ledger } from '../ledger.ts'
import { cycleRule } from './rule.ts'

/** 隐私: a story tells of a person, and is published with that person's consent only. */
export function* storyWithoutConsent({ stories }: Ledger): Generator<Finding> {
  for (const { file, story } of stories) {
    if (!story.consent.given) yield finding('story-without-consent', { file, path: ['consent', 'given'] }, {})
  }
}

/** 隐私: a story names an enterprise whose demand of that year does not; the problem that both tell ties them. */
export const storyOfAlias = cycleRule('matched-alias', function* ({ year, entries }, { stories }) {
  const told = stories.map(({ story }) => story).filter(({ cycle }) => cycle === year)
  const names = new Set(told.map(({ enterprise }) => comparableName(enterprise)))
  const codes = new Set(told.map(({ demand }) => demand))
  for (const entry of entries) {
    const { file, partial } = entry
    // Of a withdrawn demand nothing is public.
    if (partial.public?.status === '已撤回') continue
    if (partial.public === undefined || entry.isGiven(['public', 'enterprise', 'name'])) continue
    const [name, code] = [enterpriseName(partial), creditCodeOf(entry)]
    const isTold =
      (code !== undefined && codes.has(code)) || (name !== undefined && names.has(comparableName(name)))
    if (!isTold) continue
    yield { file, path: ['private', 'enterprise', 'name'], args: { listed: false, told: true } }
  }
})

/** 隐私: a story that is called by the alias of a file says whose file it is. */
export const storyCalledByAlias = cycleRule('alias-taken', function* (cycle, { stories }) {
  const files = new Map([
    ...cycle.entries.map(({ id, file }) => [id, file] as const),
    ...[...cycle.experts, ...cycle.placements].map(({ alias, file }) => [alias, file] as const),
  ])
  for (const { slug, file } of stories) {
    const other = files.get(slug)
    if (other !== undefined) yield { file, path: [], args: { other, told: true } }
  }
})
