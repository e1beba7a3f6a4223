/**
 * Markdown that may be posted with a token that writes: no link but to the site, no picture, no HTML, no mention or
 * reference that a host makes a link of, no line that a host takes for a command. What is not allowed stays as text.
 */
export function safeMarkdown(text: string, siteUrl: string | undefined): string {
  const parts = siteUrl ? text.split(linksTo(siteUrl)) : [text]
  // Odd parts are the links themselves.
  const safe = parts.map((part, at) => (at % 2 === 1 ? part : harmless(part))).join('')
  return safe.split('\n').map(withoutCommand).join('\n')
}

/** A line that begins with `/`, also in a list or a quotation. */
const withoutCommand = (line: string) => line.replace(/^([\s>*+-]*)\//, '$1／')

/** Links whose label and address have no character with a meaning in markdown. */
function linksTo(siteUrl: string): RegExp {
  const address = siteUrl.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  return new RegExp(`(\\[[^\\[\\]()!<>@\\\\\`\\n]*\\]\\(${address}[\\w/#-]*\\))`)
}

const harmless = (text: string) =>
  text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll('<', '&lt;')
    .replace(/@|&#0*64;?|&#x0*40;?|&commat;?/gi, '＠')
    // Pictures, links, footnotes, and definitions of what a link elsewhere means.
    .replace(/\](?=[([:^])/g, '］')
    .replace(/!(?=\[)/g, '！')
    .replace(/:(?=\/\/)|&#0*58;?(?=\/\/)|&#x0*3a;?(?=\/\/)|&colon;?(?=\/\/)/gi, '：')
    .replace(/\b(mailto|xmpp|javascript|data):/gi, '$1：')
    .replace(/\bwww(?=\.|&#0*46;?|&#x0*2e;?)/gi, 'www\u2060')
    .replace(/\bGH-(?=\d)/gi, 'GH－')
    // #12 and !12 may stand behind the name of a repository.
    .replace(/(?:&(?:#0*3[35]|#x0*2[13]|num|excl);?|[#!])(?=\d)/gi, fullWidth)
    // %12 %"name" ~label &12 $12 stand alone.
    .replace(
      /(?<![\p{L}\d])(?:&(?:#0*(?:3[678]|126)|#x0*(?:2[456]|7e)|percnt|tilde|dollar|amp);?|[%~$&])(?=[\p{L}\d"])/giu,
      fullWidth,
    )

/** The sign of a reference as a host does not read it; the `&#` of an entity for another sign stays. */
function fullWidth(match: string, at: number, text: string): string {
  if (match === '#' && text[at - 1] === '&') return match
  if (match === '&' && /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/i.test(text.slice(at, at + 40)))
    return match
  return String.fromCharCode(codeOf(match) + TO_FULL_WIDTH)
}

const TO_FULL_WIDTH = 0xff01 - 0x21
const NAMED: Record<string, string> = { num: '#', excl: '!', percnt: '%', tilde: '~', dollar: '$', amp: '&' }

/** The code of a sign, or of the entity that stands for it. */
function codeOf(match: string): number {
  const entity = match.toLowerCase().replace(/^&|;$/g, '')
  if (match.length === 1) return match.charCodeAt(0)
  if (entity.startsWith('#x')) return Number.parseInt(entity.slice(2), 16)
  return entity.startsWith('#') ? Number.parseInt(entity.slice(1), 10) : NAMED[entity]!.charCodeAt(0)
}
