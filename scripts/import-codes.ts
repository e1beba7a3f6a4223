import { readFile } from 'node:fs/promises'
import { creditCodeFault } from '../src/domain/credit-code.ts'
import { CannotRun } from '../src/node/folder.ts'

/** Throws `CannotRun` for a code that cannot be one. */
export function checkCode(code: string, where: string): void {
  const fault = creditCodeFault(code)
  if (!fault) return
  const why = { length: '应当是18位', letters: '有不会出现的字母', check: '校验位不符，可能抄错了一位' }[
    fault
  ]
  throw new CannotRun(`${where} 的统一社会信用代码${why}。请对照营业执照核对。`)
}

/** 文件名或企业名称,代码: one a line, the first may be a heading. */
export function codesIn(text: string): Map<string, string> {
  const codes = new Map<string, string>()
  for (const [index, line] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const cut = line.lastIndexOf(',')
    const [name, code] = [line.slice(0, cut), line.slice(cut + 1)].map((part) =>
      part
        .trim()
        .replace(/^"(.*)"$/, '$1')
        .replaceAll('""', '"'),
    ) as [string, string]
    if (line.trim() === '' || (index === 0 && !/\d/.test(code))) continue
    if (cut < 0) throw new CannotRun(`代码表第${index + 1}行应当是“文件名,代码”。`)
    checkCode(code, `代码表第${index + 1}行`)
    codes.set(name, code)
  }
  return codes
}

export async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch(() => {
    throw new CannotRun(`打不开代码表：${file}`)
  })
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What Excel in China saves as CSV.
    return new TextDecoder('gb18030').decode(bytes)
  }
}
