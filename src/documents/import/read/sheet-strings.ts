import { readableText } from '../../../domain/readable-text.ts'
import { isOn } from './sheet-styles.ts'
import { walkXml } from './xml-events.ts'

/** A text of a cell, and whether some of its letters are struck out. */
export interface CellText {
  text: string
  struck: boolean
}

/** Gathers the text of `<si>` or `<is>`, whose parts may be runs of their own look; readings of characters (`rPh`) are no text. */
export class TextCollector {
  #text = ''
  #struck = false
  #runStruck = false
  #phonetic = 0
  #inText = false

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'rPh') this.#phonetic++
    else if (name === 'r') this.#runStruck = false
    else if (name === 'strike') this.#runStruck = isOn(attributes)
    else if (name === 't') this.#inText = this.#phonetic === 0
  }

  say(text: string): void {
    if (!this.#inText) return
    this.#text += text
    if (this.#runStruck && text.trim() !== '') this.#struck = true
  }

  close(name: string): void {
    if (name === 'rPh') this.#phonetic--
    else if (name === 't') this.#inText = false
    else if (name === 'r') this.#runStruck = false
  }

  /** What was gathered; the next text begins anew. */
  take(): CellText {
    const taken = { text: plainText(this.#text), struck: this.#struck }
    this.#text = ''
    this.#struck = false
    return taken
  }
}

/** `_x000D_` is a character that XML has no place for (ECMA-376 part 1, 22.9.2.19); a line ends with a line feed. */
export function plainText(text: string): string {
  return readableText(
    text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))),
  )
}

const ITEM = /<(?:[\w.-]+:)?si[\s/>]/g

/** The shared texts by number, each read when a cell asks for it: a file may hold many more than its cells use. */
export function sharedStrings(xml: string | undefined): (at: number) => CellText {
  if (xml === undefined) return () => ({ text: '', struck: false })
  const starts = [...xml.matchAll(ITEM)].map(({ index }) => index)
  const end = xml.search(/<\/(?:[\w.-]+:)?sst\s*>\s*$/)
  const known = new Map<number, CellText>()
  return (at) => {
    const from = starts[at]
    if (from === undefined) return { text: '', struck: false }
    const cached = known.get(at)
    if (cached) return cached
    const collector = new TextCollector()
    walkXml(xml.slice(from, starts[at + 1] ?? (end < 0 ? undefined : end)), {
      open: (name, attributes) => collector.open(name, attributes),
      text: (text) => collector.say(text),
      close: (name) => collector.close(name),
    })
    const text = collector.take()
    known.set(at, text)
    return text
  }
}
