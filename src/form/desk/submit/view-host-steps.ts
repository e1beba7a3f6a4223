import type { ForgeSettings } from '../../../forge/forge.ts'
import { ownForkPages } from '../../../forge/web-pages.ts'
import { handInSteps, handIn as text } from '../../../text/hand-in.ts'
import { h } from '../../dom.ts'

const ACCOUNT = /^[A-Za-z0-9][\w.-]{0,99}$/

export interface StepsOnHost {
  /** The ids of its controls begin so. */
  id: string
  forge: ForgeSettings | undefined
  branch: () => string
  /** Where most of the files lie. */
  folder: () => string
  changedPaths: () => Promise<string[]>
}

/** For an account without a token: the host's own pages, step by step; a link to each once the account is known. */
export function stepsOnHostView(about: StepsOnHost): { element: HTMLElement; show: () => void } {
  const { id, forge } = about
  if (!forge) return { element: h('div', {}), show: () => {} }
  const account = h('input', {
    id: `${id}-account`,
    class: 'short',
    autocomplete: 'username',
    spellcheck: 'false',
    'aria-describedby': `${id}-account-hint ${id}-account-problem`,
  })
  const problem = h('p', { class: 'problem', id: `${id}-account-problem`, hidden: true }, text.accountWrong)
  const list = h('div', {})

  const show = async () => {
    const name = account.value.trim()
    problem.hidden = name === '' || ACCOUNT.test(name)
    const [branch, folder] = [about.branch(), about.folder()]
    const pages = ACCOUNT.test(name) ? ownForkPages(forge, name, branch) : undefined
    const changed = await about.changedPaths().catch(() => [])
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
      h('label', { for: `${id}-account` }, text.accountName),
      h('p', { class: 'hint', id: `${id}-account-hint` }, text.accountHint),
      problem,
      account,
    ),
    list,
  )
  const showIfOpen = () => void (details.open && show())
  account.addEventListener('input', showIfOpen)
  details.addEventListener('toggle', showIfOpen)
  return { element: details, show: showIfOpen }
}
