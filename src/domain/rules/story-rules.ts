import { type Finding, finding } from '../finding.ts'
import type { Ledger } from '../ledger.ts'

/** 隐私: a story tells of a person, and is published with that person's consent only. */
export function* storyWithoutConsent({ stories }: Ledger): Generator<Finding> {
  for (const { file, story } of stories) {
    if (!story.consent.given) yield finding('story-without-consent', { file, path: ['consent', 'given'] }, {})
  }
}
