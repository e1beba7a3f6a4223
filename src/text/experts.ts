import { exceptionConditions, expertSchema, ranks, sources } from '../domain/expert.ts'
import { industries } from '../domain/option-lists.ts'
import { labelsOf } from './labels.ts'

/** Wording of 推荐专家汇总表, as paper, as template and while it is imported. */

export const expertLabels = labelsOf(expertSchema)

export const expertPaper = {
  sheet: '推荐专家汇总表',
  fileName: (year: string, unit: string) =>
    `${year}年推荐专家汇总表-${unit.replace(/[\\/:*?"<>|]/g, ' ').trim()}.xlsx`,
  blankName: (year: string) => `${year}年推荐专家汇总表.xlsx`,
  number: '序号',
  rows: '人数',
  achievement: (kind: string, text: string) => `${kind}：${text}`,
  target: (district: string, id: string) => `${district}/${id}`,
  exception: (condition: string, reason: string, approvedBy: string) =>
    `${condition}｜${reason}｜${approvedBy}`,
} as const

const options = (list: readonly string[]) => list.join('、')

/** How each column is filled: a sheet of the template. */
export const expertNotes: readonly (readonly [item: string, content: string])[] = [
  ['一行一位专家', '不要合并单元格，不要改表头；不填身份证号、银行账号、性别、民族、政治面貌，不贴照片'],
  [expertLabels['public.submittedOn'].label, '写成 2023-03-25'],
  [expertLabels['private.source'].label, options(sources)],
  [expertLabels['private.rank'].label, options(ranks)],
  [expertLabels['private.bornIn'].label, '写成 1985-03'],
  [expertLabels['private.industries'].label, `可以写几个，用顿号隔开：${options(industries)}`],
  [
    expertLabels['private.strengths'].label,
    '一行写一项（Alt+回车换行）：解决过什么问题、用什么方法、到了什么指标。匹配只看这一栏，不到400字的不参与排序',
  ],
  [expertLabels['private.achievements'].label, '一行一项，写明类别：“发明专利：名称”或“科研成果：名称”'],
  [expertLabels['private.targets'].label, '没有可不填；一行一项：“区名/需求编号”，编号是需求文件的名字'],
  [
    expertLabels['private.exceptions'].label,
    `没有可不填；经批准放宽${options(exceptionConditions)}的，一行一项：“年龄｜理由｜批准人”`,
  ],
  [
    expertLabels['private.declaration.on'].label,
    '专家本人声明近3年无不良记录、不在“科技副总”服务期内的日期。不能声明的，不填报这位专家，也不写原因',
  ],
  [
    `${expertLabels['private.consent.by'].label}、${expertLabels['private.consent.on'].label}`,
    '推荐单位告诉本人：这些资料提供给对接的企业、所在区（开发区）和省里，用于“科技副总”的匹配、对接和选派，不公开，到期删除。本人同意后写同意人（本人）和日期；没有同意的不向区和企业提供',
  ],
]

/** Why a cell of the table is not taken. */
export const expertCellFaults = {
  month: '看不出是1月还是10月，请写成 1985-01 或 1985-10。',
  merged: '与左边的单元格合并了，请取消合并，各填各的。',
  'merged-above': '与上面的单元格合并了：一行一位专家，请取消合并，各填各的。',
  people: '像是写了几个人：一行一位专家，请分开填。',
  'id-number': '里面有身份证号，这张表不收：请删去。',
  achievement: '每行要写明类别，例如“发明专利：一种某某方法”。',
  target: '写不成“区/需求编号”，区名照区名表写，编号是18位代码或6位别名。',
  'unknown-district': '没有这个区（开发区），请写全称、简称或目录名。',
  exception: '要写成“年龄｜理由｜批准人”，三段用竖线隔开。',
} as const
export type ExpertCellFault = keyof typeof expertCellFaults

export const expertImport = {
  cell: (sheet: string, row: number, column?: { title: string; letter: string }) =>
    `工作表“${sheet}”第${row}行${column ? `“${column.title}”（${column.letter}列）` : ''}`,
  line: (place: string, text: string) => `  ${place}：${text}\n`,
  noTable: (titles: readonly string[]) =>
    `里面没有推荐专家汇总表：没有一行表头写着${titles.map((title) => `“${title}”`).join('')}等栏目。空表在网站“表格下载”里。`,
  noColumns: (sheet: string, titles: readonly string[]) =>
    `工作表“${sheet}”的表头里没有${titles.map((title) => `“${title}”`).join('、')}，请用“表格下载”里的空表，不要改表头。`,
  noRows: '表里没有填专家。',
  otherColumn: (title: string) => `表头“${title}”不是这张表的栏目，这一列没有读入。`,
  hiddenRow: '是隐藏的行（或被筛选掉的），没有读入；要读入，请取消隐藏后保存再导入。',
  besideTable: (letters: readonly string[]) => `：${letters.join('、')}列里写的没有读入。`,
  overCell: '：格子上有批注、文本框或图片，没有读入。',
  otherSheet: (sheet: string) => `工作表“${sheet}”里没有这张表的表头，没有读入。`,
  hiddenSheet: (sheet: string) => `工作表“${sheet}”是隐藏的，没有读入。`,
  known: (other: string) => `这位专家已经有了：${other}，没有再写。`,
  unopened: (count: number) =>
    `已有的 ${count} 份加密，没有密钥，看不出有没有重复；加 --identity 密钥文件再导入就能看出。`,
  faulty: (count: number) =>
    `有 ${count} 处错误，一份也没有写入。请在表里改好，再导入整张表（已经写入的不会写第二次）。`,
  wrote: (count: number, folder: string) => `写入 ${count} 份，在 ${folder}/。`,
  wroteSealed: (count: number, folder: string) => `写入 ${count} 份，已为市级密钥加密，在 ${folder}/。`,
  warnings: (count: number) => `有 ${count} 处请核对（不影响写入）。`,
  withoutKeys: 'content/site.yaml 要求加密，但 recipients 里没有市级的公钥，没有写入。',
} as const
