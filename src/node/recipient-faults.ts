import { type Finding, finding, type RecipientFault } from '../domain/finding.ts'
import { pathOf } from '../domain/kinds.ts'
import type { Ledger } from '../domain/ledger.ts'
import type { Path } from '../domain/tree.ts'
import { recipientFault } from '../sealed/recipients.ts'
import type { ContentFile } from '../yaml/content-file.ts'

/** Faults of the keys in the settings, located, before anything is sealed for them. */
export async function recipientFaults(
  files: readonly ContentFile[],
  { settings, districts }: Ledger,
): Promise<Finding[]> {
  const recipients = siteRecipients(files)
  const isWritten = districtsWritten(files)
  const found: Finding[] = []
  const add = (fault: RecipientFault, ...path: Path) =>
    void found.push(
      finding('recipient', { file: pathOf('site', {}), path: ['recipients', ...path] }, { fault }),
    )
  for (const { key, district, index } of recipients) {
    const fault = await recipientFault(key)
    if (fault) add(fault, index, 'key')
    if (district === undefined && isWritten(index)) add('blank-district', index, 'district')
    const isUnknown = district !== undefined && !districts.some(({ slug }) => slug === district)
    if (isUnknown && districts.length > 0) add('unknown-district', index, 'district')
  }
  const hasBureau = recipients.some(({ district }) => district === undefined)
  if (settings?.privatePart === 'sealed' && !hasBureau) add('no-bureau')
  return found
}

/** Whether a recipient's line `district:` is there, be it blank: read as one without it, it would open everything. */
function districtsWritten(files: readonly ContentFile[]): (index: number) => boolean {
  const site = files.find(({ kind }) => kind === 'site')
  const lines = site?.text?.split('\n') ?? []
  return (index) => {
    // Without the key, its item is located.
    const { line = 1, column = 1 } = site?.locate(['recipients', index, 'district']) ?? {}
    return /^["']?district\b/.test(lines[line - 1]?.slice(column - 1) ?? '')
  }
}

export interface SiteRecipient {
  index: number
  label: string
  key: string
  district?: string | undefined
}

/** The readable recipients of `site.yaml`. */
export function siteRecipients(files: Iterable<ContentFile>): SiteRecipient[] {
  for (const file of files) {
    if (file.kind !== 'site') continue
    return (file.partial?.recipients ?? []).flatMap((recipient, index) => {
      const { label = '', key, district } = recipient ?? {}
      return key === undefined ? [] : [{ index, label, key, district }]
    })
  }
  return []
}
