import { cp, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { main as check } from '../../../scripts/check.ts'
import { demandSchema } from '../../../src/domain/demand.ts'
import { allNodes, formTree } from '../../../src/domain/form-tree.ts'
import { hitsBelow, hitsIn } from '../../support/canary.ts'
import { contentWith, run, temporaryFolder } from '../../support/folder.ts'
import { buildSite } from '../../support/site.ts'

/** Every private field with a value that stands nowhere else; fictional. */
const canary = {
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
  },
  filing: { reporter: '金丝雀填报人戊', phone: '027-87531004' },
}
const { named: n, anonymous: a, filing: f } = canary
const values = [...Object.values(n), ...Object.values(a), ...Object.values(f), '02787531004']

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

const folder = 'content/cycles/2023/demands/hongshan'
const files = {
  [`${folder}/91420111MAFAKE991B.yaml`]: open('    name: 武汉公开材料有限公司\n') + closed(''),
  [`${folder}/qqqqqq.yaml`]:
    open('') + closed(`    name: ${a['enterprise.name']}\n    creditCode: "${a['enterprise.creditCode']}"\n`),
  'content/cycles/2023/filings/hongshan.yaml': `public:\n  unit: 洪山区科技和经济信息化局\nprivate:\n  reporter: ${f.reporter}\n  phone: "${f.phone}"\n`,
}

/** Fields whose values are options or counters, and can be no canary. */
const SHARED = /\.(rdIntensity|projects|projects\[\]|agreed|offered|no)$/

test('the canary covers every private field', () => {
  const paths = [...allNodes(formTree(demandSchema))]
    .filter(
      ({ path, children }) => path.startsWith('private.') && children.length === 0 && !SHARED.test(path),
    )
    .map(({ path }) => path.slice('private.'.length))
  expect(Object.keys({ ...n, ...a }).sort()).toEqual(paths.sort())
  expect(new Set(values).size).toBe(values.length)
})

describe('no private value leaves', () => {
  test('by the built site, its caches or its log', async () => {
    const root = await contentWith(files)
    const into = await temporaryFolder()
    const { dist, log } = await buildSite({ root, into })
    const page = await readFile(join(dist, 'demands/2023/91420111MAFAKE991B/index.html'), 'utf8')
    expect(page).toContain('武汉公开材料有限公司')
    expect(await readFile(join(dist, 'demands/2023/qqqqqq/index.html'), 'utf8')).toContain('上浆剂耐温不足')
    expect(await readdir(join(dist, 'pagefind/fragment'))).not.toEqual([])
    expect(hitsBelow(into, values)).toEqual([])
    expect(hitsIn('log', log, values)).toEqual([])
  })

  test('by a failed build', async () => {
    const broken = files[`${folder}/qqqqqq.yaml`]!.replace('projects: []', 'projects: 金丝雀联系人乙')
    const root = await contentWith({ ...files, [`${folder}/qqqqqq.yaml`]: broken })
    const into = await temporaryFolder()
    const failure = await buildSite({ root, into }).catch((error) => error)
    expect(failure).toMatchObject({ code: 1 })
    expect(String(failure.stdout + failure.stderr)).toContain('qqqqqq.yaml')
    expect(hitsIn('log', String(failure.stdout + failure.stderr), values)).toEqual([])
    expect(hitsBelow(into, values)).toEqual([])
  })

  test.each(['terminal', 'github'])('by the check of faulty entries as %s', async (format) => {
    const text = files[`${folder}/qqqqqq.yaml`]!
    const faults = values.flatMap((value) =>
      text.includes(`: ${value}\n`) || text.includes(`: "${value}"\n`)
        ? [
            text.replace(value, `${value}\u200b`),
            text.replace(`: ${value}\n`, `: [${value}]\n`),
            text.replace(`: ${value}\n`, `\n      ${value}: 1\n`),
          ]
        : [],
    )
    const root = await contentWith(
      Object.fromEntries(
        faults.map((fault, at) => [
          `${folder}/${String.fromCharCode(97 + (at % 26)).repeat(5)}${String.fromCharCode(97 + Math.floor(at / 26))}.yaml`,
          fault,
        ]),
      ),
    )
    const { code, out, err } = await run(check, '--root', root, '--format', format)
    expect(code).toBe(1)
    expect(faults.length).toBeGreaterThan(40)
    expect(hitsIn('check', out + err, values)).toEqual([])
  })
})

test('a field that is leaked on purpose is found', async () => {
  const project = await temporaryFolder()
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    await cp(part, join(project, part), { recursive: true }).catch(() => {})
  }
  await symlink(resolve('node_modules'), join(project, 'node_modules'))
  await cp('content', join(project, 'content'), { recursive: true })
  for (const [file, text] of Object.entries(files)) {
    await mkdir(join(project, file, '..'), { recursive: true })
    await writeFile(join(project, file), text)
  }
  const projection = join(project, 'src/domain/public.ts')
  const before = await readFile(projection, 'utf8')
  const leaking = before.replace(
    'expertRequest: projectRequest(expertRequest)',
    'expertRequest: { ...projectRequest(expertRequest), field: demand.private?.enterprise.contact.phone ?? "" }',
  )
  expect(leaking).not.toBe(before)
  await writeFile(projection, leaking)
  const into = await temporaryFolder()
  await buildSite({ project, root: project, into })
  const hits = hitsBelow(into, values)
  expect(new Set(hits.map(({ value }) => value))).toEqual(new Set([n['enterprise.contact.phone']]))
  for (const kind of ['index.html', '.pf_fragment', 'demands.json']) {
    expect(hits.filter(({ where }) => where.endsWith(kind)).length, kind).toBeGreaterThan(0)
  }
})

test.each(['raw', 'url', 'base64', 'html-decimal', 'html-hexadecimal', 'json', 'grouped'])(
  'the scan sees a value as %s',
  (encoding) => {
    const forms: Record<string, string> = {
      raw: '金丝雀大学',
      url: encodeURIComponent('金丝雀大学'),
      base64: Buffer.from('xx金丝雀大学yy').toString('base64'),
      'html-decimal': [...'金丝雀大学'].map((c) => `&#${c.codePointAt(0)};`).join(''),
      'html-hexadecimal': [...'金丝雀大学']
        .map((c) => `&#x${c.codePointAt(0)!.toString(16).toUpperCase()};`)
        .join(''),
      json: '\\u91d1\\u4e1d\\u96c0\\u5927\\u5b66',
      grouped: '199 7753 1001',
    }
    expect(hitsIn('x', `a ${forms[encoding]} b`, values).map((hit) => hit.encoding)).toContain(encoding)
  },
)
