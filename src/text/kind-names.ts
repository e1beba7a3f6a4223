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
  placement: '对接签约',
  report: '双月报',
  story: '典型',
  synonyms: '同义词',
  picture: '图片',
  demandJsonSchema: '需求的字段定义',
}

/** What people call a kind of file. */
export const kindName = (kind: KindName): string => NAMES[kind]
