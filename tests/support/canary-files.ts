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
}

const { named: n, anonymous: a, filing: f } = canary

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

/** No other test's. */
export const canaryCode = codeNumber(753)

export const canaryFolder = 'content/cycles/2023/demands/hongshan'
export const canaryFiles = {
  [`${canaryFolder}/${canaryCode}.yaml`]: open('    name: 武汉公开材料有限公司\n') + closed(''),
  [`${canaryFolder}/qqqqqq.yaml`]:
    open('') +
    closed(
      `    name: ${a['enterprise.name']}\n    creditCode: "${a['enterprise.creditCode']}"\n    codeVerified: {by: ${a['enterprise.codeVerified.by']}, on: "${a['enterprise.codeVerified.on']}"}\n`,
    ),
  'content/cycles/2023/filings/hongshan.yaml': `public:\n  unit: 洪山区科技和经济信息化局\nprivate:\n  reporter: ${f.reporter}\n  phone: "${f.phone}"\n`,
}
