import { child, type Element } from './read-xml.ts'

/** Word's switches: there = on, unless its value says otherwise. */
export function isEnabled(element: Element | undefined, withoutValue: boolean): boolean {
  if (!element) return false
  const { val } = element.attributes
  return val === undefined ? withoutValue : !['0', 'false', 'off', 'none'].includes(val)
}

/**
 * How people make words stand out, each a row: the property, and what it says unless it says nothing.
 * Fonts and sizes are left out: the signs of boxes have fonts of their own.
 */
const WAYS: readonly [property: string, said: (element: Element) => string | undefined][] = [
  ['w:b', (element) => (isEnabled(element, true) ? 'bold' : undefined)],
  ['w:i', (element) => (isEnabled(element, true) ? 'italic' : undefined)],
  ['w:u', ({ attributes }) => unless(attributes['val'], ['none', undefined])],
  ['w:highlight', ({ attributes }) => unless(attributes['val'], ['none', 'white', undefined])],
  ['w:color', ({ attributes }) => (isDark(attributes['val']) ? undefined : attributes['val'])],
  ['w:shd', ({ attributes }) => unless(attributes['fill']?.toLowerCase(), ['auto', 'ffffff', undefined])],
  ['w:em', ({ attributes }) => unless(attributes['val'], ['none', undefined])],
  ['w:bdr', ({ attributes }) => unless(attributes['val'], ['none', 'nil', undefined])],
  ['w:rStyle', ({ attributes }) => attributes['val']],
]

/** Two runs stand out alike if and only if these are equal; '' for plain text. */
export function lookOf(properties: Element | undefined): string {
  const said = WAYS.flatMap(([property, what]) => {
    const element = child(properties, property)
    const value = element && what(element)
    return value === undefined ? [] : [`${property}:${value}`]
  })
  return said.join(' ')
}

const unless = (value: string | undefined, nothing: readonly (string | undefined)[]) =>
  nothing.includes(value) ? undefined : value

/** Black, and the greys that are meant as black. */
function isDark(color: string | undefined): boolean {
  const [, red, green, blue] = /^(..)(..)(..)$/.exec(color ?? '') ?? []
  if (color === undefined || color === 'auto') return true
  return red === green && green === blue && Number.parseInt(red ?? 'ff', 16) < 0x60
}

/** White letters on no colour of their own: nobody sees them. */
export function isWhite(properties: Element | undefined): boolean {
  const color = child(properties, 'w:color')?.attributes['val']
  const filled = /w:(?:shd|highlight):/.test(lookOf(properties))
  return /^f{6}$/i.test(color ?? '') && !filled
}
