import type { Annex2ColumnId } from '../../domain/annex2.ts'
import type { Path } from '../../domain/tree.ts'
import { agreementsIn, tickedIn } from './import-agreement.ts'
import type { Draft } from './import-draft.ts'
import { takeText } from './import-fields.ts'
import { agreementOf, isNobody, isNone } from './import-habits.ts'
import { type Answer, written } from './import-slot.ts'

/** What was written for a column; undefined where the table has no such column. */
export type SlotOf = (id: Annex2ColumnId) => Answer | undefined

/** The people of 指定专家; `perRow` where two rows of one enterprise may have one person each. */
export function importPeople(draft: Draft, slot: SlotOf, perRow: readonly SlotOf[]): void {
  const cellsOf = (from: SlotOf, number: 1 | 2) => ({
    unit: from(`organization${number}`),
    person: from(`candidate${number}`),
    agreed: from(`agreed${number}`),
  })
  const [first, second] = [cellsOf(slot, 1), cellsOf(slot, 2)]
  const stacked = !isFilled(second) && perRow.length === 2 && first.person?.doubts.has('two-values')
  const people = stacked ? perRow.map((from) => cellsOf(from, 1)) : [first, second]
  let count = 0
  for (const cells of people) if (isFilled(cells) && importPerson(draft, count, cells)) count++
  const nobody = slot('unspecified')
  if (count > 0 && nobody && /[√✓✔☑]|^(?:是|true)$/i.test(nobody.text.trim())) {
    for (let at = 0; at < count; at++) draft.look(pathOf(at, 'name'), nobody, 'part-contradicts')
  }
}

interface PersonCells {
  unit: Answer | undefined
  person: Answer | undefined
  agreed: Answer | undefined
}

const pathOf = (at: number, key: string): Path => ['private', 'candidates', at, key]

const isFilled = ({ unit, person }: PersonCells) =>
  [unit, person].some(
    (cell) => cell && (cell.doubts.size > 0 || (written(cell.text) !== '' && !isNone(written(cell.text)))),
  )

/** False where the cells say that there is nobody. */
function importPerson(draft: Draft, at: number, { unit, person, agreed }: PersonCells): boolean {
  const [name, organization] = [written(person?.text), written(unit?.text)]
  if (
    (name === '' || isNone(name) || isNobody(name)) &&
    (organization === '' || isNone(organization) || isNobody(organization))
  ) {
    draft.look(['private', 'candidates'], isNobody(name) ? person : unit, 'no-candidate')
    return false
  }
  if (isNobody(name)) draft.leave(pathOf(at, 'name'), person, 'no-candidate')
  else if (/[、;；/／]|[^\s]\s*[和与及]\s*[^\s]/.test(name) && !person!.doubts.size)
    draft.leave(pathOf(at, 'name'), person, 'several-people')
  else takeText(draft, pathOf(at, 'name'), person, { name: 'expert' })
  takeText(draft, pathOf(at, 'organization'), unit, { one: 'unit' })
  const answer = agreed?.doubts.size ? undefined : agreement(tickedIn(written(agreed?.text)), name)
  if (answer) draft.take(pathOf(at, 'agreed'), answer)
  else draft.leave(pathOf(at, 'agreed'), agreed, 'agreed-unclear')
  return true
}

function agreement(text: string, name: string): '是' | '否' | undefined {
  const known = ANSWERS.find(([, pattern]) => pattern.test(text.trim()))?.[0]
  const said = known ?? agreementOf(text) ?? agreementsIn(text, [{ number: 1, name }]).agreed[0]
  return said === undefined ? undefined : said ? '是' : '否'
}

/** How a cell of its own answers, beside the words that people use on every paper. */
const ANSWERS: readonly (readonly [boolean, RegExp])[] = [
  [true, /^(?:对|y|yes|true|同意|已?一致)$/i],
  [false, /^(?:[×✗✘x]|n|no|false|[不未]一致)$/i],
]
