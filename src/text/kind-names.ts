import type { KindName } from '../domain/kinds.ts'

const NAMES: Record<KindName, string> = {
  site: '网站设置',
  districts: '区名单',
  cycle: '年度参数',
  notice: '通知',
  measures: '通知逐句落实',
  demand: '需求',
  filing: '报送表',
  selections: '选派名单',
  expert: '专家推荐',
  placement: '对接签约',
  report: '双月报',
  story: '典型',
  synonyms: '同义词',
  picture: '图片',
  demandJsonSchema: '需求的字段定义',
}

/** What people call a kind of file. */
export const kindName = (kind: KindName): string => NAMES[kind]

/** How a file of a kind is named, where a district or an importer names it. */
const FILE_NAMES: Partial<Record<KindName, string>> = {
  demand: '需求文件用18位统一社会信用代码命名，不公开名称的用填报页面生成的6位别名。',
  expert: '专家推荐文件由导入命令用6位别名命名，不用姓名。',
  placement: '对接签约的文件用经办页面生成的6位别名，不用信用代码、不用姓名。',
  report: '双月报的文件放在对接签约的6位别名下，用期末的月份命名。',
}

/** What is said of a file with a wrong name; of a kind with one name alone that of demands, which people send most. */
export const fileNameHint = (kind: KindName = 'demand'): string => FILE_NAMES[kind] ?? FILE_NAMES.demand!
