/** 某某（说明）: the words before, and those in the brackets at the end; undefined without both. */
export function bracketAtEnd(text: string): { before: string; inside: string } | undefined {
  const whole = text.trim()
  if (!/[)）]$/.test(whole)) return undefined
  const at = Math.max(whole.lastIndexOf('（'), whole.lastIndexOf('('))
  const [before, inside] = [whole.slice(0, Math.max(0, at)).trim(), whole.slice(at + 1, -1).trim()]
  return at > 0 && before && inside && !/[)）]/.test(inside) ? { before, inside } : undefined
}
