import { chinaTime } from '../domain/china-day.ts'

/** Dates as papers and pages write them; always of +08:00, whatever the machine's zone. */

/** 2023-03-09 → 2023年3月9日. */
export function dateInWords(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}年${month}月${day}日`
}

/** 2023-08 → 2023年8月. */
export function monthInWords(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** Months in a row: the year is said where it begins. 2023-08, 2023-10, 2024-02 → 2023年8月, 10月, 2024年2月. */
export function monthsInWords(months: readonly string[]): string[] {
  return months.map((month, at) => {
    const isSameYear = months[at - 1]?.slice(0, 4) === month.slice(0, 4)
    return isSameYear ? `${Number(month.slice(5))}月` : monthInWords(month)
  })
}

/** 2023-03-10T09:30:00Z → 2023年3月10日17:30. */
export function momentInWords(moment: string): string {
  const local = chinaTime(Date.parse(moment))
  return `${dateInWords(local.slice(0, 10))}${local.slice(11, 16)}`
}
