/**
 * Markdown that may be posted with a token that writes: no link but to the site, no picture, no HTML, no mention or
 * reference that a host makes a link of, no line that a host takes for a command. What is not allowed stays as text.
 */
export function safeMarkdown(text: string, siteUrl: string | undefined): string {
  const parts = siteUrl ? text.split(linksTo(siteUrl)) : [text]
  // Odd parts are the links themselves.
  const safe = parts.map((part, at) => (at % 2 === 1 ? part : harmless(part))).join('')
  return safe.replace(/^([^\S\n]*(?:[>*+-][^\S\n]+)*)\//gm, '$1／')
}

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
    .replace(REFERENCE, fullWidth)

/** Signs that begin a reference, before what they refer to: #12 !12 %12 %"name" ~label &12 $12. */
const SIGNS: Record<string, { entities: string; shown: string }> = {
  '#': { entities: '&#0*35;?|&#x0*23;?|&num;?', shown: '＃' },
  '!': { entities: '&#0*33;?|&#x0*21;?|&excl;?', shown: '！' },
  '%': { entities: '&#0*37;?|&#x0*25;?|&percnt;?', shown: '％' },
  '~': { entities: '&#0*126;?|&#x0*7e;?|&tilde;?', shown: '～' },
  $: { entities: '&#0*36;?|&#x0*24;?|&dollar;?', shown: '＄' },
  '&': { entities: '&#0*38;?|&#x0*26;?|&amp;?', shown: '＆' },
}
const written = Object.entries(SIGNS).map(([sign, { entities }]) => `${entities}|[${sign}]`)
/** #12 and !12 may stand behind the name of a repository; the others, and names, stand alone. */
const REFERENCE = new RegExp(
  `(?:${written.slice(0, 2).join('|')})(?=\\d)|(?<![\\p{L}\\d])(?:${written.slice(2).join('|')})(?=[\\p{L}\\d"])`,
  'giu',
)

/** The sign as a host does not read it. What begins an entity that is no such sign, as in `&#42;`, stays. */
function fullWidth(match: string, at: number, text: string): string {
  if (match === '#' && text[at - 1] === '&') return match
  if (match === '&' && /^&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,31});/i.test(text.slice(at, at + 40)))
    return match
  const known = Object.entries(SIGNS).find(
    ([sign, { entities }]) => match === sign || new RegExp(`^(?:${entities})$`, 'i').test(match),
  )
  return known![1].shown
}
