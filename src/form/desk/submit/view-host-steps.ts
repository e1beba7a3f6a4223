import { ownForkPages } from '../../../forge/web-pages.ts'
import { handInSteps, handIn as text } from '../../../text/hand-in.ts'
import { h } from '../../dom.ts'
import type { Desk } from '../state/desk.ts'

const ACCOUNT = /^[A-Za-z0-9][\w.-]{0,99}$/

/** For an account without a token: the host's own pages, step by step; a link to each once the account is known. */
export function stepsOnHostView(desk: Desk, changedPaths: () => Promise<string[]>): HTMLElement {
  const { forge } = desk.known.site
  if (!forge) return h('div', {})
  const account = h('input', {
    id: 'desk-account',
    class: 'short',
    autocomplete: 'username',
    spellcheck: 'false',
    'aria-describedby': 'desk-account-hint desk-account-problem',
  })
  const problem = h('p', { class: 'problem', id: 'desk-account-problem', hidden: true }, text.accountWrong)
  const list = h('div', {})

  const show = async () => {
    const { district, year } = desk
    const name = account.value.trim()
    problem.hidden = name === '' || ACCOUNT.test(name)
    const slug = district?.slug ?? ''
    const branch = `demands-${year}-${slug}`
    const folder = `content/cycles/${year}/demands/${slug}`
    const pages = ACCOUNT.test(name) ? ownForkPages(forge, name, branch) : undefined
    const changed = await changedPaths().catch(() => [])
    const steps = handInSteps[forge.kind]
    const step = (words: string, url: string | undefined) =>
      h('li', {}, words, ' ', url && h('a', { href: url, rel: 'noreferrer', target: '_blank' }, text.open))
    const filing = changed.find((path) => !path.startsWith(folder))
    const filingFolder = filing?.replace(/\/[^/]*$/, '')
    list.replaceChildren(
      h('p', {}, text.changed(changed.length)),
      h(
        'ol',
        { class: 'by-hand' },
        step(steps.fork({ folder, branch }), pages?.fork),
        step(steps.level({ folder, branch }), pages?.level),
        step(steps.upload({ folder, branch }), pages?.upload(folder)),
        filingFolder !== undefined && step(text.filing, pages?.upload(filingFolder)),
        step(steps.pull({ folder, branch }), pages?.pull),
      ),
    )
  }
  const details = h(
    'details',
    { class: 'more', 'data-part': 'host-steps' },
    h('summary', {}, text.account),
    h(
      'div',
      { class: 'field' },
      h('label', { for: 'desk-account' }, text.accountName),
      h('p', { class: 'hint', id: 'desk-account-hint' }, text.accountHint),
      problem,
      account,
    ),
    list,
  )
  const showIfOpen = () => void (details.open && show())
  account.addEventListener('input', showIfOpen)
  details.addEventListener('toggle', showIfOpen)
  desk.addEventListener('change', showIfOpen)
  return details
}
