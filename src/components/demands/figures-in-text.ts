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

const NUMBER = String.raw`\d+(?:[.,]\d+)*(?:\s?×\s?10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?`
const UNIT = `(?:(?:${LATIN_UNITS})[⁻¹²³]*(?![A-Za-z])|(?:${CHINESE_UNITS}))`
/** What follows a `/` or `·`: 元/t, Pa·m³/s, N/25mm. */
const PER = String.raw`(?:[\/·]\d*${UNIT})*`
const BETWEEN = String.raw`\s?(?:[～~–±]|到|至)\s?[−+]?`
const FIGURE = String.raw`(?:[≤≥<>＜＞≈±−+-]\s?)?${NUMBER}(?:\s?${UNIT}?${BETWEEN}${NUMBER})*\s?${UNIT}${PER}`
/** What stands before is taken along: a phone of 2022 cannot look behind. */
const FIGURE_AFTER = new RegExp(String.raw`(^|[^A-Za-z\d.\-])(${FIGURE})`, 'gu')

/** A text cut into figures and what stands between; joined again it is the text. */
export function figuresInText(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  FIGURE_AFTER.lastIndex = 0
  for (;;) {
    const match = FIGURE_AFTER.exec(text)
    if (!match) break
    const [, before = '', figure = ''] = match
    const start = match.index + before.length
    if (start > end) parts.push({ text: text.slice(end, start), figure: false })
    parts.push({ text: figure, figure: true })
    end = start + figure.length
    // The last character may be what stands before the next one.
    FIGURE_AFTER.lastIndex = end - 1
  }
  if (end < text.length) parts.push({ text: text.slice(end), figure: false })
  return parts
}
