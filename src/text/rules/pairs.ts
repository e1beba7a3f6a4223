import type { FindingArgs } from '../../domain/finding.ts'
import { dateInWords } from '../dates.ts'
import type { RuleEntry, Subject, Words } from './wording.ts'

/** Pairs of expert and enterprise: `placement-rules.ts`, `pair-rules.ts`, `quota-rules.ts` and `due-rules.ts` of `src/domain/rules`. */

const lateProblem =
  (what: string) =>
  ({ by, on }: FindingArgs['confirmed-late'], { name }: Subject) =>
    on === undefined
      ? `年度安排 ${dateInWords(by)} 前${what}，“${name}”还没有填。`
      : `年度安排 ${dateInWords(by)} 前${what}，“${name}”是 ${dateInWords(on)}，晚了。`

const lateRepair = ({ on }: FindingArgs['confirmed-late']): string =>
  on === undefined
    ? '请催办并补填日期；谈不成的，填结束日期和原因，以后不再提醒。'
    : '请核对日期；确实晚了的可以保留，请向市级说明原因。'

export const words = {
  'placement-without-demand': {
    title: '对接的需求不存在或不要专家',
    problem: ({ reason }) =>
      ({
        none: '本区本年度没有这份需求。',
        withdrawn: '这份需求已经撤回。',
        'no-request': '这份需求只有技术难题，没有提出“科技副总”需求（第三部分）。',
      })[reason],
    repair: ({ reason }) =>
      reason === 'none'
        ? '请核对需求的编号，就是需求文件的名字；企业还没有填报的，先补报需求。'
        : '请核对编号。企业不再要专家的，填结束日期和原因；还要的，先由企业改好需求，再填对接情况。',
    inFile: () => '在文件里的键是 demand。',
  },
  'expert-placed-twice': {
    title: '同一位专家同时服务两家企业',
    problem: ({ other }) => `这位专家在 ${other} 里也在对接或服务，还没有结束。`,
    repair: () =>
      '一位专家同一时间只服务一家。请与另一家协商；其中一家已结束的，在那一份里填结束日期和原因；是同单位同名的两个人的，两份都写上各自的专家编号。',
  },
  'dates-out-of-order': {
    title: '日期先后颠倒',
    problem: ({ before }, { name }) => `“${name}”早于“${before}”。`,
    repair: (_, { key }) =>
      key === 'endedOn'
        ? '结束不会早于对接、签约和到岗，请核对这两个日期。'
        : '一般先确认，再签约，后到岗。请核对；确实如此的可以保留。',
  },
  'signed-not-selected': {
    title: '签约的不在选派名单里',
    problem: () => '选派名单已经印发，名单里没有这对专家和企业，却填了签约日期。',
    repair: () => '请核对专家姓名、单位和需求；名单有调整的，请市级更新选派名单。',
  },
  'selected-not-placed': {
    title: '名单里的没有对接签约记录',
    problem: () => '选派名单里有这一对，区里还没有对应的对接签约文件。',
    repair: () => '请提醒所在区补报；姓名、单位或企业写法不同的，请核对一致。',
  },
  'over-quota': {
    title: '名单人数超过名额',
    problem: ({ count, places }) => `选派名单有 ${count} 人，省里下达的名额是 ${places} 名。`,
    repair: () => '请核对名单和名额；名额有追加的，请市级改 cycle.yaml 里的 quota.places。',
  },
  'quota-differs': {
    title: '名额与测算不符',
    problem: ({ places, least, most }) =>
      `按需求占全省的比例测算是 ${least === most ? least : `${least} 或 ${most}`} 名，这里写的是 ${places} 名。`,
    repair: () => '请核对全省需求总量、全省名额和本市名额；省里另有考虑的可以保留。',
  },
  'matched-alias': {
    title: '名单或典型会暴露不公开名称的企业',
    problem: ({ listed, told }) =>
      told
        ? '这家企业在需求里不公开名称，这一年的典型却写了它；两边的问题一对照，别名和企业就对上了。'
        : listed
          ? '这家企业不公开名称，却在选派名单里；名单一公布，别名和企业就对上了。'
          : '这份需求不公开企业名称，却写了“已匹配”；与公开的名单一对照，就能猜出是哪一家。',
    repair: ({ listed, told }) =>
      told
        ? '请先征求企业意见：同意在需求里公开名称，或者撤下典型。'
        : listed
          ? '请在公布名单前征求企业意见：同意公开名称，或者撤回这份需求。'
          : '请改回“征集中”，或删去状态；不公开名称的需求，状态不随名单变化。',
  },
  'alias-taken': {
    title: '文件名用了别的文件的别名',
    problem: ({ other, told }) =>
      told
        ? `典型的文件名与 ${other} 的别名相同：典型写明是谁，网址一公布，别人就知道那份文件也是他的。`
        : `文件名与需求 ${other} 的别名相同，别人会以为这一对就是那份需求的。`,
    repair: ({ told }) =>
      told
        ? '请另取一个英文文件名，例如 voice-chip.mdx。'
        : '请换一个没有用过的6位别名做文件名；已有双月报的，它的文件夹也改成同样的名字。',
  },
  'confirmed-late': {
    title: '对接确认逾期',
    problem: lateProblem('完成供需对接确认'),
    repair: lateRepair,
  },
  'signed-late': { title: '签约逾期', problem: lateProblem('完成合作签约'), repair: lateRepair },
  'on-duty-late': { title: '到岗逾期', problem: lateProblem('到岗履职'), repair: lateRepair },
  'term-differs': {
    title: '服务期不是规定的年数',
    problem: ({ years }) => `协议的服务期不是 ${years} 年，通知规定每批服务期为 ${years} 年。`,
    repair: () => '请核对协议的起止日期；确实另有约定的可以保留。',
  },
  'instalments-differ': {
    title: '分次拨付与经费不符',
    problem: ({ reason, expected }) =>
      ({
        count: `拨付次数定为 ${expected} 次，这里列的次数不同。`,
        sum: `各次拨付之和应当等于经费总额 ${expected} 万元。`,
        years: '经费按年度拨付，两次的到岗截止日期不能在同一年。',
      })[reason],
    repair: () => '请核对各次的金额和日期。',
  },
} satisfies Words

