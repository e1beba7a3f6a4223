import { symbolOf, textInFont, UNKNOWN_SYMBOL } from './read-symbols.ts'
import { child, type Element, elementsOf } from './read-xml.ts'
import { alternative, isPlaceholder, type Oddity } from './word-document.ts'

/** Collects the text of a paragraph over all its runs, and what text cannot say. */
export class RunReader {
  text = ''
  readonly doubts = new Set<Oddity>()
  /** Contents of text boxes, to be read by themselves. */
  readonly boxes: Element[] = []

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
        break
      // What was deleted or moved away (w:del, w:moveFrom), and marks of the program.
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
    const shown = new RunReader()
    if (content) shown.read(content)
    const sign = shown.text.trim()
    const agrees = on ? !/^[□☐○◻]$/.test(sign) : !/^[☑☒√✓✔■●]$/.test(sign)
    if (!agrees) this.doubts.add('unsure-box')
    this.text += on ? '☑' : '□'
  }

  #run(run: Element): void {
    const properties = child(run, 'w:rPr')
    if (isEnabled(child(properties, 'w:vanish'), true)) return
    if (isEnabled(child(properties, 'w:strike'), true) || isEnabled(child(properties, 'w:dstrike'), true)) {
      if (run.children.some((part) => typeof part !== 'string' && part.name === 'w:t'))
        this.doubts.add('struck')
    }
    const fonts = child(properties, 'w:rFonts')?.attributes
    const raised = child(properties, 'w:vertAlign')?.attributes['val']
    this.#children(run, { font: fonts?.['ascii'] ?? fonts?.['hAnsi'], raised })
  }

  #children(parent: Element, look: { font?: string | undefined; raised?: string | undefined }): void {
    for (const part of elementsOf(parent)) {
      if (part.name === 'w:t')
        this.#add(raise(textInFont(contentOf(part), look.font), look.raised, this.doubts))
      else if (part.name === 'w:sym') this.#add(symbolOf(part.attributes['font'], part.attributes['char']))
      else if (part.name === 'w:tab' || part.name === 'w:ptab') this.#add('\t')
      else if (part.name === 'w:br' || part.name === 'w:cr') this.#add('\n')
      else if (part.name === 'w:noBreakHyphen') this.#add('-')
      else if (part.name === 'w:fldChar') this.#field(part)
      else if (part.name === 'w:drawing' || part.name === 'w:pict' || part.name === 'w:object') {
        this.doubts.add('picture')
        this.boxes.push(...textBoxes(part))
      } else if (part.name === 'w:ruby') this.read(child(part, 'w:rubyBase') ?? part)
      else if (part.name === 'mc:AlternateContent') this.#children(alternative(part), look)
      else if (part.name === 'w:r') this.#run(part)
    }
  }

  /** The tick box of old forms. */
  #field(part: Element): void {
    const box = child(child(part, 'w:ffData'), 'w:checkBox')
    if (!box) return
    const state = child(box, 'w:checked')
    this.text += (state ? isEnabled(state, true) : isEnabled(child(box, 'w:default'), false)) ? '☑' : '□'
  }

  #add(text: string): void {
    if (text.includes(UNKNOWN_SYMBOL)) this.doubts.add('symbol')
    this.text += text
  }
}

function contentOf(element: Element): string {
  return element.children.filter((part) => typeof part === 'string').join('')
}

/** Word's switches: there = on, unless its value says otherwise. */
function isEnabled(element: Element | undefined, withoutValue: boolean): boolean {
  if (!element) return false
  const { val } = element.attributes
  return val === undefined ? withoutValue : !['0', 'false', 'off', 'none'].includes(val)
}

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
