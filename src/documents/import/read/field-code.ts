/**
 * What is seen of a field whose code is its picture. `{ EQ \\o\\ac(□,√) }` is how Word and WPS put a tick into a box (带圈字符);
 * of any other EQ only the parts can be told. `{ MACROBUTTON name □ }` shows what stands behind the name of its macro.
 * Undefined for fields that show nothing, or have their result as text.
 * https://support.microsoft.com/office/field-codes-eq-equation-field-2ab88ea0-0b64-4a3a-93bc-ba4ce7d9ae93
 */
export function shownByCode(code: string): { text: string } | { formula: string } | undefined {
  const [, kind = '', rest = ''] = /^\s*(\w+)\s*(.*)$/s.exec(code) ?? []
  if (/^macrobutton$/i.test(kind)) return { text: rest.replace(/^\S+\s*/, '').trimEnd() }
  if (!/^eq$/i.test(kind)) return undefined
  const laid = /^\\o(?:\\a[clrd])*\(([^(),，;；])[,，;；]([^(),，;；])\)$/i.exec(rest.replace(/\s/g, ''))
  const [box, sign] = laid ? [laid[1]!, laid[2]!] : []
  if (box && sign && /[□☐○◯]/.test(box) && /[√✓✔]/.test(sign)) return { text: '☑' }
  // ① to ⑨.
  if (box && /[○◯]/.test(box) && /[1-9]/.test(sign ?? ''))
    return { text: String.fromCodePoint(0x245f + Number(sign)) }
  return { formula: rest.trim() }
}
