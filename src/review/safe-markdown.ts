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

/** GitLab obeys a line that begins with a slash, also in a quotation or a list. */
const withoutCommand = (line: string) => line.replace(/^(\s*(?:(?:[>*+-]|\d{1,9}[.)])\s+)*)\//, '$1／')

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
    // #12 GH-12 !12 %12 ~label &12 $12, and [vulnerability:12] of GitLab.
    .replace(/(?:#|&#0*35;?|&#x0*23;?|&num;?)(?=[\p{L}\d])/gu, numberSign)
    .replace(/(?:!|&#0*33;?|&#x0*21;?|&excl;?)(?=[\p{L}\d])/giu, '！')
    .replace(/\bGH-(?=\d)/gi, 'GH－')
    .replace(/[%~$](?=[\p{L}\d"])/gu, (sign) => FULL_WIDTH[sign]!)

/** A number sign, unless it begins an entity such as `&#42;`, which the text before it shows. */
function numberSign(match: string, at: number, text: string): string {
  return match === '#' && text[at - 1] === '&' ? match : '＃'
}

const FULL_WIDTH: Record<string, string> = { '%': '％', '~': '～', $: '＄' }
