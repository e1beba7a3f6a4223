import type { ForgeSettings } from '../../../forge/forge.ts'
import { tokenPages } from '../../../forge/web-pages.ts'
import { submission as text } from '../../../text/desk.ts'
import { forgeTokens, forgeWords } from '../../../text/forge.ts'
import { h } from '../../dom.ts'

/** What to do first, the token's rights in the words of the host's pages, and a link to make it, without referrer. */
export function tokenHelp(settings: ForgeSettings, first: readonly string[] = []): HTMLElement {
  return h(
    'details',
    { class: 'more' },
    h('summary', {}, text.makeToken),
    first.length > 0 && h('ol', { class: 'by-hand' }, ...first.map((line) => h('li', {}, line))),
    h('p', {}, forgeWords.tokenStays),
    h(
      'dl',
      { class: 'tokens' },
      ...tokenPages(settings).flatMap(({ kind, url }) => {
        const { name, who, rights } = forgeTokens[kind]
        return [
          h('dt', {}, h('a', { href: url, rel: 'noreferrer', target: '_blank' }, name)),
          h('dd', {}, `${who}${rights}`),
        ]
      }),
    ),
  )
}
