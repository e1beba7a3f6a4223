/** Input and output of digests: one text for equal values, hexadecimal digits for bytes. */

/**
 * A value of JSON as text with the keys of each object sorted by code units, without absent ones, and no white
 * space: equal values, and only those, give equal text. Lone surrogates are escaped, so UTF-8 keeps all of it
 * apart. Printed papers and sealed entries carry digests of it, so it never changes.
 */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join()}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  // Built by hand: an object would put keys such as `1` first, and lose `__proto__`.
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  fields.sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${sortedJson(field)}`).join()}}`
}

/** Two digits a byte; browsers of 2022 have no `toHex`. */
export function hex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
