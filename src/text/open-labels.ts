import type { PublicDemand } from '../domain/public.ts'
import { demandLabels, type Label } from './labels.ts'
import type { PathsOf } from './paths.ts'

/** The identity's two shapes as one, so that each of its keys is named. */
interface OpenDemand extends Omit<PublicDemand, 'identity'> {
  identity?: { named: boolean; name?: string; district?: string; industry?: string }
}

const { label } = demandLabels['public.enterprise.name']

/** The keys of `/data/demands.json`, in words; a key without a label does not compile. */
export const openLabels: Record<PathsOf<OpenDemand>, Label> = {
  id: { label: '需求编号', hint: '公开名称的是统一社会信用代码，不公开的是随机的六位别名' },
  year: { label: '年度' },
  status: demandLabels['public.status'],
  submittedOn: demandLabels['public.submittedOn'],
  identity: { label: '企业', hint: '撤回后没有这一项和以下各项' },
  'identity.named': { label: '是否公开名称', hint: 'true 或 false' },
  'identity.name': { label, hint: '只有公开名称的有' },
  'identity.district': { label: '区（开发区）', hint: '区目录名，如 {district}；不便公开时没有' },
  'identity.industry': { label: '行业领域', hint: '选了“其他”的是企业自己写的名称；不便公开时没有' },
  honors: demandLabels['public.enterprise.honors'],
  otherHonor: demandLabels['public.enterprise.otherHonor'],
  research: { label: '研发机构' },
  'research.institutions': { label: '研发机构名称', hint: '不公开名称的企业为空' },
  'research.present': { label: '是否有研发机构', hint: 'true 或 false' },
  'research.establishment': { label: '研发机构建设形式' },
  'research.types': { label: '研发机构类型' },
  'research.types[].type': demandLabels['public.research.types[].type'],
  'research.types[].level': { label: '级别' },
  'research.types[].name': { label: '其他类型名称', hint: '只有公开名称的有' },
  expertRequest: { label: '“科技副总”需求', hint: '没有需求的没有这一项' },
  'expertRequest.source': demandLabels['public.expertRequest.source'],
  'expertRequest.field': demandLabels['public.expertRequest.field'],
  'expertRequest.problem': demandLabels['public.expertRequest.problem'],
  'expertRequest.collaboration': demandLabels['public.expertRequest.collaboration'],
  challenges: { label: '技术创新难题' },
  'challenges[].no': { label: '序号' },
  'challenges[].summary': demandLabels['public.challenges[].summary'],
  'challenges[].commonTechnology': { label: '是否行业关键共性技术', hint: 'true 或 false' },
  'challenges[].description': demandLabels['public.challenges[].description'],
  'challenges[].cooperation': { label: '对外技术合作需求' },
  'challenges[].cooperation.modes': { label: '对外技术合作方式' },
  'challenges[].cooperation.otherMode': { label: '其他合作方式的说明', hint: '只有公开名称的有' },
  'challenges[].cooperation.requirements': demandLabels['public.challenges[].cooperation.requirements'],
  'challenges[].cooperation.budget': demandLabels['public.challenges[].cooperation.budget'],
}
