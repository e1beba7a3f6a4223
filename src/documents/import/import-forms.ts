import type { Reason } from '../../text/import.ts'
import { isElsewhere } from './import-habits.ts'
import { withoutStamp } from './import-one-line.ts'
import { hasAnswer, type Slot, written } from './import-slot.ts'
import { isBlankForm } from './import-unread.ts'

/** The cells of one enterprise's form, with its continuations. */
export interface FormSlots {
  slots: Slot[]
  /** What to look at because of another form in the file. */
  look?: Extract<Reason, 'second-form' | 'second-problem'>
}

export const isChallengeCell = ({ id }: Slot) => /^(?:public|private)\.challenges\[\]\./.test(id)

const NAME = 'public.enterprise.name'

/**
 * A further 企业名称 begins a further form. One that answers only what the form before it left open goes on with that
 * form; one that repeats it in all but 四 is that enterprise's next problem; blank forms, and copies, say nothing.
 */
export function formsOf(slots: readonly Slot[]): FormSlots[] {
  const forms: FormSlots[] = []
  for (const own of groupsOf(slots)) {
    const before = forms.at(-1)
    if (!before?.slots.some(isFilled)) {
      forms.splice(-1, 1, { slots: own })
      continue
    }
    const answers = own.filter(isFilled)
    const isSame = repeatsName(nameOf(own), nameOf(before.slots))
    const news = answers.filter((slot) => !isIn(slot, before.slots) && !(isSame && slot.id === NAME))
    if (answers.length === 0) continue
    if (isSame && !news.some((slot) => isAnswered(slot, before.slots))) {
      const goesOn = own.filter((slot) => !isAnswered(slot, before.slots))
      before.slots = [...before.slots.filter((slot) => !goesOn.some(isOf(slot))), ...goesOn]
    } else if (isSame && news.every(isChallengeCell)) {
      if (news.length === 0) continue
      before.slots.push(...own.filter(isChallengeCell))
      before.look = 'second-problem'
    } else {
      forms.push({ slots: own })
    }
  }
  return forms.map((form) => {
    const same = forms.filter(({ slots: other }) => nameOf(other) === nameOf(form.slots))
    return same.length > 1 && nameOf(form.slots) ? { ...form, look: 'second-form' } : form
  })
}

/** The cells from each 企业名称 up to the next one; those before the first one belong to it. */
function groupsOf(slots: readonly Slot[]): Slot[][] {
  const groups: Slot[][] = [[]]
  for (const slot of slots) {
    const begun = groups.at(-1)!.some(({ id }) => id === NAME)
    if (slot.id === NAME && begun) groups.push([])
    groups.at(-1)!.push(slot)
  }
  return groups
}

const nameOf = (slots: readonly Slot[]) =>
  withoutStamp(written(slots.find(({ id }) => id === NAME)?.text)).replace(/\s/g, '')

/** Left blank, 同上, or the name itself. */
const repeatsName = (name: string, before: string) => name === '' || isElsewhere(name) || name === before

const isFilled = (slot: Slot) => hasAnswer(slot) && !isBlankForm(slot.text)

const isOf =
  ({ id, number }: Slot) =>
  (other: Slot) =>
    other.id === id && other.number === number

const isAnswered = (slot: Slot, slots: readonly Slot[]) => slots.filter(isOf(slot)).some(isFilled)

function isIn(slot: Slot, slots: readonly Slot[]): boolean {
  const bare = ({ text }: Slot) => text.replace(/\s/g, '')
  return slots.some((other) => isOf(slot)(other) && bare(other) === bare(slot))
}
