import type { Refusal } from './guard/guard-document.ts'

/** Words of this form's own title; the number of the annex alone is on many papers. */
const OWN_TITLE = /科技副总|选派需求|技术创新难题/
const FORM_TITLE = /(?:表|名单|清单|台账|花名册|登记册|目录|一览)(?:[(（][^()（）]*[)）])?$/

/** What other forms of the same office ask, and this one never does. */
const OTHER_COLUMNS = [
  /^法(?:人|定)代?表?人?/,
  /手机|联系电话|电话号码/,
  /^(?:通讯|企业|注册|详细|联系)?地址/,
  /^身份证/,
  /^(?:开户|银行)/,
]

const LONGEST_TITLE = 60

/** A line that names a form. */
export function isTitle(text: string): boolean {
  const line = text.replace(/\s/g, '')
  return (
    line.length <= LONGEST_TITLE &&
    (OWN_TITLE.test(line) || FORM_TITLE.test(line) || /^附件\d?[:：]?$/.test(line))
  )
}

/** True where title and columns are another form's, although some of its columns are this one's. */
export function isOtherForm(titles: readonly string[], labels: readonly string[]): boolean {
  const named = titles.map((title) => title.replace(/\s/g, '')).filter((title) => FORM_TITLE.test(title))
  if (named.length === 0 || named.some((title) => OWN_TITLE.test(title))) return false
  return (
    OTHER_COLUMNS.filter((pattern) => labels.some((label) => pattern.test(label.replace(/\s/g, ''))))
      .length >= 2
  )
}

/** The refusal of a file without this form, with the title that it has instead; a title names no person. */
export function seemsToBe(lines: readonly (readonly string[])[]): Refusal {
  // A title stands alone in its line.
  const alone = lines.flatMap((texts) => (texts.length === 1 ? texts[0]!.trim() : []))
  const seems = alone.find((text) => FORM_TITLE.test(text.replace(/\s/g, '')) && text.length <= LONGEST_TITLE)
  if (seems && /信息表/.test(seems) && OWN_TITLE.test(seems)) return { refused: 'annex1-in-sheet' }
  if (seems && OWN_TITLE.test(seems) && /汇总表/.test(seems)) return { refused: 'no-header' }
  return seems ? { refused: 'other-form', seems: seems.replace(/\s+/g, ' ') } : { refused: 'no-form' }
}
