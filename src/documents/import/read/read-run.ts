import { readableText } from '../../../domain/readable-text.ts'
import { shownByCode } from './field-code.ts'
import { isEnabled, isWhite, lookOf } from './read-look.ts'
import { Notes, plainText } from './read-notes.ts'
import { symbolOf, textInFont, UNKNOWN_SYMBOL } from './read-symbols.ts'
import { child, type Element, elementsOf } from './read-xml.ts'
import {
  type Aside,
  type AsideKind,
  alternative,
  isPlaceholder,
  type Look,
  type Oddity,
} from './word-document.ts'

interface OpenField {
  code: string
  /** Where its result begins in the text. */
  from: number
}

/** Collects the text of a paragraph over all its runs, and what text cannot say. */
export class RunReader {
  text = ''
  readonly looks: Look[] = []
  readonly doubts = new Set<Oddity>()
  readonly asides: Aside[] = []
  /** Contents of text boxes, to be read by themselves. */
  readonly boxes: Element[] = []
  readonly #notes: Notes
  /** Of the run that is being read. */
  #look = ''
  /** The fields that have begun, the innermost last. */
  readonly #fields: OpenField[] = []

  constructor(notes = new Notes()) {
    this.#notes = notes
  }

  read(parent: Element): void {
    for (const element of elementsOf(parent)) this.#element(element)
  }

