import { comparison } from '../../../text/desk.ts'
import { handIn } from '../../../text/hand-in.ts'
import { h } from '../../dom.ts'
import { settingsChanged } from '../state/context.ts'
import type { Desk } from '../state/desk.ts'
import { sealingFor } from '../state/seals.ts'
import { papersAndNote } from './papers-and-note.ts'
import { withoutTokenView } from './view-without-token.ts'
import { contactOf } from './who-helps.ts'
import { wholeFolder } from './whole-folder.ts'

/** The district's demands without a token. */
export function demandsWithoutToken(desk: Desk): HTMLElement {
  const { year, known } = desk
  const slug = () => desk.district?.slug ?? ''
  const { element, show } = withoutTokenView({
    id: 'desk',
    forge: known.site.forge,
    intro: handIn.intro,
    to: contactOf(desk),
    folder: () => {
      const { items, filing, key, handedIn } = desk
      const sealing = sealingFor(slug(), known.site, key)
      const isSubmitted = (name: string) => desk.isSubmitted(name)
      const submission = { year, district: slug(), items, filing, sealing, isSubmitted }
      return wholeFolder(submission, handedIn?.items ?? [])
    },
    beside: (files) => papersAndNote(desk, files),
    zipName: () => `${year}-${slug()}.zip`,
    state: () => {
      const { items } = desk.checked
      const isSound = desk.isCompared && items.length > 0 && items.every(({ ready }) => ready)
      return {
        lines: desk.isCompared ? [] : [h('p', {}, comparison.first)],
        count: isSound ? items.length : 0,
      }
    },
    isOutdated: () => settingsChanged(known),
    onHost: {
      branch: () => `demands-${year}-${slug()}`,
      folder: () => `content/cycles/${year}/demands/${slug()}`,
    },
  })
  desk.addEventListener('change', show)
  return element
}
