/** Units as signs and letters; generations (5G, 3D) are no units. */
const SIGN_UNIT = '[%％‰℃°ΩμµÅ㎡㎜㎝㎏㎎]|(?![GD](?![A-Za-z]))[A-Za-z]{1,6}(?![A-Za-z-])'
const CHINESE_UNIT =
  '[毫微纳厘]|个百分点|万|亿|千|倍|米|克|吨|升|秒|分钟|小时|天|个月|次|元|度|伏|安|瓦|赫|帕|目|级|片|台|件|套|株|亩|公斤|公里|位|帧|像素'
/** 三个月, 百分之五, 3年; years (2023年) and 一种, 一次 are no measured figures. */
const IN_WORDS = String.raw`[二三四五六七八九十百千万两](?:个月|天|年|小时|分钟|倍|万|亿|毫米|微米|吨|次|成)|百分之|(?:^|\D)\d{1,3}年|[０-９.]年|[\d０-９.]\s年`
const MEASURED = new RegExp(String.raw`±\s?\d|[\d０-９.]\s?(?:${SIGN_UNIT}|${CHINESE_UNIT})|${IN_WORDS}`)

/** Whether a text states something that can be measured: a figure with its unit, also in words. */
export const hasMeasuredFigure = (text: string): boolean => MEASURED.test(text)

/** One number or a range, after no letter (GB/T 9704); old browsers know no lookbehind. */
const NUMBERS =
  /(^|[^A-Za-z\d.,-])((?:[≤≥<>＜＞≈±]\s?)?[−+-]?\d+(?:[.,]\d+)*(?:×10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+)?(?:%?[～±][−+-]?\d+(?:[.,]\d+)*)?)/g
/** A unit to its end: m³/h, 万元, 模次. Sticky: tried at one position, so the time is linear. */
const UNIT = new RegExp(
  String.raw`\s?(?:[μµ][A-Za-z]{1,3}|${SIGN_UNIT}|${CHINESE_UNIT}|条(?!件)|[平模人通支核批路炉颗份组只张尾家岁])[²³⁻¹]{0,2}[方米秒瓦日次道元支张颗只尾条像素]{0,2}(?:[/·]\d{0,4}[A-Za-z³²炉只]{1,4}){0,2}(?![\dA-Za-z-])`,
  'y',
)

/** A piece of a text; a figure is a number with its unit. */
export interface TextPart {
  text: string
  figure: boolean
}

/** Cuts a text into figures and the rest; the pieces joined are the text. */
export function figuresInText(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const { index, 1: before = '', 2: numbers = '' } of text.matchAll(NUMBERS)) {
    const start = index + before.length
    UNIT.lastIndex = start + numbers.length
    const unit = UNIT.exec(text)?.[0]
    if (unit === undefined || start < end) continue
    if (start > end) parts.push({ text: text.slice(end, start), figure: false })
    parts.push({ text: numbers + unit, figure: true })
    end = start + numbers.length + unit.length
  }
  if (end < text.length) parts.push({ text: text.slice(end), figure: false })
  return parts
}
