/**
 * The part of SVG 2 that draws: shapes, text and gradients, with presentation attributes. Left out is all
 * that runs (script, animation, events), loads (image, use, filter, style, href), holds another language
 * (foreignObject) or repeats itself without end (pattern, mask, use).
 */
export const drawingElements = words(`
  svg g defs title desc
  path rect circle ellipse line polyline polygon
  text tspan
  linearGradient radialGradient stop clipPath
`)

export const drawingAttributes = words(`
  id role lang xml:lang xml:space version baseProfile aria-hidden aria-label aria-labelledby
  viewBox preserveAspectRatio width height x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy d points pathLength
  transform gradientTransform gradientUnits clipPathUnits spreadMethod offset stop-color stop-opacity
  color fill fill-opacity fill-rule stroke stroke-dasharray stroke-dashoffset stroke-linecap
  stroke-linejoin stroke-miterlimit stroke-opacity stroke-width opacity paint-order vector-effect
  clip-path clip-rule display visibility overflow shape-rendering text-rendering
  font-family font-size font-style font-weight letter-spacing word-spacing text-anchor
  dominant-baseline textLength lengthAdjust
`)

/** Attributes with text for people who cannot see the drawing; all others hold numbers or CSS. */
export const isTextAttribute = (name: string) => name === 'aria-label'

const FUNCTIONS = new Set([
  ...words('matrix translate scale rotate skewX skewY'),
  ...words('rgb rgba hsl hsla'),
  // A bracket after a blank calls nothing.
  '',
])
/** The name before each bracket, from where it begins: so every character is read once. */
const CALLS = /(?<![^\s,()])([^\s,()]*)\(/g
/** Another place of the same drawing. */
const OWN = /^url\(#[\w.-]+\)$/

/** No function but those that move and colour, and no address; an escape could spell one. */
export function isPlainValue(value: string): boolean {
  if (OWN.test(value)) return true
  return !value.includes('\\') && [...value.matchAll(CALLS)].every(([, name = '']) => FUNCTIONS.has(name))
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}
