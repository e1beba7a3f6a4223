import '../../domain/no-eval.ts'
import type { DemandForm } from '../../form/apply/demand-form.ts'
import { openDesk } from '../../form/desk/desk-page.ts'

const place = document.querySelector<HTMLElement>('[data-desk]')!
const { context = '', rules = '' } = place.dataset

void openDesk({
  place,
  context,
  rules,
  form: {
    rest: [...document.querySelectorAll<HTMLElement>('[data-desk], [data-desk-head]')],
    load: async () => {
      await import('../apply/define-form.ts')
      return document.querySelector<DemandForm>('demand-form')!
    },
  },
})
