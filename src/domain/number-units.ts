/** What a number counts. `plain`: with no unit that people type along. */
export type Unit = 'people' | 'money' | 'area' | 'plain'

/**
 * How people write a unit, and the power of ten that makes it the form's own (名, 万元, ㎡). Undefined: a unit that
 * is known and can not be converted without doubt; its third part is about how much it is. The form that is filled in
 * and the papers that are read know the same ones. The next habit is a row; longer words stand first.
 */
type Habit = readonly [words: string, power: number | undefined, about?: number]
const HABITS: Record<Unit, readonly Habit[]> = {
  people: [
    ['万人|万名', 4],
    ['千人|千名', 3],
    ['百人|百名', 2],
    ['人|[名位个](?:员工|职工)?|员', 0],
  ],
  money: [
    ['(?:亿|万|百万|千万)?(?:美元|美金|欧元|日元|港币|港元|英镑|韩元)|USD|EUR|JPY|HKD|[$€£＄]', undefined],
    ['吨|公斤|台|套|件|%|％', undefined],
    ['百亿元?|百亿', 6],
    ['十亿元?', 5],
    ['亿元人民币|亿元|亿', 4],
    ['千万元|千万', 3],
    ['百万元|百万', 2],
    ['十万元|十万', 1],
    ['[万萬]元人民币|[万萬]元整?|万RMB|[万萬]|[Ww]', 0],
    ['千元', -1],
    ['百元', -2],
    ['元人民币|元|圆|RMB|CNY', -4],
  ],
  area: [
    ['亩', undefined, 2000 / 3],
    ['公顷|平方公里|平方千米|平方英尺', undefined],
    ['万平方米|万平米|万㎡|万平方|万平', 4],
    ['平方米|平米|㎡|m²|m2|M2|M²|平方|平', 0],
  ],
  plain: [],
}

const WORDS: Record<Unit, { whole: RegExp; power: number | undefined; about: number | undefined }[]> =
  Object.fromEntries(
    Object.entries(HABITS).map(([unit, rows]) => [
      unit,
      rows.map(([words, power, about]) => ({ whole: new RegExp(`^(?:${words})$`), power, about })),
    ]),
  ) as never

export interface KnownUnit {
  /** As it is written. */
  word: string
  power: number | undefined
  /** What one of it is in the form's own unit, more or less; of a unit without power. */
  about?: number | undefined
}

/** A word as a unit of this kind. */
export function unitNamed(word: string, unit: Unit): KnownUnit | undefined {
  const row = WORDS[unit].find(({ whole }) => whole.test(word))
  return row && { word, power: row.power, about: row.about }
}

/** Any unit of any kind: of another kind than asked for, it contradicts. */
export const isUnit = (word: string) => (Object.keys(HABITS) as Unit[]).some((unit) => unitNamed(word, unit))
