import { type Kind, kinds } from './kinds.ts'

/**
 * CODEOWNERS from the table of kinds: everything asks for the bureau, except what a district changes
 * by itself. On GitHub the last line that matches decides, and a line without owner asks nobody.
 */
export function codeOwners(bureau: string): string {
  const own = (Object.values(kinds) as Kind[]).filter(({ changedBy }) => changedBy === 'district')
  return [
    '# 由 src/domain/kinds.ts 生成（npm run codeowners），请勿手工修改。',
    '# 除各区自己的需求和填报信息外，其他改动都要市级管理员审核。',
    '# 团队名要换成实际存在的团队：不存在的名字会被忽略，不起作用。',
    `* ${bureau}`,
    ...own.map(({ path }) => `/${path.replace(/:\w+/g, '*')}`),
    '',
  ].join('\n')
}
