import { codeNumber } from './entry.ts'

/** Every private field with a value that stands nowhere else; fictional. */
export const canary = {
  named: {
    'enterprise.employees': '73519',
    'enterprise.revenue': '918273.645546',
    'enterprise.legalRepresentative.name': '金丝雀法人甲',
    'enterprise.legalRepresentative.mobile': '19977531001',
    'enterprise.contact.name': '金丝雀联系人乙',
    'enterprise.contact.phone': '19977531002',
    'enterprise.address': '金丝雀路七百五十三号',
    'innovation.siteArea': '86420.97531',
    'innovation.staff': '61728',
    'innovation.equipmentValue': '75319.86421',
    'candidates[].name': '金丝雀专家丙',
    'candidates[].organization': '金丝雀大学',
    'candidates[].phone': '19977531003',
    candidateNote: '金丝雀备选说明',
    'support.details': '金丝雀保障内容',
    'challenges[].intendedPartners': '金丝雀意向单位',
    'challenges[].budget': '97531.24681',
    'consent.by': '金丝雀确认人丁',
    'consent.on': '1987-06-05',
  },
  anonymous: {
    'enterprise.name': '金丝雀隐名有限公司',
    'enterprise.creditCode': '91420111MAFAKE9908',
    'enterprise.codeVerified.by': '金丝雀核对人己',
    'enterprise.codeVerified.on': '1986-05-04',
  },
  filing: { reporter: '金丝雀填报人戊', phone: '027-87531004' },
  expert: {
    name: '金丝雀专家辛',
    organization: '金丝雀科学院',
    department: '金丝雀学院',
    title: '金丝雀职称',
    bornIn: '1984-09',
    phone: '19977531006',
    field: '金丝雀研究领域',
    strengths: '金丝雀代表性工作',
    'achievements[].text': '金丝雀成果名称',
    'targets[].id': 'zzyyxw',
    'exceptions[].reason': '金丝雀放宽理由',
    'exceptions[].approvedBy': '金丝雀批准人',
    'recommendation.by': '金丝雀推荐人',
    'recommendation.on': '1983-07-07',
    'declaration.on': '1983-07-08',
    'consent.by': '金丝雀同意人',
    'consent.on': '1983-07-09',
  },
  placement: {
    'expert.id': 'zzyyxx',
    'expert.name': '金丝雀专家庚',
    'expert.organization': '金丝雀研究院',
    'expert.phone': '19977531005',
    'match.fit': '金丝雀契合说明',
    'match.intention': '金丝雀合作意向',
    'confirmed.enterprise.by': '金丝雀企业确认人',
    'confirmed.enterprise.on': '1983-07-01',
    'confirmed.expert.by': '金丝雀专家确认人',
    'confirmed.expert.on': '1983-07-02',
    exception: '金丝雀例外理由',
    'agreement.from': '2024-12-07',
    'agreement.to': '2026-12-30',
    'agreement.tasks': '金丝雀协议任务',
    endedOn: '2026-11-17',
    'evaluation.summary': '金丝雀服务总结',
    'evaluation.enterprise.opinion': '金丝雀企业评价',
    'evaluation.enterprise.on': '1983-07-03',
    'evaluation.organization.opinion': '金丝雀单位评价',
    'evaluation.organization.on': '1983-07-04',
    'evaluation.district.opinion': '金丝雀区里评价',
    'evaluation.district.result': '金丝雀考核结果',
    'evaluation.district.on': '1983-07-05',
  },
  report: {
    work: '金丝雀本期工作',
    'results.solved': '735211',
    'results.projects': '735212',
    'results.contract': '735213.864209',
    'results.products': '735214',
    'results.patents': '735215',
    'results.transfers': '735216',
    'results.trained': '735217',
    'results.introduced': '735218',
    'results.platforms': '735219',
    problems: '金丝雀遇到困难',
    next: '金丝雀下步打算',
    'confirmed.by': '金丝雀报告确认人',
    'confirmed.on': '1983-07-06',
  },
}

const { named: n, anonymous: a, filing: f, expert: e, placement: p, report: r } = canary

const open = (challenge: string) => `public:
  submittedOn: "2023-03-02"
  enterprise:
${challenge}    honors: [国家“专精特新”小巨人]
    industry: 新材料
  research:
    institutions: []
    establishment: []
    types: []
  expertRequest:
    source: 省内高校院所
    field: 碳纤维上浆
    problem: 上浆剂与树脂相容性差，层间剪切强度低于 90 MPa。
  challenges:
    - no: 1
      summary: 上浆剂耐温不足
      commonTechnology: 是
      description: 现有上浆剂 180 ℃ 分解，要求提高到 260 ℃ 以上。
      cooperation:
        modes: [联合开发]
`
const closed = (identity: string) => `private:
  enterprise:
${identity}    employees: ${n['enterprise.employees']}
    revenue: ${n['enterprise.revenue']}
    legalRepresentative:
      name: ${n['enterprise.legalRepresentative.name']}
      mobile: "${n['enterprise.legalRepresentative.mobile']}"
    contact:
      name: ${n['enterprise.contact.name']}
      phone: "${n['enterprise.contact.phone']}"
    address: ${n['enterprise.address']}
  innovation:
    siteArea: ${n['innovation.siteArea']}
    staff: ${n['innovation.staff']}
    equipmentValue: ${n['innovation.equipmentValue']}
    rdIntensity: 10%以上
    projects: []
  candidates:
    - name: ${n['candidates[].name']}
      organization: ${n['candidates[].organization']}
      phone: "${n['candidates[].phone']}"
      agreed: 是
  candidateNote: ${n.candidateNote}
  support:
    offered: 是
    details: ${n['support.details']}
  challenges:
    - no: 1
      intendedPartners: ${n['challenges[].intendedPartners']}
      budget: ${n['challenges[].budget']}
  consent:
    by: ${n['consent.by']}
    on: "${n['consent.on']}"
`

