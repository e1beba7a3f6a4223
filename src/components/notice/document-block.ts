import type { NoticeMatter } from '../../domain/cycle.ts'
import { dateInWords } from '../../text/dates.ts'
import { noticeLabels } from '../../text/notice-labels.ts'

/** What a published document says about itself, as far as it is known; nothing is invented. */
export function documentBlock(matter: NoticeMatter): { label: string; value: string }[] {
  const { issuer, number, issuedOn, publishedOn } = matter
  const lines = [
    ['issuer', issuer],
    ['number', number],
    ['issuedOn', issuedOn && dateInWords(issuedOn)],
    ['publishedOn', publishedOn && dateInWords(publishedOn)],
  ] as const
  return lines.flatMap(([key, value]) => (value ? [{ label: noticeLabels[key].label, value }] : []))
}
