/** A piece of a text; a figure is a number with its unit. */
export interface TextPart {
  text: string
  figure: boolean
}

const LATIN_UNITS = [
  '%|‰|℃|°C|°|㎡|pp[mb]|[kMGT]?Hz|[MG]?bps|dBm?|rpm|r|CFU|log',
  '[nμµmcdk]?m[²³23]?|Nm³|[nμµm]?s|min|h|d|[nμµmk]?g|t|[μµm]?L|[munμµ]?mol|m?bar|k?cal',
  '[mkMG]?Pa|[kM]?N|[mkMG]?Wh?|[mkM]?V|[nμµm]?Ah?|[kM]?J|[kM]?Ω|K|[KMGT]B|eV|lx|px',
].join('|')
const CHINESE_UNITS = [
  '毫米|微米|纳米|厘米|公里|千米|平方米|立方米|亩|公顷|公斤|千克|毫克|克|吨|升|毫升|千瓦时|千瓦|兆瓦|瓦',
  '万元|亿元|元|小时|分钟|秒|毫秒|天|个月|岁|人日|人天|人月|[万亿]?(?:像素|次|张|支|颗|片|尾|株|只|套|台|件)',
  '万?条(?!件)|模次|倍|通道|路|层|级|炉|核|批|帧|组|家|份|户|斤',
].join('|')

/** Sticky: each is asked at one place, so a text takes as long as it is. */
const sticky = (source: string) => new RegExp(source, 'uy')
const UNIT = `(?:(?:${LATIN_UNITS})[⁻¹²³]{0,3}(?![A-Za-z])|(?:${CHINESE_UNITS}))`
const SIGN = sticky(String.raw`[≤≥<>＜＞≈±−+\-]\s?`)
const NUMBER = sticky(String.raw`\d{1,15}(?:[.,]\d{1,9}){0,4}(?:\s?×\s?10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]{1,4})?`)
const SPACED_UNIT = sticky(String.raw`\s?${UNIT}`)
/** What follows a `/` or `·`: 元/t, Pa·m³/s, N/25mm. */
const PER = sticky(String.raw`[\/·]\d{0,4}${UNIT}`)
const BETWEEN = sticky(String.raw`\s{0,2}(?:[～~–±]|到|至)\s?[−+]?`)
const MOST_NUMBERS = 4
const BEGIN = /[≤≥<>＜＞≈±−+\-\d]/g

/** A text cut into figures and what stands between; joined again it is the text. */
export function figuresInText(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { index: start } of text.matchAll(BEGIN)) {
    if (start < end || (start > 0 && /[A-Za-z\d.-]/.test(text[start - 1]!))) continue
    const after = endOfFigure(text, start)
    if (after === undefined) continue
    if (start > end) parts.push({ text: text.slice(end, start), figure: false })
    parts.push({ text: text.slice(start, after), figure: true })
    end = after
  }
  if (end < text.length) parts.push({ text: text.slice(end), figure: false })
  return parts
}

/** Where the figure ends that begins here: one number or a range of them, and a unit; undefined if none does. */
function endOfFigure(text: string, start: number): number | undefined {
  const after = (pattern: RegExp, at: number): number | undefined => {
    pattern.lastIndex = at
    return pattern.test(text) ? pattern.lastIndex : undefined
  }
  const numbers: number[] = []
  let end = after(NUMBER, after(SIGN, start) ?? start)
  while (end !== undefined && numbers.length < MOST_NUMBERS) {
    numbers.unshift(end)
    const between: number | undefined = after(BETWEEN, after(SPACED_UNIT, end) ?? end)
    end = between && after(NUMBER, between)
  }
  // The longest range that has a unit.
  for (const each of numbers) {
    let whole = after(SPACED_UNIT, each)
    for (let more = whole; more !== undefined; more = after(PER, more)) whole = more
    if (whole !== undefined) return whole
  }
  return undefined
}
