import { entryDigest } from '../../../documents/annex1/entry-digest.ts'
import { momentInWords } from '../../../text/dates.ts'
import { list as text } from '../../../text/desk.ts'
import { wordForForm } from '../../../text/findings.ts'
import { localityOf } from '../../../text/locality.ts'
import { receiptText, returnMessage } from '../../../text/to-enterprise.ts'
import { timeLeft } from '../../apply/deadline.ts'
import type { CheckedItem } from './check-desk.ts'
import type { DeskContext } from './context.ts'
import { labelOf } from './item.ts'

export interface Sender {
  known: Pick<DeskContext, 'cycle' | 'site'>
  district: DeskContext['districts'][number]
  /** Milliseconds. */
  now: number
  /** Address of the form, with the district chosen. */
  form: string
}

/** One entry's findings in plain words, for the enterprise; undefined where there is nothing to mend or to look at. */
export function returnedText(checked: CheckedItem, sender: Sender): string | undefined {
  const { known, district, now, form } = sender
  const { findings, questions, item } = checked
  const worded = (severity: 'error' | 'warning') => [
    ...new Set(
      findings
        // What compares with another enterprise is between the district and the bureau, and names the other.
        .filter((found) => found.severity === severity && !('other' in found.args))
        .map((found) => wordForForm(found, localityOf(known.site)))
        .map(({ problem, repair }) => problem + repair),
    ),
  ]
  const asked = questions.flatMap((question) =>
    (question.kind === 'origin' ? question.signs : []).map(
      ({ from, said }) => text.origin.signs[from](said) + text.origin.confirm(district.name),
    ),
  )
  const [toMend, toLookAt] = [worded('error'), [...asked, ...worded('warning')]]
  if (toMend.length + toLookAt.length === 0) return undefined
  return returnMessage({
    name: labelOf(item),
    year: item.year,
    toMend,
    toLookAt,
    form,
    until: timeLeft(known.cycle, district.slug, now).line,
    office: district.office,
    phone: district.responsePhone,
  })
}

/** 校验码 is the one on the printed 附件1, so that paper, file and receipt can be compared. */
export async function receiptOf(checked: CheckedItem, { known, district, now }: Sender): Promise<string> {
  const { item, demand } = checked
  const digest = demand && (await entryDigest(demand))
  return receiptText({
    name: labelOf(item),
    year: String(known.cycle.year),
    district: district.name,
    at: momentInWords(new Date(item.receivedAt ?? now).toISOString()),
    ...(item.id && { id: item.id }),
    ...(digest && { digest }),
    office: district.office,
    phone: district.responsePhone,
  })
}
