import type { RuleEntry, Words } from './wording.ts'

/** One entry on its own: `src/domain/rules/entry-rules.ts`. */

export const words = {
  landline: {
    title: '留的是座机或境外号码',
    problem: ({ abroad }, { name }) =>
      abroad ? `“${name}”是港澳台或境外的号码。` : `“${name}”填的是座机，表中要求手机。`,
    repair: ({ abroad }) =>
      abroad
        ? '有大陆手机的请改填大陆手机；没有的可以保留，由区里核对。'
        : '请改填手机号；确无手机的可以保留，由区里核对。',
  },
  'candidate-without-phone': {
    title: '备选人员没有联系方式',
    problem: () => '备选人员没有留联系方式，省、市对接时找不到人。',
    repair: () => '请问清后补上；确实没有的可以保留。',
    inFile: () => '在文件里的键是 phone。',
  },
  'no-consent': {
    title: '没有公开确认或本人同意',
    problem: ({ expert }) =>
      expert
        ? '没有写明专家本人知道并同意资料提供给对接的企业、区和省里。'
        : '没有写明企业是否确认公开部分可以公开。',
    repair: ({ expert }) =>
      expert
        ? '请由推荐单位告知本人、取得同意后，写明同意人和同意日期；没有的不向区和企业提供。'
        : '请由企业确认，写明确认人和确认日期。',
    inFile: ({ expert }) =>
      `在文件里的键是 consent（${expert ? '同意人 by、同意日期' : '确认人 by、确认日期'} on）。`,
  },
  'too-many-candidates': {
    title: '备选人员太多',
    problem: ({ count, max }) => `期望专家备选人员写了 ${count} 人，最多 ${max} 人。`,
    repair: ({ max }) => `请与企业商定，只留 ${max} 人。`,
  },
  'nothing-requested': {
    title: '没有提出需求',
    problem: () => '既没有“科技副总”需求（第三部分），也没有技术创新难题（第四部分）。',
    repair: () => '请至少填写其中一部分。',
    inFile: () => '在文件里的键是 expertRequest 和 challenges。',
  },
  'staff-exceeds-employees': {
    title: '研发人员多于从业人数',
    problem: () => '“研发人员”比“企业从业人数”还多。',
    repair: () => '请核对这两个数。',
  },
  'name-published-twice': {
    title: '企业名称要写且只写一处',
    problem: ({ where }) =>
      where === 'both' ? '企业名称在公开部分和非公开部分都写了。' : '没有写企业名称。',
    repair: ({ where }) =>
      where === 'both'
        ? '愿意公开的留公开部分的，不愿公开的留非公开部分的，删掉另一处。'
        : '请写上，与营业执照一致。',
    inFile: ({ where }) =>
      where === 'both'
        ? '在文件里的键是 name。'
        : '在文件里只写一处：愿意公开的写 public.enterprise.name，不愿公开的写 private.enterprise.name 和 creditCode。',
  },
} satisfies Words

export const entries = {
  landline: {
    meaning: '附件1要的是手机，方便对接时找到人；联系人留座机、法人代表留港澳台或境外号码的，由区里核对。',
    bad: 'phone: "{areaCode}-80000001"',
    good: 'phone: "19900001234"',
  },
  'candidate-without-phone': {
    meaning: '省里要与备选专家对接，没有联系方式会耽误。',
    bad: '- name: 某某\n  organization: 某某大学\n  agreed: 是',
    good: '- name: 某某\n  organization: 某某大学\n  phone: "19900001234"\n  agreed: 是',
  },
  'no-consent': {
    meaning:
      '公开部分会上网，法律要求企业单独确认；专家的资料要提供给企业、区和省里，本人要知道并同意。没有的，提交前要问清。',
    bad: '（没有 consent）',
    good: 'consent:\n  by: 某某\n  on: "2023-03-02"',
  },
  'too-many-candidates': {
    meaning: '附件1规定了备选人员的人数上限，上限写在当年的参数里。',
    bad: '列了3位备选人员',
    good: '与企业商定，只留排在前面的2位',
  },
  'nothing-requested': {
    meaning: '一份表至少要提“科技副总”需求或技术创新难题中的一项，可以都提。',
    bad: '既没有 expertRequest，也没有 challenges',
    good: '写了 challenges',
  },
  'staff-exceeds-employees': {
    meaning: '研发人员是从业人员的一部分，不会更多；多半是两个数填反了。',
    bad: 'employees: 36\nstaff: 320',
    good: 'employees: 320\nstaff: 36',
  },
  'name-published-twice': {
    meaning: '企业名称决定是否公开：愿意公开的写在公开部分，不愿意的写在非公开部分，只写一处。',
    bad: 'public 和 private 里都有 name',
    good: '只有 private 里有 name，文件名用别名',
  },
} satisfies Record<keyof typeof words, RuleEntry>
