import { plainCharacters } from '../compared-names.ts'
import type { TwoParts } from '../ledger.ts'
import { personalNumbersIn } from '../personal-data.ts'
import { mustBeSealed } from '../site.ts'
import { textsIn } from '../texts.ts'
import { cycleRule, firstOf } from './rule.ts'

/** 隐私: the files of two parts that are no demands, all kinds alike. */

/** They name people: where private parts are sealed, theirs are as well. */
export const otherPartsUnsealed = cycleRule('private-part-unsealed', function* ({ twoParts }, { settings }) {
  if (!mustBeSealed(settings)) return
  for (const { file, partial, decrypted } of twoParts) {
    if (partial.private !== undefined && !decrypted) yield { file, path: ['private'], args: {} }
  }
})

/** What rules would have judged in them; of a filing only that it has a private part. */
export const otherPartsNotChecked = cycleRule('sealed-not-checked', function* ({ twoParts }) {
  for (const { file, kind, partial } of twoParts) {
    if (kind === 'filing' || partial.sealed === undefined || partial.private !== undefined) continue
    yield { file, path: ['sealed'], args: {} }
  }
})

/** Their public parts lie open in the repository, whatever the site shows of them. */
export const personalDataInOtherParts = cycleRule('personal-data-in-public', function* ({ twoParts }) {
  for (const each of twoParts) yield* firstOf(personalDataIn(each))
})

function* personalDataIn({ file, written }: TwoParts) {
  for (const { path, text } of textsIn(written, ['public'])) {
    for (const what of personalNumbersIn(plainCharacters(text))) yield { file, path, args: { what } }
  }
}
