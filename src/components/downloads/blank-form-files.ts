import { blankForms } from '../../documents/write-blank-forms.ts'
import { newestCycle, once } from '../shared/collections.ts'

export interface BlankFormFile {
  /** Name in the address: plain ASCII, the same every year. */
  file: string
  /** The official name, for whoever saves it. */
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** 附件1, 附件2 and 推荐专家汇总表 without entries. */
export const blankFormFiles = once(async (): Promise<BlankFormFile[]> => {
  const cycle = await newestCycle()
  const { annex1, annex2, experts } = await blankForms(String(cycle.year), cycle)
  return [
    { file: 'annex-1.docx', ...annex1 },
    { file: 'annex-2.xlsx', ...annex2 },
    { file: 'experts.xlsx', ...experts },
  ].map((form) => ({ ...form, bytes: new Uint8Array(form.bytes) }))
})
