import type { Code } from '../domain/finding.ts'
import { type KindName, kinds } from '../domain/kinds.ts'

/** What the page of rules says of a check, beside its wording. All examples are fictional. */
export interface RuleEntry {
  /** What is checked, and why. */
  meaning: string
  /** A short example that does not pass, and the same mended; both with the names of `Locality`. */
  bad: string
  good: string
}

const kilobytes = (kind: KindName) => kinds[kind].maxBytes / 1024

/** A code without an entry does not compile. */
export const ruleEntries: Record<Code, RuleEntry> = {
  'file-name': {
    meaning: '每家企业一个文件，放在本区的目录里，用统一社会信用代码命名。名字不对，系统就不知道这是谁的表。',
    bad: 'demands/{district}/{city}某某公司.yml',
    good: 'demands/{district}/91420111MAFAKE991B.yaml',
  },
  encoding: {
    meaning: '文件要用 UTF-8 编码保存。旧软件常存成 GBK，别人打开就是乱码。',
    bad: '另存为时编码选 ANSI 或 GBK',
    good: '另存为时编码选 UTF-8',
  },
  'file-too-large': {
    meaning: `一份表最大 ${kilobytes('demand')} KB，约两万个汉字，足够写清楚。更大的多半是误贴了图片或附件。市级维护的选派名单、区名单和网站设置，最大 ${kilobytes('selections')} KB。`,
    bad: '把整份可行性报告粘贴进需求描述',
    good: '写清现状、瓶颈、指标，报告另行提供',
  },
  'yaml-syntax': {
    meaning: '文件要能读得懂：缩进、引号、括号、冒号后的空格。',
    bad: 'name:{city}某某光电有限公司',
    good: 'name: {city}某某光电有限公司',
  },
  'yaml-feature': {
    meaning: '只用最简单的写法，不用锚点、引用、标签等高级功能，任何软件读出来都一样。',
    bad: 'summary: *同上',
    good: 'summary: 腔面镀膜损伤阈值偏低',
  },
  'too-deep': {
    meaning: '表格最多六层，套得更深的不是这张表。',
    bad: 'honors: [[[[[[[[其他]]]]]]]]',
    good: 'honors: [其他]',
  },
  'too-many-findings': {
    meaning: '一个文件最多列出200条问题。再多就不是一处处的笔误，列出来也没有人看。',
    bad: '把别的文件粘贴进来，几千行都读不懂',
    good: '用填报页面重新生成',
  },
  'duplicate-key': {
    meaning: '同一项只写一次。写了两次，不同的软件会取不同的那一个。',
    bad: 'employees: 320\nemployees: 330',
    good: 'employees: 330',
  },
  'unknown-key': {
    meaning: '只写表中有的项，多半是英文名拼错了。',
    bad: 'honours:\n  - 其他',
    good: 'honors:\n  - 其他',
  },
  missing: {
    meaning: '附件1没有注明可不填的栏目都要填；键写了、后面空着，算没有填。',
    bad: 'employees:',
    good: 'employees: 320',
  },
  'wrong-shape': {
    meaning: '有的栏目是一段文字，有的是列表，有的下面还有几项，不能混用。',
    bad: 'honors: 省级“专精特新”中小企业',
    good: 'honors:\n  - 省级“专精特新”中小企业',
  },
  'not-a-number': {
    meaning: '人数、金额、面积只写半角数字，单位已经在栏目名里。',
    bad: 'revenue: 8,650.5万',
    good: 'revenue: 8650.5',
  },
  'not-a-date': {
    meaning: '日期写成年-月-日，并且真有这一天。',
    bad: 'submittedOn: 2023年3月2日',
    good: 'submittedOn: "2023-03-02"',
  },
  'out-of-range': {
    meaning: '数字要在合理的范围内：人数至少1人，金额不为负、最多6位小数，难题从1起依次编号。',
    bad: 'employees: 0',
    good: 'employees: 12',
  },
  'text-length': {
    meaning: '太短说不清楚，太长没有人看完。难题名称4到200字，需求描述10到3000字，其他一般不超过1000字。',
    bad: 'summary: 镀膜差',
    good: 'summary: 高功率激光器腔面镀膜损伤阈值偏低',
  },
  'list-length': {
    meaning: '列表的项数有上下限，如研发机构最多3个，合作方式至少一项。',
    bad: 'modes: []',
    good: 'modes:\n  - 联合开发',
  },
  'not-an-option': {
    meaning: '选择题只能从附件1的选项里选，一字不差，连引号和波浪号也照抄。',
    bad: 'rdIntensity: 3%-5%',
    good: 'rdIntensity: "3%～5%"',
  },
  'required-here': {
    meaning:
      '有的栏目在一定情况下必填：选了“其他”要写明内容，有研发机构要写形式和类型，要“科技副总”要写保障条件。',
    bad: 'industry: 其他',
    good: 'industry: 其他\notherIndustry: 智能包装',
  },
  'not-allowed-here': {
    meaning: '不适用的栏目不能填，前后要一致：没有研发机构就没有类型，公开了经费就不再写非公开的经费。',
    bad: 'institutions: []\nestablishment:\n  - 企业自建',
    good: 'institutions: []\nestablishment: []',
  },
  character: {
    meaning: '从网页、Word、微信复制的文字常带看不见的字符，会让表格打不开，或让人看到的与实际不同。',
    bad: 'name: {city}〈零宽空格〉某某光电有限公司',
    good: 'name: {city}某某光电有限公司',
  },
  phone: {
    meaning: '手机是11位大陆号码；要加引号，否则有的软件会把它当成数字。',
    bad: 'mobile: 1990000123',
    good: 'mobile: "19900001234"',
  },
  'credit-code': {
    meaning:
      '18位统一社会信用代码的最后一位是校验位，抄错一位就对不上。公开名称的企业用代码做文件名；不公开的用别名，代码写在非公开部分。',
    bad: '91420111MAFAKE991C.yaml',
    good: '91420111MAFAKE991B.yaml',
  },
  landline: {
    meaning: '附件1要的是联系人手机，方便对接时找到人。',
    bad: 'phone: "{areaCode}-80000001"',
    good: 'phone: "19900001234"',
  },
  'candidate-without-phone': {
    meaning: '省里要与备选专家对接，没有联系方式会耽误。',
    bad: '- name: 某某\n  organization: 某某大学\n  agreed: 是',
    good: '- name: 某某\n  organization: 某某大学\n  phone: "19900001234"\n  agreed: 是',
  },
  'no-consent': {
    meaning: '公开部分会上网，法律要求企业单独确认。没有确认的，区里提交前要问清。',
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
  'duplicate-enterprise': {
    meaning: '一家企业一年只报一份，几个难题写在同一份里。按代码和名称判断，全角半角和空格不影响。',
    bad: '同一家企业在两个区各报一份',
    good: '合并为一份，由所在区报送',
  },
  'name-published-twice': {
    meaning: '企业名称决定是否公开：愿意公开的写在公开部分，不愿意的写在非公开部分，只写一处。',
    bad: 'public 和 private 里都有 name',
    good: '只有 private 里有 name，文件名用别名',
  },
  'private-part-unsealed': {
    meaning: '设置为加密的仓库里，非公开部分必须先加密再提交；明文一经推送就算泄露。',
    bad: 'private:\n  enterprise: …',
    good: 'sealed: |-\n  -----BEGIN AGE ENCRYPTED FILE-----',
  },
  'sealed-not-checked': {
    meaning: '加密的部分要有密钥才能核对，这里只说明哪些没有核对。',
    bad: 'sealed: |-\n  -----BEGIN AGE ENCRYPTED FILE-----',
    good: 'private:\n  enterprise: …（不公开的仓库）',
  },
  'sealed-not-opened': {
    meaning:
      '用密钥核对时，这个密钥应当打得开的内容都要打得开：没有损坏，没有换过位置，公开部分和加密时一样。',
    bad: '（加密以后又改了公开部分）',
    good: '（改完公开部分，重新加密）',
  },
  recipient: {
    meaning: '非公开部分按 site.yaml 里的公钥加密。公钥写错一个字，或没有市级的公钥，以后就打不开。',
    bad: 'recipients: []',
    good: 'recipients:\n  - label: 市级\n    key: age1…',
  },
  'unclassified-file': {
    meaning: 'content 目录只放规定的几类普通文件，其他文件、链接、可执行文件和容易混淆的名字一律不收。',
    bad: 'content/showcase/扫描件.pdf',
    good: '（删去）',
  },
  'schema-drift': {
    meaning: '编辑器用的说明文件由程序生成，与程序不一致时会误导填表的人。',
    bad: '手工修改 demand.schema.json',
    good: 'npm run check -- --fix',
  },
  'not-canonical': {
    meaning: '统一的写法让人一眼看出改了什么：键按附件1的顺序，旁边注明栏目名，代码、电话、日期加引号。',
    bad: 'mobile: "+86 199 0000 1234"',
    good: 'mobile: "19900001234" # 法人代表手机',
  },
  'late-submission': {
    meaning:
      '按北京时间判断截止，以平台第一次收到的时间为准，不看文件里写的日期。截止前报的可以更正；获准延期的区按延期时间。',
    bad: '3月10日17:30以后新增的需求',
    good: '3月10日17:30以前提交，之后只作更正',
  },
  'deadline-not-judged': {
    meaning: '在自己电脑上核对全部内容时，不知道哪些是新提交的，因此不判断截止时间。',
    bad: 'npm run check',
    good: 'npm run check -- --since origin/main --now 2023-03-10T17:00:00+08:00',
  },
  'candidate-selected-before': {
    meaning:
      '附件1规定，往年已选派担任“科技副总”的专家不得列为备选。按姓名和单位判断；只有姓名相同的请人工核对。',
    bad: '备选人员在2022年选派名单里',
    good: '换成没有选派过的专家',
  },
  'expert-in-service': {
    meaning: '尚在服务期内的“科技副总”不得申报，服务期看往年的选派名单。',
    bad: '备选人员的服务期到2024年5月31日',
    good: '换成不在服务期内的专家',
  },
  'candidate-not-from-academia': {
    meaning: '“科技副总”从省内外高等学校、科研院所中选派，企业人员不在范围内。',
    bad: 'organization: 某某科技有限公司',
    good: 'organization: 某某大学材料学院',
  },
  'enterprise-served-before': {
    meaning: '已选派过“科技副总”的企业原则上不再安排，是否保留由区里研究。',
    bad: '2021年选派名单里有这家企业',
    good: '说明理由后保留，或只提技术难题',
  },
  'candidate-wanted-twice': {
    meaning: '一位专家一般只服务一家企业，两家都要时要早协商。这里只指出文件和栏目，不写出姓名。',
    bad: '两份需求的备选人员是同一人',
    good: '协商后其中一家换人',
  },
  'not-sme': {
    meaning: '通知服务的是中小微企业。人数和收入都达到本行业上限的是大型企业，标准写在当年的参数里。',
    bad: 'employees: 1500\nrevenue: 98000',
    good: '核对单位后改为 revenue: 9800',
  },
  'overlapping-centre-types': {
    meaning: '“工程（技术）研究中心”和“工程研究中心”由科技、发改两个部门认定，名称相近，容易多选。',
    bad: '- type: 工程（技术）研究中心\n- type: 工程研究中心',
    good: '- type: 工程研究中心\n  level: 市级',
  },
  'other-industry': {
    meaning: '通知列出了重点产业，其他行业也可以申报，排序在后。',
    bad: 'industry: 新材料',
    good: 'industry: 光电子信息',
  },
  'support-refused': {
    meaning: '“科技副总”到岗要有工作条件和服务保障，填“否”的请核实。',
    bad: 'support:\n  offered: 否',
    good: 'support:\n  offered: 是\n  details: 提供办公室和通勤',
  },
  'not-measurable': {
    meaning: '通知要求找准问题、明确要求、提准需求。没有带单位的数字，专家判断不了难度。',
    bad: 'description: 产品良率偏低，希望提高。',
    good: 'description: 良率 82%，希望提高到 95% 以上。',
  },
  'similar-challenge': {
    meaning: '与别家或往年的文字大半相同，可能是照抄模板。只比较公开的难题文字。',
    bad: '几家企业的需求描述只改了企业名',
    good: '各写各的现状、瓶颈和指标',
  },
  'personal-data-in-public': {
    meaning: '公开部分会上网，不能有手机号、身份证号、邮箱，也不能有非公开部分里的人名和电话。',
    bad: 'requirements: 请联系王工 199 0000 1234',
    good: 'requirements: 有镀膜设备和在线检测经验',
  },
  'own-name-in-anonymous-text': {
    meaning: '要求不公开名称的企业，公开的文字里也不能写出自己的名称和字号。',
    bad: 'description: 某某光电现有镀膜机3台……',
    good: 'description: 我公司现有镀膜机3台……',
  },
  'more-than-one-district': {
    meaning: '各区各报各的，一次提交只涉及一个区，才能分别核对和退改。',
    bad: '一个合并请求里有{districtName}和{otherDistrictName}的文件',
    good: '两个区各提交一个合并请求',
  },
  'not-your-district': {
    meaning: '每个区登记了自己的账号，防止误改别的区的表。市级管理员不受限制。',
    bad: '{otherDistrictName}的账号修改{districtName}的需求',
    good: '由{districtName}的账号提交',
  },
  'outside-district-scope': {
    meaning: '区里的提交只改本区的需求和填报信息，程序、参数和其他内容由市级管理员改。',
    bad: '提交里带了对 cycle.yaml 的修改',
    good: '只有 demands/{district}/ 和 filings/{district}.yaml',
  },
  'not-filed': {
    meaning: '通知要求初核汇总、报区组织部门备案后报送，填报信息里要写明填报人、填报日期和备案日期。',
    bad: 'public:\n  unit: 某区科技和经济信息化局',
    good: 'public:\n  unit: 某区科技和经济信息化局\n  reportedOn: "2023-03-09"\n  filedWithOrganizationDepartmentOn: "2023-03-08"',
  },
  'unknown-cycle': {
    meaning: '需求要放在有征集通知的年度里。',
    bad: 'cycles/2203/demands/……',
    good: 'cycles/2023/demands/……',
  },
  'story-without-consent': {
    meaning: '优秀典型写到了具体的人和企业，要当事人同意才能公开。',
    bad: 'consent:\n  given: 否\n  on: "2023-01-12"',
    good: 'consent:\n  given: 是\n  on: "2023-01-12"',
  },
  unconfirmed: {
    meaning:
      '新的一年由上一年复制而来（npm run new-cycle），每个日期、数字和联系人都带着“待核对”，通知正文是“待填写”。全部对照新通知核对以前，不能生成网站。',
    bad: 'target: 80 # 待核对：通知一，上一年为80名',
    good: 'target: 90',
  },
  'mdx-not-allowed': {
    meaning:
      '典型和通知的正文是普通 Markdown，外加几个指定的组件。MDX 里的代码会在生成网站的机器上运行，所以代码、网页标签、脚本、外来图片和别的组件一律不收。',
    bad: "import fs from 'node:fs'\n\n<PullQuote by={fs}>……</PullQuote>",
    good: '<PullQuote by="顾同春，装调车间主任">……</PullQuote>',
  },
  'picture-not-allowed': {
    meaning:
      '图片原样上网，谁都可以单独打开。SVG 不只是图，也能带脚本、链接和外来文件，所以只收画图用的标签和属性；jpg、webp 要真是这种图片。',
    bad: '<svg xmlns="http://www.w3.org/2000/svg" onload="……">\n  <script>……</script>\n</svg>',
    good: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 800">\n  <path d="M0 120 L0 560" stroke="#d9d2c4"/>\n</svg>',
  },
}
