import type { CellId } from '../../text/paper-labels.ts'
import { isNoNeed } from './import-habits.ts'
import type { Leftover } from './import-result.ts'
import type { GridCell } from './read/read-grid.ts'
import type { Look, Oddity } from './read/word-document.ts'

/**
 * What a cell has that its text cannot say; `two-values`: the cell stands twice, with two contents; `several-cells`:
 * the text is from cells side by side, and one of them may be a remark.
 */
export type Doubt = Oddity | 'two-values' | 'several-cells'

/** What was written for a field, on whatever paper. */
export interface Answer {
  /** The cell's label as printed, on one line: its unit and its year may stand at the end. */
  label: string
  /** Paragraphs and cells joined by line breaks; not trimmed inside. */
  text: string
  doubts: Set<Doubt>
  /** What the file keeps, where a sheet shows something else. */
  kept?: string
  /** What stands out in the text; of a paper that shows it. */
  looks?: readonly Look[]
  /** Where words of the cell that have no field are told. */
  place?: Leftover['place']
}

/** A named cell of 附件1 with everything that was written for it. */
export interface Slot extends Answer {
  id: CellId
  /** 备选1 is 1; of a cell of a candidate, whose it is. */
  number?: number
  /** The label's cell. The same label may stand twice where forms are continued. */
  at: GridCell
  /** The cells that the text is from. */
  values: readonly GridCell[]
}

/** Without the line to write on, or the prompt of a control, where nothing was written there. */
export function written(text: string | undefined): string {
  const value = (text ?? '').trim()
  return /^[\s_＿]*$/.test(value) || PROMPT.test(value) ? '' : value
}

/** As Word puts it; programs that keep the words lose the sign that they are a prompt. */
const PROMPT =
  /^(?:(?:单击|点击|单击或点击)此处(?:以?(?:输入|选择|填写)(?:文字|文本|内容|日期)?)?|请(?:输入|选择|填写)(?:文字|文本|内容|日期|一项)?|选择一?项)[。.]?$/

/** Whether somebody has put something there, readable or not. */
export const hasAnswer = ({ text, doubts }: Answer) => doubts.size > 0 || written(text) !== ''

/** 无需求, and nothing that might say more. */
export const saysNoNeed = ({ text, doubts }: Answer) => doubts.size === 0 && isNoNeed(text)
