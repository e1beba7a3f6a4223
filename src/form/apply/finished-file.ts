import type { Demand } from '../../domain/demand.ts'
import { finding } from '../../domain/finding.ts'
import { kinds } from '../../domain/kinds.ts'
import type { TreeMapping } from '../../domain/tree.ts'
import { wordEntryFinding } from '../../text/entry-findings.ts'
import { h } from '../dom.ts'
import type { Answers } from '../entry/answers.ts'
import { entryFile } from '../entry/check-entry-tree.ts'
import { entryOfAnswers } from '../entry/entry-of-answers.ts'
import type { FormSettings } from '../entry/form-settings.ts'

/** The finished entry as the file that a district takes. */
export interface FinishedFile {
  /** `91420111….yaml` or `k7m2xq.yaml`. */
  name: string
  path: string
  text: string
}

/** YAML, with the private part sealed where the site says so: plain text then never leaves the page. */
export async function finishedFile(answers: Answers, { year, site }: FormSettings): Promise<FinishedFile> {
  const [{ writeYaml }, { entryComments }, { formTree }, { demandSchema }, { canonicalTree }] =
    await Promise.all([
      import('../../yaml/write.ts'),
      import('../../text/entry-comments.ts'),
      import('../../domain/form-tree.ts'),
      import('../../domain/demand.ts'),
      import('../../domain/canonical-tree.ts'),
    ])
  const { id, tree } = entryOfAnswers(answers)
  const { district } = answers.place
  const path = entryFile({ year, district, id })
  const form = formTree(demandSchema)
  const canonical = canonicalTree(tree, form)
  const whole =
    site.privatePart === 'plain' ? canonical : await sealed(canonical as TreeMapping, path, district, site)
  const text = writeYaml(whole, form, entryComments)
  const bytes = new TextEncoder().encode(text).length
  if (bytes > kinds.demand.maxBytes) throw new TooLarge(path, bytes)
  return { name: `${id}.yaml`, path, text }
}

/** The entry exceeds the maximum size of a file; the message is the one of the check. */
export class TooLarge extends Error {
  override name = 'TooLarge'

  constructor(file: string, bytes: number) {
    const { problem, repair } = wordEntryFinding(
      finding('file-too-large', { file }, { bytes, max: kinds.demand.maxBytes }),
    )
    super(problem + repair)
  }
}

async function sealed(tree: TreeMapping, path: string, district: string, site: FormSettings['site']) {
  const [{ sealEntry }, { recipientsFor }] = await Promise.all([
    import('../../sealed/seal-entry.ts'),
    import('../../sealed/recipients.ts'),
  ])
  return sealEntry(tree, path, recipientsFor(site.recipients, district))
}

/** The filled 附件1 to print and stamp. */
export async function finishedPaper(
  answers: Answers,
  settings: FormSettings,
): Promise<{ name: string; bytes: Uint8Array }> {
  const [{ annex1Document }, { validate }, { filledFileName }] = await Promise.all([
    import('../../documents/annex1/annex1-docx.ts'),
    import('../../domain/validate.ts'),
    import('../../text/papers.ts'),
  ])
  const { id, tree } = entryOfAnswers(answers)
  const { year, cycle, districts } = settings
  const { district } = answers.place
  const { value } = validate('demand', tree, entryFile({ year, district, id }))
  const districtName = districts.find(({ slug }) => slug === district)?.name
  const bytes = await annex1Document({
    cycleYear: year,
    limits: cycle,
    demand: value as Demand,
    districtName,
    creditCode: id.length === 18 ? id : undefined,
  })
  return { name: filledFileName(year, id), bytes }
}

/** Hands a file to the browser's own download. */
export function download(name: string, data: BlobPart, type: string): void {
  const address = URL.createObjectURL(new Blob([data], { type }))
  const link = h('a', { href: address, download: name })
  link.click()
  // Some browsers begin to read only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** True if the text is on the clipboard; otherwise the person copies it from a field. */
export async function copyText(content: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(content)
    return true
  } catch {
    return false
  }
}
