import '../../domain/no-eval.ts'
import { DemandForm } from '../../form/apply/demand-form.ts'

/** The form as an element of the page, with the catalogue's own way of showing a demand. */
DemandForm.publishedView = () =>
  import('../demands/published-view.ts').then(({ publishedView }) => publishedView)
if (!customElements.get('demand-form')) customElements.define('demand-form', DemandForm)
