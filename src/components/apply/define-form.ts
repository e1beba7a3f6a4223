import '../../domain/no-eval.ts'
import { DemandForm } from '../../form/apply/demand-form.ts'
import { publishedView } from '../demands/published-view.ts'

/** The form as an element of the page, with the catalogue's own way of showing a demand. */
DemandForm.publishedView = publishedView
if (!customElements.get('demand-form')) customElements.define('demand-form', DemandForm)