  #element(element: Element): void {
    switch (element.name) {
      case 'w:r':
        this.#run(element)
        break
      case 'w:ins':
      case 'w:moveTo':
      case 'w:hyperlink':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:fldSimple':
      case 'w:dir':
      case 'w:bdo':
      case 'w:sdtContent':
        this.read(element)
        break
      case 'w:sdt':
        this.#control(element)
        break
      case 'mc:AlternateContent':
        this.#children(alternative(element), {})
        break
      case 'm:oMath':
      case 'm:oMathPara':
        this.doubts.add('formula')
        this.#add(plainText(element))
        break
      case 'w:del':
        this.#aside('deleted', plainText(element))
        break
      // What was moved away stands where it went; the rest are marks of the program.
    }
  }

  /** A tick box says its state twice; only if both agree is it known. */
  #control(element: Element): void {
    if (isPlaceholder(element)) return
    const content = child(element, 'w:sdtContent')
    const box = child(child(element, 'w:sdtPr'), 'w14:checkbox')
    if (!box) {
      if (content) this.read(content)
      return
    }
    const on = isEnabled(child(box, 'w14:checked'), false)
    const shown = new RunReader(this.#notes)
    if (content) shown.read(content)
    const sign = shown.text.trim()
    const agrees = on ? !/^[□☐○◻]$/.test(sign) : !/^[☑☒√✓✔■●]$/.test(sign)
    if (!agrees) this.doubts.add('unsure-box')
    this.text += on ? '☑' : '□'
  }

  #run(run: Element): void {
    const properties = child(run, 'w:rPr')
    if (isEnabled(child(properties, 'w:vanish'), true)) {
      this.#aside('hidden-cell', plainText(run))
      return
    }
    const fonts = child(properties, 'w:rFonts')?.attributes
    const raised = child(properties, 'w:vertAlign')?.attributes['val']
    this.#look = lookOf(properties)
    const from = this.text.length
    this.#children(run, { font: fonts?.['ascii'] ?? fonts?.['hAnsi'], raised })
    if (isWhite(properties) && this.text.slice(from).trim()) this.doubts.add('hidden')
    const struck = ['w:strike', 'w:dstrike'].some((name) => isEnabled(child(properties, name), true))
    if (struck && this.text.slice(from).trim()) this.#strike(from)
  }

  /** Marks what was added from here on as struck out. */
  #strike(from: number): void {
    const [before, words] = [this.text.slice(0, from), this.text.slice(from)]
    this.doubts.add('struck')
    this.text = before.endsWith(STRUCK_END)
      ? `${before.slice(0, -STRUCK_END.length)}${words}${STRUCK_END}`
      : `${before}${STRUCK}${words}${STRUCK_END}`
  }

  #aside(kind: AsideKind, text: string): void {
    const last = this.asides.at(-1)
    // Word cuts one text into several runs.
    if (last && last.kind === kind && (kind === 'hidden-cell' || kind === 'deleted')) last.text += text
    else if (text.trim()) this.asides.push({ kind, text })
  }

  #children(parent: Element, look: { font?: string | undefined; raised?: string | undefined }): void {
    for (const part of elementsOf(parent)) {
      if (part.name === 'w:t')
        this.#add(raise(textInFont(decoded(contentOf(part)), look.font), look.raised, this.doubts))
      else if (part.name === 'w:sym') this.#add(symbolOf(part.attributes['font'], part.attributes['char']))
      else if (part.name === 'w:tab' || part.name === 'w:ptab') this.#add('\t')
      else if (part.name === 'w:br' || part.name === 'w:cr') this.#add('\n')
      else if (part.name === 'w:delText') this.#aside('deleted', contentOf(part))
      else if (part.name === 'w:noBreakHyphen') this.#add('-')
      else if (part.name === 'w:fldChar') this.#field(part)
      else if (part.name === 'w:instrText') {
        const open = this.#fields.at(-1)
        if (open) open.code += contentOf(part)
      } else if (part.name === 'w:drawing' || part.name === 'w:pict' || part.name === 'w:object') {
        this.doubts.add('picture')
        const boxes = textBoxes(part)
        this.boxes.push(...boxes)
        if (boxes.length === 0) this.asides.push({ kind: 'picture', text: '' })
      } else if (part.name === 'w:ruby') {
        this.read(child(part, 'w:rubyBase') ?? part)
        this.#aside('ruby', plainText(child(part, 'w:rt') ?? part))
      } else if (part.name === 'mc:AlternateContent') this.#children(alternative(part), look)
      else if (part.name === 'w:r') this.#run(part)
      else {
        const note = this.#notes.pointedAt(part)
        if (note) this.asides.push(note)
      }
    }
  }

  /** The tick box of old forms, and their list to choose from, whose choice stands in no text. */
  #field(part: Element): void {
    const { fldCharType } = part.attributes
    if (fldCharType === 'begin') this.#fields.push({ code: '', from: this.text.length })
    if (fldCharType === 'end') this.#endField(this.#fields.pop())
    const list = child(child(part, 'w:ffData'), 'w:ddList')
    if (list) {
      const entries = elementsOf(list).filter(({ name }) => name === 'w:listEntry')
      const chosen = child(list, 'w:result') ?? child(list, 'w:default')
      this.#add(entries[Number(chosen?.attributes['val'] ?? 0)]?.attributes['val'] ?? '')
    }
    const box = child(child(part, 'w:ffData'), 'w:checkBox')
    if (!box) return
    const state = child(box, 'w:checked')
    this.text += (state ? isEnabled(state, true) : isEnabled(child(box, 'w:default'), false)) ? '☑' : '□'
  }

  /** What a field without a result shows stands in its code alone. */
  #endField(field: OpenField | undefined): void {
    if (!field || this.text.length > field.from) return
    const shown = shownByCode(field.code)
    if (shown === undefined) return
    if ('formula' in shown) this.doubts.add('formula')
    this.#add('formula' in shown ? shown.formula : shown.text)
  }

  #add(shown: string): void {
    const text = readableText(shown)
    if (text.includes(UNKNOWN_SYMBOL)) this.doubts.add('symbol')
    const from = this.text.length
    this.text += text
    if (this.#look) this.looks.push({ from, to: this.text.length, look: this.#look })
  }
}

function contentOf(element: Element): string {
  return element.children.filter((part) => typeof part === 'string').join('')
}

const STRUCK = '〔划掉：'
const STRUCK_END = '〕'

/** A line break as spreadsheets write it into text. */
const decoded = (text: string) => text.replace(/_x000[Dd]_(?:\n|_x000[Aa]_)?|_x000[Aa]_/g, '\n')

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ'
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎'
const PLAIN = '0123456789+-=()n'

/** cm² must not become cm2: signs of their own where there are any. */
function raise(text: string, position: string | undefined, doubts: Set<Oddity>): string {
  if (position !== 'superscript' && position !== 'subscript') return text
  const signs = position === 'superscript' ? RAISED : LOWERED
  let result = ''
  for (const character of text) {
    const sign = signs[PLAIN.indexOf(character === '−' ? '-' : character)]
    if (sign === undefined && character.trim()) doubts.add('raised')
    result += sign ?? character
  }
  return result
}

function textBoxes(element: Element): Element[] {
  return elementsOf(element).flatMap((inner) =>
    inner.name === 'w:txbxContent'
      ? [inner]
      : textBoxes(inner.name === 'mc:AlternateContent' ? alternative(inner) : inner),
  )
}
