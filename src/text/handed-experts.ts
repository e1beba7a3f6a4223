/** Words of the experts whom the bureau has handed to a district, at the desk. */

export const handed = {
  title: '市里交来的专家',
  intro:
    '市里给本区的“推荐专家”文件（.json，加密的是 .json.age）。只在这个页面的内存里打开，不存在这台电脑上，关掉页面就没有了。',
  kinds: '推荐专家文件（.json、.json.age）。加密的，先在上面打开本区的密钥。',
  noFile: (name: string) => `“${name}”不是市里交来的推荐专家文件。`,
  noKey: (name: string) => `“${name}”是加密的，先在上面用密钥打开，再放进来。`,
  foreign: (name: string, district: string, year: string) =>
    `“${name}”不是${district}${year}年的，没有读入。`,
  took: (experts: number, demands: number) =>
    `读到 ${experts} 位专家，${demands} 份需求。在“开始对接”里可以看。`,
  none: '市里交来的文件里，没有专家和这份需求说到同样的内容。',
  basis:
    '按双方写的话接近的程度排列，不打分；相同的词标了出来，请看句子判断。专家与企业已有的关系（合作、持股、任职），请自行核实。',
  sameIndustry: '同行业',
  otherIndustry: '其他行业',
  target: '推荐单位指明对口这份需求',
  demandSays: '需求',
  expertSays: '专家',
  strengths: '专家写的全文',
  achievements: '发明专利或科研成果',
  pairs: (name: string) => `${name}与这份需求并排的句子`,
  choose: '选这位',
  chooseNamed: (name: string) => `选这位：${name}`,
  taken: (name: string) => `${name}（推荐专家）`,
} as const
