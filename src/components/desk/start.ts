import '../../domain/no-eval.ts'
import type { DemandForm } from '../../form/apply/demand-form.ts'
import { openDesk } from '../../form/desk/desk-page.ts'

const container = document.querySelector<HTMLElement>('[data-desk]')!
const { context = '', rules = '', review = '' } = container.dataset

void openDesk({
  container,
  context,
  rules,
  review,
  form: {
    rest: [...document.querySelectorAll<HTMLElement>('[data-desk], [data-desk-head]')],
    load: async () => {
      await import('../apply/define-form.ts')
      return document.querySelector<DemandForm>('demand-form')!
    },
  },
})
