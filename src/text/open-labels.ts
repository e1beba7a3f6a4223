import type { Label } from '../domain/declaration.ts'
import type { PublicDemand } from '../domain/public-demand.ts'
import { publishOf } from '../domain/publish.ts'
import type { PathsOf } from './dotted-path.ts'
import { demandLabels } from './labels.ts'
import { type OpenField, openFields } from './open-fields.ts'

type OpenPath = PathsOf<PublicDemand>

const { label } = demandLabels['public.enterprise.name']

/** Keys that the projection adds. */
const head: Readonly<Record<string, Label>> = {
  number: { label: '需求编号', hint: '年度、区和信用代码的末几位；不公开名称的只有年度和别名' },
  id: { label: '网址标识', hint: '公开名称的是统一社会信用代码，不公开的是随机的六位别名' },
  year: { label: '年度' },
  status: demandLabels['public.status'],
  submittedOn: demandLabels['public.submittedOn'],
  identity: { label: '企业', hint: '撤回后没有这一项和以下各项' },
  'identity.named': { label: '是否公开名称', hint: 'true 或 false' },
  'identity.name': { label, hint: '只有公开名称的有' },
  'identity.district': { label: '区（开发区）', hint: '区目录名，如 {district}；不便公开时没有' },
  'identity.industry': { label: '行业领域', hint: '选了“其他”的是企业自己写的名称；不便公开时没有' },
}

/** Labels and hints for readers of the data, where the form's do not fit. */
const forReaders: Partial<Record<OpenPath, Label>> = {
  otherHonor: demandLabels['public.enterprise.otherHonor'],
  research: { label: '研发机构' },
  'research.institutions': { label: '研发机构名称', hint: '不公开名称的企业为空' },
  'research.establishment': { label: '研发机构建设形式' },
  'research.types': { label: '研发机构类型' },
  'research.types[].level': { label: '级别' },
  expertRequest: { label: '“科技副总”需求', hint: '没有需求的没有这一项' },
  challenges: { label: '技术创新难题' },
  'challenges[].no': { label: '序号' },
  'challenges[].cooperation.modes': { label: '对外技术合作方式' },
}

/** The rule of `src/domain/crowd.ts`. */
const SHARED = '不公开名称的企业，至少三家相同才有'

const present: [string, Label] = ['research.present', { label: '是否有研发机构', hint: 'true 或 false' }]

/** The keys of `/data/demands.json` in words, in their order. */
export const openLabels: Readonly<Record<string, Label>> = {
  ...head,
  ...Object.fromEntries(
    openFields.flatMap((field) => {
      const own: [string, Label] = [field.path, labelOf(field)]
      return field.path === 'research.institutions' ? [own, present] : [own]
    }),
  ),
}

function labelOf({ path, node }: OpenField): Label {
  const own = (forReaders as Readonly<Record<string, Label>>)[path]
  if (own) return own
  const { hint, ...declared } = node.declaration!
  if (node.spec.kind === 'yes-no') return { ...declared, hint: 'true 或 false' }
  if (publishOf(node) === 'if-named') return { ...declared, hint: '只有公开名称的有' }
  if (publishOf(node) === 'shared') return { ...declared, hint: SHARED }
  return node.declaration!
}
