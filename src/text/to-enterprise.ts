/** What a clerk sends to an enterprise: what to mend, and the receipt. */

export interface ReturnMessage {
  name: string
  year: string
  /** In the words of the form. */
  toMend: readonly string[]
  toLookAt: readonly string[]
  /** The form's address. */
  form: string
  /** 距截止…… */
  until: string
  office: string
  phone: string | undefined
}

const numbered = (lines: readonly string[]) => lines.map((line, index) => `${index + 1}. ${line}`)
const signed = (office: string, phone: string | undefined) => `${office}${phone ? ` ${phone}` : ''}`

export function returnMessage(about: ReturnMessage): string {
  const { name, year, toMend, toLookAt, form, until, office, phone } = about
  return [
    `${name}：`,
    `贵单位交来的${year}年“科技副总”需求收到了，还要请您改一改。`,
    ...(toMend.length > 0 ? ['', `要改的（${toMend.length} 处）：`, ...numbered(toMend)] : []),
    ...(toLookAt.length > 0
      ? ['', `请再看一看的（${toLookAt.length} 处，确实没有写错就不用改）：`, ...numbered(toLookAt)]
      : []),
    '',
    `怎么改：打开 ${form} ，选“打开以前的文件”，打开您交来的那个文件，改好以后重新下载，再发给我们。`,
    until,
    signed(office, phone),
  ].join('\n')
}

export interface Receipt {
  name: string
  year: string
  district: string
  /** When it came to the desk. */
  at: string
  /** Credit code or alias; absent where it is not known yet. */
  id?: string
  /** Absent while there are errors. */
  digest?: string
  office: string
  phone: string | undefined
}

export function receiptText({ name, year, district, at, id, digest, office, phone }: Receipt): string {
  return [
    `收件回执：${year}年企业“科技副总”需求与技术创新难题信息表`,
    `企业：${name}`,
    ...(id ? [`代码或别名：${id}`] : []),
    `收件时间：${at}`,
    digest
      ? `校验码：${digest}（和附件1页脚印的相同，就是同一份内容）`
      : '校验码：内容还有要改的，改好以后才有',
    `收件单位：${signed(office, phone)}（${district}）`,
    '收件不等于审核通过；有要改的，会另行告诉您。',
  ].join('\n')
}

export const toEnterprise = {
  returned: '退回修改',
  returnHint: '复制后发给企业（微信、短信都可以）。',
  receipt: '收件回执',
  receiptHint: '复制后发给企业，或者打印盖章。',
  label: '要发的文字',
  copy: '复制',
  print: '打印',
  copied: '已复制。',
  copyFailed: '浏览器不让复制，请在框里全选，再复制。',
} as const
