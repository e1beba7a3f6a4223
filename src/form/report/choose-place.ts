import { chinaDay } from '../../domain/china-day.ts'
import { monthsOf } from '../../domain/follow-up.ts'
import { reportFragment } from '../../domain/report-place.ts'
import { reportForm as text } from '../../text/report-form.ts'
import { showRemarks } from '../apply/show-remarks.ts'
import { find, h } from '../dom.ts'
import { periodsUntil } from './report-months.ts'
import type { ReportSettings } from './report-settings.ts'

/** Asks which report it is, where no link says so; the address then says it, and the form opens. */
export function choosePlace(form: HTMLFormElement, settings: ReportSettings, isWrongLink: boolean): void {
  const control = <E extends HTMLElement>(name: string) => find<E>(form, `[name="place.${name}"]`)
  const district = control<HTMLSelectElement>('district')
  const alias = control<HTMLInputElement>('alias')
  const period = control<HTMLSelectElement>('period')
  period.append(...optionsOf(settings))
  find(form, '[data-wrong-link]').hidden = !isWrongLink
  district.addEventListener('change', () => {
    const chosen = settings.districts.find(({ slug }) => slug === district.value)
    find(form, '[data-office]').textContent = chosen ? text.office(chosen.office, chosen.responsePhone) : ''
  })
  // What is being mended is judged again by the button.
  form.addEventListener('input', ({ target }) => {
    const field = (target as Element).closest<HTMLElement>('[data-field]')
    if (field) showRemarks(field, [])
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    alias.value = alias.value.normalize('NFKC').replace(/\s/g, '').toLowerCase()
    const isRight = {
      'place.district': district.value !== '',
      'place.alias': /^[a-z2-9]{6}$/.test(alias.value),
      'place.period': period.value !== '',
    }
    const names = Object.keys(isRight) as (keyof typeof isRight)[]
    for (const name of names) {
      const remark = { path: [], severity: 'error', ...text.place[name] } as const
      showRemarks(find(form, `[data-field="${name}"]`), isRight[name] ? [] : [remark])
    }
    const wrong = names.find((name) => !isRight[name])
    if (wrong) find(form, `[name="${wrong}"]`).focus()
    else location.hash = fragmentOf(district.value, alias.value, period.value)
  })
  form.hidden = false
}

/** `2023/2023-08` is the cycle's year and the period. */
function fragmentOf(district: string, alias: string, chosen: string): string {
  const [year = '', period = ''] = chosen.split('/')
  return reportFragment({ year, district, alias, period })
}

function optionsOf({ cycles }: ReportSettings): HTMLOptionElement[] {
  const today = chinaDay(Date.now())
  return cycles.flatMap(({ year, cycle, followUp }) =>
    periodsUntil(today, followUp, cycle.term.years).map((period) => {
      const named = cycles.length > 1 ? year : undefined
      const label = text.periodOption(period, monthsOf(period, followUp), named)
      return h('option', { value: `${year}/${period}` }, label)
    }),
  )
}
