/** Forms of settings that other programs read: a slip in one of them shows up nowhere else, or much later. */
export const textForms = {
  /** A folder's name and a part of an address. */
  slug: /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/,
  /** Without https:// and without a path. */
  domain: /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+$/u,
  address: /^https?:\/\/[A-Za-z\d.-]+(?::\d+)?(?:\/[\w./~-]*)?$/,
  /** A name on the forge, as one logs in. */
  account: /^[\w.-]+$/,
  /** As CODEOWNERS names who reviews. */
  team: /^@[\w.-]+(?:\/[\w.-]+)*$/,
  'area-code': /^0\d{2,3}$/,
  'division-code': /^\d{6}$/,
} as const satisfies Record<string, RegExp>

export type TextForm = keyof typeof textForms
