import { unconfirmedComment, unconfirmedText } from '../src/domain/unconfirmed.ts'

/**
 * The last notice with its headings and without its text: each passage is a mark to be replaced by the new notice's
 * own words. Years in the headings become the new one.
 */
export function noticeSkeleton(text: string, from: number, to: number): string {
  const [frontMatter, body] = partsOf(text.replaceAll('\r\n', '\n').replaceAll(`${from}年`, `${to}年`))
  const blocks = body
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter(Boolean)
  const headings: string[] = []
  const written: string[] = []
  for (const block of blocks) {
    if (/^<\w[^>]*[^/]>$/.test(block)) headings.push(block.split('title="')[1]?.split('"')[0] ?? '')
    if (/^<\/\w+>$/.test(block)) headings.pop()
    const next = skeletonOf(block, headings.findLast(Boolean))
    // A passage of several paragraphs needs one mark.
    if (next !== written.at(-1) || next.startsWith('<')) written.push(next)
  }
  return `${[frontMatter, ...written].join('\n\n')}\n`
}

function partsOf(text: string): [frontMatter: string, body: string] {
  const end = text.indexOf('\n---', 3)
  const matter = text
    .slice(0, end)
    .split('\n')
    // Number and dates of the last notice do not apply to the new one.
    .filter((line) => !/^(?:number|issuedOn|publishedOn):/.test(line))
    .map((line) => (line.startsWith('title:') ? `${line} #${unconfirmedComment('通知标题')}` : line))
  return [`${matter.join('\n')}\n---`, text.slice(end + 4)]
}

function skeletonOf(block: string, heading: string | undefined): string {
  if (/^<[^>]*>$/.test(block)) return block
  const whole = /^(<\w[^>]*>)[\s\S]*(<\/\w+>)$/.exec(block)
  const mark = unconfirmedText(heading ? `“${heading.replace(/。$/, '')}”的原文` : '这一段的原文')
  if (whole) return `${whole[1]}${mark}${whole[2]}`
  return block.includes('](#annex-') ? `${block}${unconfirmedText('附件的名称')}` : mark
}
