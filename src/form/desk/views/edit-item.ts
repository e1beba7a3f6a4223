import { list as text } from '../../../text/desk.ts'
import { leftOverLine } from '../../../text/left-over-line.ts'
import type { DemandForm } from '../../apply/demand-form.ts'
import { answersOfEntry } from '../../entry/answers-of-entry.ts'
import { entryOfAnswers } from '../../entry/entry-of-answers.ts'
import { leftOver } from '../../entry/left-over.ts'
import { newAlias } from '../../entry/new-alias.ts'
import type { Desk } from '../state/desk.ts'
import { isSameText } from '../state/entry-text.ts'
import { labelOf, visibleTree } from '../state/item.ts'
import { sealFaultWords } from './faults.ts'
import { titleOfCard } from './item-links.ts'

export interface FormOnPage {
  /** The form's element, which the page holds hidden; loaded when it is first used. */
  load: () => Promise<DemandForm>
  /** What is put out of sight meanwhile. */
  rest: readonly HTMLElement[]
}

/** Opens one entry in the form instead of the desk, saves the changes, and shows the desk again. */
export async function editItem(
  desk: Desk,
  key: string,
  { form: { load, rest } }: { form: FormOnPage },
  say: (notice: string) => void,
): Promise<void> {
  const form = await load().catch(() => undefined)
  if (!form) return say(text.formMissing)
  const { item, updates } = desk.checked.items.find((each) => each.item.key === key)!
  const tree = visibleTree(item)
  if (tree === undefined) return
  const scroll = scrollY
  const answers = answersOfEntry(tree, { district: desk.district?.slug ?? '', id: item.id })
  for (const element of rest) element.hidden = true
  const changed = await form.edit(answers, {
    existing: updates || desk.isSubmitted(key),
    leftOver: leftOver(tree, answers).map(leftOverLine),
  })
  let notice = ''
  if (changed) {
    const { id: written, tree: mended } = entryOfAnswers(changed)
    const anonymous = changed.choices['anonymous'] === '是'
    const id = written || (anonymous ? newAlias() : '')
    // What the reading alone found is gone once the form has written the entry.
    const isSame = id === item.id && item.reading.length === 0 && isSameText(tree, mended)
    const save = isSame ? Promise.resolve() : desk.mend(key, id, mended)
    notice = await save.then(
      () => (isSame ? text.same(labelOf(item)) : savedWords(desk, key, changed.place.district)),
      (error) => {
        const words = sealFaultWords(error)
        if (words === undefined) throw error
        return words
      },
    )
  }
  for (const element of rest) element.hidden = false
  scrollTo({ top: scroll, behavior: 'instant' })
  const title = titleOfCard(key)
  const button = title?.closest('li')?.querySelector<HTMLElement>('[data-part="edit"]')
  ;(button ?? title)?.focus({ preventScroll: true })
  say(notice)
}

/** The desk submits for one district: says so where another was chosen in the form. */
function savedWords(desk: Desk, key: string, district: string): string {
  const saved = text.saved(labelOf(desk.items.find((each) => each.key === key)!))
  const other = desk.known.districts.find(({ slug }) => slug === district && slug !== desk.district?.slug)
  return other ? saved + text.otherChosen(other.name) : saved
}
