import { readFile } from 'node:fs/promises'
import { comparableName } from '../src/domain/compared-names.ts'
import { type CreditCodeFault, creditCodeFault } from '../src/domain/credit-code.ts'
import { trimEndOf } from '../src/domain/ends.ts'
import { utf16Of } from '../src/domain/utf-16.ts'
import { utf8OrGb18030 } from '../src/domain/windows-text.ts'
import { CannotRun } from '../src/node/cannot-run.ts'

const WHY: Record<CreditCodeFault, string> = {
  length: '应当是18位',
  letters: '有不会出现的字母',
  region: '第3至8位应当都是数字',
  'id-number': '像是身份证号码，一律不收',
  check: '校验位不符，可能抄错了一位',
}

/** Why a code is not taken; `accepted`: the cycle's codes whose check character does not fit. Never quotes it. */
export function codeFault(code: string, accepted: readonly string[]): string | undefined {
  const fault = creditCodeFault(code)
  return fault === undefined || (fault === 'check' && accepted.includes(code)) ? undefined : WHY[fault]
}

/** Throws `CannotRun` for a code that is not taken. */
export function checkCode(code: string, where: string, accepted: readonly string[]): void {
  const fault = codeFault(code, accepted)
  if (fault) throw new CannotRun(`${where} 的统一社会信用代码${fault}。请对照营业执照核对。`)
}

/**
 * 文件名或企业名称,代码: one a line, the first may be a heading. Names as they are compared. Parted by whatever Excel and people put
 * there, a tab or ， too; Excel adds empty cells at the end.
 */
export function codesIn(text: string, accepted: readonly string[]): Map<string, string> {
  const codes = new Map<string, string>()
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const filled = trimEndOf(line, /[\s,，;；]/)
    const cut =
      [',', '，', ';', '；', '\t'].map((sign) => filled.lastIndexOf(sign)).find((at) => at >= 0) ?? -1
    const name = filled
      .slice(0, Math.max(0, cut))
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .replaceAll('""', '"')
    const code = filled
      .slice(cut + 1)
      .normalize('NFKC')
      .replace(/[\s"'’]/g, '')
      .toUpperCase()
    if (line.trim() === '' || (index === 0 && !/\d/.test(code))) continue
    if (cut < 0) throw new CannotRun(`代码表第${index + 1}行应当是“文件名,代码”。`)
    checkCode(code, `代码表第${index + 1}行`, accepted)
    codes.set(comparableName(name), code)
  }
  return codes
}

export async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new CannotRun(`打不开代码表：${file}`)
  })
  const utf16 = utf16Of(bytes)
  // What Excel in China saves as CSV.
  return utf16 ? new TextDecoder(utf16).decode(bytes) : utf8OrGb18030(bytes)
}