export const entries = {
  'placement-without-demand': {
    meaning:
      '每一对专家和企业都来自一份在征集的“科技副总”需求；已撤回的、只有技术难题的不安排专家；这一对已经结束的不算。',
    bad: 'demand: k7m2xq（已撤回）',
    good: 'demand: "91420111MAFAKE991B"',
  },
  'expert-placed-twice': {
    meaning: '尚在服务期内的“科技副总”不得再申报，一位专家同一时间只服务一家。已结束的、服务期已满的不算。',
    bad: '两份文件写了同一位专家，都没有结束日期',
    good: '前一份填了结束日期和原因',
  },
  'dates-out-of-order': {
    meaning: '对接确认、签约、到岗依次进行，结束不会早于它们。颠倒多半是抄错了日期。',
    bad: 'signedOn: "2023-06-15"\nonDutyOn: "2023-05-20"',
    good: 'signedOn: "2023-05-15"\nonDutyOn: "2023-05-20"',
  },
  'signed-not-selected': {
    meaning: '名单印发后按名单签约。按专家姓名、单位和企业判断，写法不同也会提示。',
    bad: '签约的专家不在本年度选派名单里',
    good: '与名单一致，或市级更新名单',
  },
  'selected-not-placed': {
    meaning: '名单里的每一对都要签约到岗，没有记录的要补报。所在区有打不开的加密文件时不判断。',
    bad: '名单有这一对，placements 里没有',
    good: '区里补报对接签约文件',
  },
  'over-quota': {
    meaning: '选派人数以省里下达的名额为限，只作提醒。',
    bad: '名额 118 名，名单 120 人',
    good: '名额 118 名，名单 118 人',
  },
  'quota-differs': {
    meaning: '名额按各地需求占全省需求总量的比例确定，取整后只能是相邻的两个整数之一。',
    bad: 'quota:\n  provinceDemands: 500\n  provincePlaces: 300\n  places: 90',
    good: 'quota:\n  provinceDemands: 500\n  provincePlaces: 300\n  places: 22',
  },
  'matched-alias': {
    meaning:
      '选派名单和典型公开企业名称。别名的状态如果随名单变化，或者名单、典型里有不公开名称的企业，两边一对照就认出来了。',
    bad: 'status: 已匹配（不公开名称的需求）',
    good: 'status: 征集中',
  },
  'alias-taken': {
    meaning:
      '对接签约的文件名是新的别名，不与本年度任何需求的别名相同：需求的页面是公开的，同名就把签约、到岗、报送的情况和它连在一起。典型写明是谁，它的文件名也不用任何文件的别名。',
    bad: 'demands/区名/k7m2xq.yaml 和 placements/区名/k7m2xq.yaml',
    good: 'demands/区名/k7m2xq.yaml 和 placements/区名/w5m3cd.yaml',
  },
  'confirmed-late': {
    meaning: '供需对接确认有完成日期。晚于它的，或过了日期还没有确认的，逐一提醒；已结束的不再提醒。',
    bad: 'confirmedOn: "2023-04-20"',
    good: 'confirmedOn: "2023-04-06"',
  },
  'signed-late': {
    meaning: '签约到岗有完成日期。过了日期还没有签约的提醒；已结束的不再提醒。',
    bad: 'signedOn: "2023-07-12"',
    good: 'signedOn: "2023-05-15"',
  },
  'on-duty-late': {
    meaning: '签约到岗有完成日期。过了日期还没有到岗的提醒；已结束的不再提醒。',
    bad: 'onDutyOn: "2023-07-20"',
    good: 'onDutyOn: "2023-06-01"',
  },
  'term-differs': {
    meaning: '每批服务期的年数写在当年的参数里，协议的止期应当是起期加上这个年数。',
    bad: 'from: "2023-06-01"\nto: "2024-05-31"',
    good: 'from: "2023-06-01"\nto: "2025-05-31"',
  },
  'instalments-differ': {
    meaning: '工作保障经费按年度分次拨付，次数、金额之和要与当年参数一致，每年一次。',
    bad: 'instalments:\n  - amount: 3\n    cutoff: "2023-09-30"',
    good: 'instalments:\n  - amount: 3\n    cutoff: "2023-09-30"\n  - amount: 2\n    cutoff: "2024-09-30"',
  },
} satisfies Record<keyof typeof words, RuleEntry>
