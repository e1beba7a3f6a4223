/** Wording of the form and of the district desk that is neither a field's label nor a finding. */

interface Question {
  label: string
  hint?: string
}

/** Questions of the paper that the entry answers by having a part or not, and what places the entry. */
export const questions = {
  district: { label: '所在区（开发区）', hint: '按企业注册地选择' },
  'choices.institutions': { label: '是否建有研发机构' },
  'choices.request': {
    label: '有无“科技副总”需求',
    hint: '想请一位高校、科研院所的专家到企业兼职；没有的选“无”，直接填技术创新难题',
  },
  'choices.challenges': { label: '有无技术创新难题' },
  'public.challenges[].hasCooperation': { label: '有无对外技术合作需求' },
  'choices.anonymous': {
    label: '是否隐去企业名称',
    hint: '选“是”的，网站上不出现企业名称，文件用随机的6位别名；市、区经办人员仍能看到',
  },
  'public.challenges[].publishesBudget': { label: '是否公开预计技术合作经费投入' },
} as const satisfies Record<string, Question>

const choose = (label: string) => ({ problem: `没有回答“${label}”。`, repair: '请选一项。' })

export const unanswered = {
  district: { problem: '没有选择企业所在的区（开发区）。', repair: '请从名单里选一个。' },
  'choices.institutions': choose('是否建有研发机构'),
  'choices.request': choose('有无‘科技副总’需求'),
  'choices.challenges': choose('有无技术创新难题'),
  'public.challenges[].hasCooperation': choose('有无对外技术合作需求'),
  'choices.anonymous': choose('是否隐去企业名称'),
  'public.challenges[].publishesBudget': choose('是否公开预计技术合作经费投入'),
  institutionName: {
    problem: '选了有研发机构，没有填研发机构名称。',
    repair: '请至少填一个名称；没有研发机构的，上一题选“无”。',
  },
} as const
