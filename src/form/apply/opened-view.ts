import { openedText as text } from '../../text/opened.ts'
import { h, listOf } from '../dom.ts'
import type { Opened } from './open-file.ts'

/** What is told of an opened file; `lost`: texts that no control could take. */
export function openedLines(opened: Opened, lost: readonly string[]): Node[] {
  const { name, leftOver, lastYear, sealed, paper, unclear } = opened
  const lines: Node[] = [h('p', {}, lastYear ? text.openedLastYear(name, lastYear) : text.opened(name))]
  if (sealed) lines.push(h('p', {}, text.sealedFile))
  if (paper) lines.push(h('p', {}, text.openedPaper(paper.understood.length)), listOf(unclear))
  const onPaper = paper?.leftovers.map((each) => each.text) ?? []
  const leftovers = [...lost, ...leftOver, ...onPaper]
  if (leftovers.length > 0) lines.push(h('p', {}, text.leftovers), listOf(leftovers))
  return lines
}