const expert = `public:
  submittedOn: "2023-03-25"
private:
  source: 省外科研院所
  name: ${e.name}
  organization: ${e.organization}
  department: ${e.department}
  title: ${e.title}
  rank: 中级及以下
  bornIn: ${e.bornIn}
  phone: "${e.phone}"
  industries: [新材料]
  field: ${e.field}
  strengths: ${e.strengths}
  achievements:
    - kind: 发明专利
      text: ${e['achievements[].text']}
  targets:
    - district: hongshan
      id: ${e['targets[].id']}
  exceptions:
    - condition: 职称
      reason: ${e['exceptions[].reason']}
      approvedBy: ${e['exceptions[].approvedBy']}
  recommendation:
    by: ${e['recommendation.by']}
    on: "${e['recommendation.on']}"
  declaration:
    on: "${e['declaration.on']}"
  consent:
    by: ${e['consent.by']}
    on: "${e['consent.on']}"
`

const placementOf = (demand: string) => `public:
  submittedOn: "2023-04-06"
  confirmedOn: "2023-04-07"
  signedOn: "2023-05-18"
  onDutyOn: "2023-06-01"
private:
  demand: "${demand}"
  expert:
    id: ${p['expert.id']}
    name: ${p['expert.name']}
    organization: ${p['expert.organization']}
    phone: "${p['expert.phone']}"
  match:
    fit: ${p['match.fit']}
    intention: ${p['match.intention']}
    relation: 已有合作
  confirmed:
    enterprise:
      by: ${p['confirmed.enterprise.by']}
      on: "${p['confirmed.enterprise.on']}"
    expert:
      by: ${p['confirmed.expert.by']}
      on: "${p['confirmed.expert.on']}"
  exception: ${p.exception}
  agreement:
    parties: 三方
    from: "${p['agreement.from']}"
    to: "${p['agreement.to']}"
    tasks: ${p['agreement.tasks']}
  endedOn: "${p.endedOn}"
  reason: 工作变动
  evaluation:
    summary: ${p['evaluation.summary']}
    enterprise:
      opinion: ${p['evaluation.enterprise.opinion']}
      on: "${p['evaluation.enterprise.on']}"
    organization:
      opinion: ${p['evaluation.organization.opinion']}
      on: "${p['evaluation.organization.on']}"
    district:
      opinion: ${p['evaluation.district.opinion']}
      result: ${p['evaluation.district.result']}
      on: "${p['evaluation.district.on']}"
`
const report = `public:
  submittedOn: "2023-08-25"
private:
  days:
    - month: 2023-08
      days: 8
  work: ${r.work}
  results:
${Object.entries(r)
  .filter(([key]) => key.startsWith('results.'))
  .map(([key, value]) => `    ${key.slice('results.'.length)}: ${value}\n`)
  .join('')}  problems: ${r.problems}
  next: ${r.next}
  confirmed:
    by: ${r['confirmed.by']}
    on: "${r['confirmed.on']}"
`

/** No other test's. */
export const canaryCode = codeNumber(753)

export const canaryFolder = 'content/cycles/2023/demands/hongshan'
export const canaryExpert = 'content/cycles/2023/experts/qqqqqr.yaml'
export const canaryPlacement = 'content/cycles/2023/placements/hongshan/qqqqqp.yaml'
export const canaryReport = 'content/cycles/2023/reports/hongshan/qqqqqp/2023-08.yaml'
export const canaryFiles: Record<string, string> = {
  [`${canaryFolder}/${canaryCode}.yaml`]: open('    name: 武汉公开材料有限公司\n') + closed(''),
  [`${canaryFolder}/qqqqqq.yaml`]:
    open('') +
    closed(
      `    name: ${a['enterprise.name']}\n    creditCode: "${a['enterprise.creditCode']}"\n    codeVerified: {by: ${a['enterprise.codeVerified.by']}, on: "${a['enterprise.codeVerified.on']}"}\n`,
    ),
  [canaryExpert]: expert,
  [canaryPlacement]: placementOf(canaryCode),
  [canaryReport]: report,
  'content/cycles/2023/filings/hongshan.yaml': `public:\n  unit: 洪山区科技和经济信息化局\nprivate:\n  reporter: ${f.reporter}\n  phone: "${f.phone}"\n`,
}
