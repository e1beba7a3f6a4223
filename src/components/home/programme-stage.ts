import { dateInWords } from '../../text/dates.ts'
import { daysBetween, inChina } from '../shared/china-time.ts'
import type { StageScript } from './stage-phases.ts'

/** Says where the programme stands when the page is read, in China's time; built, it says it of the build's day. */
class ProgrammeStage extends HTMLElement {
  connectedCallback(): void {
    const { builtAt, deadline, phases, today, states } = JSON.parse(this.dataset['script']!) as StageScript
    const write = (selector: string, text: string) => {
      const element = this.querySelector(selector)
      if (element) element.textContent = text
    }
    const show = () => {
      const now = Date.now()
      const phase = phases.filter(({ from }) => from <= now).pop()
      if (now < builtAt || !phase) return
      const { day } = inChina(new Date(now))
      write('[data-headline]', phase.headline.replace('{days}', String(daysBetween(day, deadline))))
      write('[data-detail]', phase.detail)
      for (const [at, item] of this.querySelectorAll('li').entries()) {
        const mark = item.querySelector('[data-mark]')!
        const state = at < phase.stage ? 'past' : at > phase.stage ? 'ahead' : 'now'
        item.className = state
        item.toggleAttribute('aria-current', false)
        if (state === 'now') item.setAttribute('aria-current', 'step')
        mark.className = state === 'now' ? 'today' : 'visually-hidden'
        mark.textContent = state === 'now' ? today.replace('{day}', dateInWords(day)) : states[state]
      }
    }
    show()
    // A tab that is looked at again the next day.
    document.addEventListener('visibilitychange', show)
  }
}

customElements.define('programme-stage', ProgrammeStage)
