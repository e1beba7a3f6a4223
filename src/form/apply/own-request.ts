import { withoutMark } from '../../domain/entry-mark.ts'
import type { ForgeSettings, Progress, Step } from '../../forge/forge.ts'
import { ownRequest as text } from '../../text/finished.ts'
import { forgeOutcomes, forgeSteps } from '../../text/forge.ts'
import { tokenHelp } from '../desk/submit/token-help.ts'
import { forgeFaultView } from '../desk/views/faults.ts'
import { h } from '../dom.ts'
import { messageOf } from './finished-fault.ts'
import type { FinishedFile } from './finished-file.ts'

/** A pull request of the enterprise's own, with a token that is kept in the field alone. */
export function ownRequestView(
  settings: ForgeSettings,
  file: () => Promise<FinishedFile>,
  about: { year: string; district: string },
): HTMLElement {
  const token = h('input', {
    id: 'own-token',
    type: 'password',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-describedby': 'own-token-hint',
  })
  const button = h('button', { type: 'submit', class: 'button' }, text.submit)
  const progress = h('p', { role: 'status' })
  const outcome = h('div', {})
  const forget = () => {
    token.value = ''
  }
  addEventListener('pagehide', forget)

  async function submitNow(event: Event): Promise<void> {
    event.preventDefault()
    if (token.value.trim() === '') {
      progress.textContent = text.tokenEmpty
      token.focus()
      return
    }
    button.disabled = true
    outcome.replaceChildren()
    progress.textContent = text.preparing
    try {
      const { name, path, text: content } = await file()
      const { submit } = await import('../../forge/forge.ts')
      const id = name.replace(/\.yaml$/, '')
      const change = {
        // Not below the district's own branch: git has no branch inside a branch.
        branch: `entries/${about.year}/${id}`,
        title: text.title(about.year, about.district, id),
        message: text.title(about.year, about.district, id),
        body: text.body(about.district),
        // The first line is for people who hand the file on.
        files: [{ path, text: withoutMark(content) }],
      }
      const onStep = (step: Step, how?: Progress) => {
        progress.textContent = `${forgeSteps[step]}${how && how.total > 1 ? ` ${how.done}/${how.total}` : ''}……`
      }
      const submitted = await submit(settings, token.value.trim(), change, {
        fetch: fetch.bind(globalThis),
        onStep,
      })
      forget()
      progress.textContent = ''
      outcome.replaceChildren(
        h(
          'p',
          { class: 'notice', tabindex: '-1' },
          forgeOutcomes[submitted.outcome],
          ' ',
          h('a', { href: submitted.url, rel: 'noreferrer', target: '_blank' }, text.look),
        ),
        h('p', {}, text.after(about.district)),
      )
    } catch (error) {
      progress.textContent = ''
      outcome.replaceChildren(await faultView(error, settings))
    } finally {
      button.disabled = false
      outcome.querySelector<HTMLElement>('[tabindex]')?.focus()
    }
  }

  return h(
    'details',
    { class: 'own-request' },
    h('summary', {}, text.summary),
    h('p', {}, text.intro),
    h(
      'form',
      { autocomplete: 'off', onsubmit: (event) => void submitNow(event) },
      h(
        'div',
        { class: 'field' },
        h('label', { for: 'own-token' }, text.token),
        h('p', { class: 'hint', id: 'own-token-hint' }, text.tokenHint),
        token,
      ),
      tokenHelp(settings),
      h('p', { class: 'actions' }, button),
    ),
    progress,
    outcome,
  )
}

async function faultView(error: unknown, { kind }: ForgeSettings): Promise<HTMLElement> {
  const { ForgeError } = await import('../../forge/forge.ts')
  const lines =
    error instanceof ForgeError ? forgeFaultView(error.fault, kind) : [h('p', {}, messageOf(error))]
  return h('div', { class: 'error-summary', tabindex: '-1' }, ...lines, h('p', {}, text.kept))
}
