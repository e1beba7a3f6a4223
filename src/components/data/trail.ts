import type { Column } from '../../text/site.ts'
import { columns, common } from '../../text/site.ts'
import { newestNotice } from '../shared/collections.ts'
import { absolute, routes } from '../shared/routes.ts'

/** 首页 → 栏目 → this page, for a page of a column. `path` is the page's own. */
export async function trailOf(
  column: Column,
  title: string | undefined,
  path: string,
): Promise<{ name: string; address: string }[]> {
  const landing = column === 'notice' ? routes.notice(await newestNotice()) : routes[column]
  const own = path === landing || title === undefined ? [] : [{ name: title, address: absolute(path) }]
  return [
    { name: common.home, address: absolute(routes.home) },
    { name: columns[column].name, address: absolute(landing) },
    ...own,
  ]
}
