import type { Engagement } from './engagement.ts'

/** Why no story can be drafted of an engagement. */
export type NoStory = 'sealed' | 'anonymous' | 'not-on-duty' | 'unknown-pair'

/**
 * A story names the enterprise and tells its problem, which is published beside an alias where the demand is anonymous: together
 * they would tell whose alias it is. So there is no story of such a demand.
 */
export function noStoryOf({
  placement,
  isReadable,
  demand,
  enterprise,
  expert,
}: Engagement): NoStory | undefined {
  if (!isReadable) return 'sealed'
  if (demand && demand.partial.public?.enterprise?.name === undefined) return 'anonymous'
  if (placement.partial.public?.onDutyOn === undefined) return 'not-on-duty'
  return expert === undefined || enterprise.name === undefined ? 'unknown-pair' : undefined
}
