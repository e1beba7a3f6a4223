import type { Annex2ColumnId } from '../../domain/annex2.ts'
import type { Path } from '../../domain/tree.ts'
import { agreementsIn } from './import-agreement.ts'
import type { Draft } from './import-draft.ts'
import { isNone, takeText, written } from './import-fields.ts'
import type { Answer } from './import-slot.ts'

/** What was written for a column; undefined where the table has no such column. */
export type SlotOf = (id: Annex2ColumnId) => Answer | undefined

/** How a cell of its own says whether the person has agreed; the next habit is a row. */
const AGREED: readonly (readonly ['是' | '否', RegExp])[] = [
  [
    '是',
    /^(?:是的?|√|✓|✔|☑|对|已|y|yes|true|(?:已经?)?(?:与(?:其|企业))?(?:协商|商量|沟通)(?:达成)?一致|已(?:经)?(?:协商|同意|商定|达成一致)|同意)[。.]?$/i,
  ],
  ['是', /^是?[(（]已?(?:经)?协商一致[)）]$|^是[,，、:：]?已(?:经)?协商(?:一致)?$/],
  [
    '否',
    /^(?:否|×|✗|✘|x|n|no|false|不是|未|没有|(?:尚|还|暂)?(?:未|没有)(?:与其)?(?:协商|商量|沟通|联系)(?:一致)?)[。.]?$/i,
  ],
  ['否', /^否?[(（](?:尚|还|暂)?未协商一致[)）]$|^否[,，、:：]?(?:尚|还|暂)?未协商(?:一致)?$/],
]

/** What stands for a name where nobody was chosen. */
const NOBODY =
  /^(?:待定|未定|未指定|不指定|暂未指定|待指定|未确定|待确定|尚未确定|暂缺|待选|待推荐|待对接|待协商|空缺|暂无.{0,6}|无.{0,6}(?:人选|专家|意向)|没有.{0,6}(?:人选|专家)|[由请].{1,6}(?:推荐|安排|指派|选派|指定|统筹).{0,4}|服从(?:安排|分配|调剂)|均可|不限)[。.]?$/

export const isNobody = (text: string) => NOBODY.test(text.replace(/\s/g, ''))

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
  if (count > 0 && nobody && /[√✓✔☑]|^是$/.test(nobody.text.trim())) {
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
  else takeText(draft, pathOf(at, 'name'), person, { name: true })
  takeText(draft, pathOf(at, 'organization'), unit)
  const answer = agreed?.doubts.size ? undefined : agreement(written(agreed?.text), name)
  if (answer) draft.take(pathOf(at, 'agreed'), answer)
  else draft.leave(pathOf(at, 'agreed'), agreed, 'agreed-unclear')
  return true
}

function agreement(text: string, name: string): '是' | '否' | undefined {
  const plain = text.replace(/\s/g, '')
  const known = AGREED.find(([, pattern]) => pattern.test(plain))?.[0]
  if (known) return known
  const said = agreementsIn(text, [{ number: 1, name }]).agreed[0]
  return said === undefined ? undefined : said ? '是' : '否'
}
