/** A strict reader of RFC 4180, written from its grammar: throws where a file breaks it. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  while (at < text.length) {
    const [value, end] = text[at] === '"' ? quoted(text, at) : plain(text, at)
    row.push(value)
    if (text[end] === ',') at = end + 1
    else if (text.startsWith('\r\n', end)) {
      rows.push(row)
      row = []
      at = end + 2
      continue
    } else throw new Error(`CSV: a comma or a line end expected at ${end}`)
    if (at >= text.length) throw new Error('CSV: the last line has no end')
    if (text.startsWith('\r\n', at)) {
      row.push('')
      rows.push(row)
      row = []
      at += 2
    }
  }
  return rows
}

function quoted(text: string, start: number): [string, number] {
  const match = /"((?:[^"]|"")*)"/y
  match.lastIndex = start
  const found = match.exec(text)
  if (!found) throw new Error(`CSV: the quote at ${start} has no end`)
  return [found[1]!.replaceAll('""', '"'), match.lastIndex]
}

function plain(text: string, start: number): [string, number] {
  const match = /[^",\r\n]*/y
  match.lastIndex = start
  return [match.exec(text)![0], match.lastIndex]
}
