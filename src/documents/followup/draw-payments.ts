import type { Engagement } from '../../domain/engagement.ts'
import type { FollowUp } from '../../domain/follow-up.ts'
import { type Instalment, type NotPaid, paymentLists, reportCounts } from '../../domain/payments.ts'
import type { Selection } from '../../domain/selections.ts'
import { followUpFooter, followUpWords } from '../../text/follow-up-papers.ts'
import { paymentSheets, paymentWords as words } from '../../text/payment-papers.ts'
import { addTable, addTotal, type SheetColumn } from '../office/sheet-table.ts'
import { newWorkbook, type Workbook } from '../office/workbook.ts'
import { addNotes } from './notes-sheet.ts'
import {
  broad,
  column,
  type Numbered,
  narrow,
  numbered,
  type Pair,
  type PaperUnit,
  pairColumns,
  partsOf,
  termColumn,
} from './pair-columns.ts'

/** 五（一）经费拨付表 of one instalment. */
export interface PaymentsInput extends PaperUnit {
  engagements: readonly Engagement[]
  /** Of the same unit. */
  selections: readonly Selection[]
  instalment: Instalment
  /** From 1, of `payments`. */
  number: number
  payments: number
  followUp: FollowUp | undefined
  today: string
}

export function drawPayments(input: PaymentsInput): Workbook {
  const { engagements, selections, instalment, today } = input
  const { due, others } = paymentLists(engagements, instalment, selections)
  const [until] = [today, instalment.cutoff].sort() as [string, string]
  const workbook = newWorkbook(input.year)
  const sheet = workbook.addWorksheet(paymentSheets.due)
  const columns = dueColumns(input, until)
  addTable(sheet, columns, numbered(due.map((engagement) => ({ engagement }))), followUpFooter)
  // In millionths: 万元 has up to six decimals.
  const sum = (due.length * Math.round(instalment.amount * 1e6)) / 1e6
  addTotal(sheet, columns, { enterprise: words.total(due.length), amount: sum })
  addTable(workbook.addWorksheet(paymentSheets.others), otherColumns(input), numbered(others), followUpFooter)
  addNotes(workbook, [
    [followUpWords.unit, input.unit],
    [words.instalment, words.ofAll(input.number, input.payments, instalment.paidOn)],
    [words.who, words.rule(instalment.cutoff)],
    [words.sum, words.sumOf(due.length, instalment.amount, sum)],
    [words.reports, words.reportsUntil(until)],
    [words.account, words.accountNote],
  ])
  return workbook
}

const few = { width: 8, align: 'center' } as const

function dueColumns(
  { districtName, instalment, followUp }: PaymentsInput,
  until: string,
): SheetColumn<Numbered<Pair>>[] {
  const counts = ({ engagement }: Pair) => reportCounts(engagement, followUp, until)
  return [
    ...pairColumns(districtName),
    termColumn,
    column('onDutyOn', narrow, ({ engagement }) => partsOf(engagement).open.onDutyOn),
    column('amount', { width: 14, align: 'center' }, () => instalment.amount),
    column('expected', few, (row) => counts(row).expected),
    column('received', few, (row) => counts(row).received),
    column('account', broad, () => undefined),
  ]
}

function otherColumns({ districtName }: PaymentsInput): SheetColumn<Numbered<NotPaid>>[] {
  const ofPair = (value: (engagement: Engagement) => string | undefined) => (row: NotPaid) =>
    'engagement' in row ? value(row.engagement) : undefined
  return [
    ...pairColumns(districtName),
    column(
      'stage',
      narrow,
      ofPair(({ stage }) => stage),
    ),
    column(
      'onDutyOn',
      narrow,
      ofPair((one) => partsOf(one).open.onDutyOn),
    ),
    column(
      'endedOn',
      narrow,
      ofPair((one) => partsOf(one).closed.endedOn),
    ),
    column('why', broad, ({ reason }) => words.reasons[reason]),
  ]
}
