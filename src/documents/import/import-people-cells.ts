import type { CellId } from '../../text/paper-labels.ts'
import type { Slot } from './import-slot.ts'

/** Whose 手机 it is: the field of the number, by the field of the name in front of it. */
const PHONES = {
  'private.enterprise.legalRepresentative.name': 'private.enterprise.legalRepresentative.mobile',
  'private.enterprise.contact.name': 'private.enterprise.contact.phone',
} as const satisfies Partial<Record<CellId, CellId>>

/** 手机 belongs to the person named before it, if there is one who has none yet; behind two it may be either's. */
export function ownedByPeople(slots: readonly Slot[]): Slot[] {
  let waiting: (keyof typeof PHONES)[] = []
  return slots.map((slot) => {
    if (slot.id in PHONES) waiting.push(slot.id as keyof typeof PHONES)
    // 法人手机 says itself whose it is.
    waiting = waiting.filter((person) => PHONES[person] !== slot.id)
    if (slot.id !== 'mobile') return slot
    const [person, other] = waiting
    waiting = []
    return person && !other ? { ...slot, id: PHONES[person] } : slot
  })
}
