import type { PublicDemand, PublicIdentity } from '../domain/public-demand.ts'
import type { Story } from '../domain/showcase.ts'

/** The enterprise as the site names it: its name, or 某光电子信息企业（洪山区） as far as that is public. */
export function enterpriseLabel(identity: PublicIdentity, districtName: (slug: string) => string): string {
  if (identity.named) return identity.name
  const { industry = '', district } = identity
  return `某${industry === '其他' ? '' : industry}企业${district ? `（${districtName(district)}）` : ''}`
}

/** A story's title where it stands alone, as in a feed: what it is about, too. */
export const storyTitle = ({ title, technology }: Pick<Story, 'title' | 'technology'>): string =>
  technology ? `${title}：${technology}` : title

const LONGEST_TITLE = 48

/** The headline of a demand: the summary of its first challenge, or the first sentence of its request. */
export function demandTitle({ challenges, expertRequest }: PublicDemand): string {
  if (challenges?.[0]) return challenges[0].summary
  if (!expertRequest) return '需求已撤回'
  const sentence = expertRequest.problem.split(/[。；！？\n]/, 1)[0]!.trim()
  if ([...sentence].length <= LONGEST_TITLE) return sentence
  const head = [...sentence].slice(0, LONGEST_TITLE).join('')
  const comma = head.lastIndexOf('，')
  return comma > LONGEST_TITLE / 3 ? head.slice(0, comma) : `${head}…`
}
