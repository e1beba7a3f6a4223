import { text as textField } from '../../src/domain/fields.ts'
import { entriesWith, type StrangeEntry, strangeTexts } from './strange-texts.ts'

/** What the form takes, as `tests/security/texts.test.ts` has it. */
export const takenTexts: readonly string[] = strangeTexts.filter(
  (text) => textField().safeParse(text).success,
)
export const strangeEntries: readonly StrangeEntry[] = entriesWith(takenTexts)
