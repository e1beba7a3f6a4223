import type { ImportedTree } from '../../src/documents/import/import-result.ts'
import { leaves } from './import-verdict.ts'

/**
 * Letters and digits of a paper that an import tells nowhere: neither as a value, nor among the leftovers, nor
 * quoted with the reason why a field is empty, nor in the form's own wording.
 */
export function lostCharacters(
  lines: readonly string[],
  trees: readonly ImportedTree[],
  wording: readonly string[],
): string[] {
  const told = trees.flatMap(({ tree, leftovers, findings, paper: { creditCode = '' } }) => [
    creditCode,
    ...leaves(tree).flatMap(([, value]) => (typeof value === 'string' ? [value] : textsIn(value))),
    ...leftovers.map(({ text }) => text),
    ...findings.map(({ read = '' }) => read),
  ])
  const pieces = [
    ...told.flatMap((text) => text.split(/[\n\t]|〔划掉：|〕/)),
    ...wording.flatMap(printedPieces),
  ]
  const whole = new Set(pieces.map(bare))
  const known = [...whole].filter((text) => text.length > 0).sort((a, b) => b.length - a.length)
  return lines.flatMap((line) => {
    let rest = bare(line).replace(AGREED, '').replace(REMARK, '').replace(PROMPT, '')
    if (whole.has(rest)) return []
    // A single sign hides nothing but itself.
    for (const text of known) {
      if (rest === text) return []
      if (text.length > 1) rest = rest.replaceAll(text, ' ')
    }
    const lost = rest.replace(/[^\p{L}\p{N}]/gu, '').replace(/^[有无是否人如空0]+$/, '')
    return lost === '' ? [] : [`${line} → ${lost}`]
  })
}

function textsIn(value: unknown): string[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [String(value)]
}

/** 备选1已协商一致: not kept as words, but as 是 or 否 of the person. */
const AGREED =
  /^(?:说明[:：])?(?:[(（]?是否已经协商一致等?[)）]?[:：]?)?[□☑备选12①②、,:：;；(（)）已未均与其尚没有协商一致是否√待教授达成某蒋沈人员]*[。.]?$/

const REMARK = /[(（][已未]协商(?:一致)?[)）]/

/** Word's own: a control that nobody has filled, and a line break in disguise. */
const PROMPT = /^单击此处输入文字。|_x000D_/g

/** Words around an answer that its field says already. */
const SAID_OTHERWISE = ['意向单位和专家', '盖章', '电话', '手机号', '㎡']

/** The form's own words as they may stand on a line with answers. */
const printedPieces = (line: string) => [line, ...line.split(/[□☑\s（）()：:；;_]+/), ...SAID_OTHERWISE]

/** Without blanks, and in half width, so that it is compared as it is read. */
const bare = (text: string) =>
  text
    .replace(/[\s\p{Cf}_＿-]/gu, '')
    .normalize('NFKC')
    .replace(/x000D/g, '')
