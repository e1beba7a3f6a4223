import { canonicalTree } from '../../domain/canonical-tree.ts'
import { type Demand, demandSchema } from '../../domain/demand.ts'
import { entryMark } from '../../domain/entry-mark.ts'
import { finding } from '../../domain/finding.ts'
import { formTree } from '../../domain/form-tree.ts'
import { kinds } from '../../domain/kinds.ts'
import type { TreeMapping } from '../../domain/tree.ts'
import { validate } from '../../domain/validate.ts'
import { entryComments } from '../../text/entry-comments.ts'
import { wordEntryFile } from '../../text/entry-file-findings.ts'
import { finishedName } from '../../text/finished.ts'
import { filledFileName } from '../../text/papers.ts'
import { writeYaml } from '../../yaml/write.ts'
import { type Answers, textAt } from '../entry/answers.ts'
import { entryFile } from '../entry/check-entry-tree.ts'
import { entryOfAnswers, isAnonymous, NAME } from '../entry/entry-of-answers.ts'
import type { FormSettings } from '../entry/form-settings.ts'

/** The finished entry as the file that a district takes. */
export interface FinishedFile {
  /** `91420111….yaml` or `k7m2xq.yaml`, as it is called in `content/`. */
  name: string
  /** What it is saved as: with the enterprise's name, where that is public. */
  saveAs: string
  path: string
  text: string
}

const sealing = () =>
  Promise.all([import('../../sealed/seal-entry.ts'), import('../../sealed/recipients.ts')])
const paper = () => import('../../documents/annex1/annex1-docx.ts')

/** Loads all that makes the files: from then on they are made without the network. */
export async function loadMakers({ privatePart }: FormSettings['site']): Promise<void> {
  await Promise.all([paper(), privatePart === 'sealed' && sealing()])
}

/** YAML, with the private part sealed where the site says so: plain text then never leaves the page. */
export async function finishedFile(
  answers: Answers,
  { year, site, districts }: FormSettings,
): Promise<FinishedFile> {
  const { id, tree } = entryOfAnswers(answers)
  const { district } = answers.place
  const path = entryFile({ year, district, id })
  const form = formTree(demandSchema)
  const canonical = canonicalTree(tree, form)
  const whole =
    site.privatePart === 'plain' ? canonical : await sealed(canonical as TreeMapping, path, district, site)
  const mark = entryMark({ year, district, id }, districts.find(({ slug }) => slug === district)?.name ?? '')
  const text = writeYaml(whole, form, { ...entryComments, header: [mark, ...entryComments.header] })
  const bytes = new TextEncoder().encode(text).length
  if (bytes > kinds.demand.maxBytes) throw new TooLarge(path, bytes)
  return { name: `${id}.yaml`, saveAs: `${nameOf(answers, id)}.yaml`, path, text }
}

/** With the enterprise's name, unless it is hidden: a file's name is seen by more people than the file. */
function nameOf(answers: Answers, id: string): string {
  return isAnonymous(answers) ? id : finishedName(textAt(answers, NAME).trim(), id)
}

/** The entry exceeds the maximum size of a file; the message is the one of the check. */
export class TooLarge extends Error {
  override name = 'TooLarge'

  constructor(file: string, bytes: number) {
    const { problem, repair } = wordEntryFile(
      finding('file-too-large', { file }, { bytes, max: kinds.demand.maxBytes }),
    )
    super(problem + repair)
  }
}

async function sealed(tree: TreeMapping, path: string, district: string, site: FormSettings['site']) {
  const [{ sealEntry }, { recipientsFor }] = await sealing()
  return sealEntry(tree, path, recipientsFor(site.recipients, district))
}

/** The filled 附件1 to print and stamp. */
export async function finishedPaper(
  answers: Answers,
  settings: FormSettings,
): Promise<{ name: string; bytes: Uint8Array }> {
  const { annex1Document } = await paper()
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
  return { name: filledFileName(year, nameOf(answers, id)), bytes }
}
