import { personKey } from './compared-names.ts'
import { type Engagement, engagementsOf, expertPerson } from './engagement.ts'
import { groupBy } from './group-by.ts'
import type { CycleLedger, FiledExpert } from './ledger.ts'

/** Which recommended experts have an enterprise. */

/** The experts of a cycle who are at no enterprise; none where some placement cannot be read, and may be theirs. */
export function unplacedExperts(cycle: CycleLedger): FiledExpert[] {
  const engagements = engagementsOf(cycle)
  if (!engagements.every(({ isReadable }) => isReadable)) return []
  const isPlaced = placedIn(engagements.filter(({ stage }) => stage !== '未成'))
  return cycle.experts.filter((expert) => expertPerson(expert) !== undefined && !isPlaced(expert))
}

/** Whether one of these pairs has an expert: by his file, or by name and unit. */
export function placedIn(engagements: readonly Engagement[]): (expert: FiledExpert) => boolean {
  const files = new Set(engagements.map(({ recommended }) => recommended))
  const byPerson = groupBy(engagements, ({ expert }) => expert && personKey(expert))
  return (expert) => {
    const person = expertPerson(expert)
    const alike = (person && byPerson.get(personKey(person))) ?? []
    return files.has(expert) || alike.some(({ recommended }) => !bornApart(recommended, expert))
  }
}

/** Two people of one name and unit are told apart by their months of birth, where both files say them. */
export function bornApart(one: FiledExpert | undefined, other: FiledExpert | undefined): boolean {
  const [born, otherBorn] = [one?.partial.private?.bornIn, other?.partial.private?.bornIn]
  return born !== undefined && otherBorn !== undefined && born !== otherBorn
}
