/**
 * Tables as CSV after RFC 4180: commas, CRLF, quotes doubled. A byte order mark makes Excel read it as
 * UTF-8; and a text that a spreadsheet would take for a formula gets an apostrophe before it, as
 * https://owasp.org/www-community/attacks/CSV_Injection asks for. Numbers stay numbers.
 */
export type CsvCell = string | number | undefined

export function csvText(rows: readonly (readonly CsvCell[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`
}

/** Start of a formula, also after spaces and in full width, which some spreadsheets fold. */
const FORMULA = /^[\s\u00a0\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠\t\r\n]/u
/** A separator in some country's Excel, a quote, or an edge that would be trimmed. */
const TO_QUOTE = /[",;|\t\r\n]|^\s|\s$/

function cell(value: CsvCell): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  // Line ends inside a cell are LF, as Excel writes them itself.
  const text = value.replace(/\r\n?/g, '\n')
  const safe = FORMULA.test(text) ? `'${text}` : text
  return TO_QUOTE.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
