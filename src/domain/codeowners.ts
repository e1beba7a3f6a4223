import { type Kind, kinds } from './kinds.ts'
import type { Site } from './site.ts'

export const CODE_OWNERS = '.github/CODEOWNERS'

type Owners = NonNullable<Site['owners']>

/** Whether CODEOWNERS names the samples' team: it exists nowhere, and an unknown name asks nobody. */
export function isPlaceholder(text: string): boolean {
  return /@example-org\b/i.test(text)
}

/**
 * CODEOWNERS from the table of kinds: everything asks for the bureau, except what a district changes
 * by itself. On GitHub the last line that matches decides, and a line without owner asks nobody.
 */
export function codeOwners({ bureau, districts }: Owners): string {
  const own = (Object.values(kinds) as Kind[]).filter(({ changedBy }) => changedBy === 'district')
  return [
    '# 由 src/domain/kinds.ts 和 content/site.yaml 的 owners 生成（npm run codeowners），请勿手工修改。',
    '# 除各区自己的需求和填报信息外，其他改动都要市级管理员审核。',
    '# 团队要在平台上实际存在：不存在的名字会被忽略，不起作用。',
    `* ${bureau}`,
    ...own.map(({ path }) => [`/${path.replace(/:\w+/g, '*')}`, districts].filter(Boolean).join(' ')),
    '',
  ].join('\n')
}
