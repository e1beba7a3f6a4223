import { readFile } from 'node:fs/promises'
import { bases } from './entry.ts'
import { writeFiles } from './folder.ts'

/** Another city's `content/`: three districts, one cycle, a named and an anonymous demand; all of it fictional. */

const FOLDER = 'content/cycles/2023'

const site = `name: 云州“科技副总”服务平台
city: 云州市
province: 南江省
areaCode: "0999"
host: 云州市工业和信息化局
contact: 市工信局 80000000
privatePart: plain
recipients: []
samples: 是
`

const district = (slug: string, name: string) =>
  `- slug: ${slug}\n  name: ${name}\n  shortName: ${name}\n  office: ${name}工业和信息化局\n  accounts: [${slug}-gongxin]\n`

const notice = `---
title: 关于组织开展2023年选派“科技副总”服务中小微企业工作的通知
---

<Salutation>各区：</Salutation>

<Clause id="1" title="一、目标任务">

选派科技人才到企业担任“科技副总”。

</Clause>
`

const filing = `public:
  unit: 北湖区工业和信息化局
  reportedOn: "2023-03-09"
  filedWithOrganizationDepartmentOn: "2023-03-08"
private:
  reporter: 某经办
  phone: "0999-80000001"
`

export const ofSecondCity = (text: string): string => text.replaceAll('武汉', '云州')

/** Below `root`; without the generated schema, which `check --fix` writes for the city. */
export async function writeSecondCity(root: string): Promise<void> {
  const districts = [
    district('beihu', '北湖区'),
    district('nanling', '南岭区'),
    district('yungang', '云港区'),
  ]
  await writeFiles(root, {
    'content/site.yaml': site,
    'content/districts.yaml': districts.join(''),
    [`${FOLDER}/cycle.yaml`]: await readFile(`${FOLDER}/cycle.yaml`, 'utf8'),
    [`${FOLDER}/notice.mdx`]: notice,
    [`${FOLDER}/demands/beihu/91420111MAFAKE991B.yaml`]: ofSecondCity(bases.named),
    [`${FOLDER}/demands/nanling/k7m2xq.yaml`]: ofSecondCity(bases.anonymous),
    [`${FOLDER}/filings/beihu.yaml`]: filing,
    [`${FOLDER}/filings/nanling.yaml`]: filing.replace('北湖区', '南岭区'),
  })
}
