import { example as text } from '../../text/form.ts'
import { h } from '../dom.ts'

/** As `/apply/examples.json` has them, by industry. */
export type Examples = Record<string, { summary: string; description: string }>

/** A published problem of the same industry, folded; nothing where there is none or the network is gone. */
export async function showExample(
  container: HTMLElement,
  industry: string,
  whenStill: (work: () => void) => void,
): Promise<void> {
  const { examples: address = '', shown } = container.dataset
  if (shown === industry) return
  const examples = await fetch(address)
    .then((response): Promise<Examples> => response.json())
    .catch((): Examples => ({}))
  const found = Object.hasOwn(examples, industry) ? examples[industry] : undefined
  whenStill(() => {
    container.hidden = found === undefined
    if (!found) return
    container.dataset['shown'] = industry
    container.replaceChildren(
      h(
        'details',
        {},
        h('summary', {}, text.summary(industry)),
        h('p', {}, h('strong', {}, found.summary)),
        h('p', {}, found.description),
      ),
    )
  })
}
