import { type DecryptionFault, type Finding, finding, firstFindings } from '../domain/finding.ts'
import { hasPrivatePart } from '../domain/kinds.ts'
import { isMapping } from '../domain/tree.ts'
import { validate } from '../domain/validate.ts'
import { recipientsOf } from '../sealed/age-file.ts'
import type { Key } from '../sealed/key.ts'
import { decryptEntry } from '../sealed/seal-entry.ts'
import { SealError, type SealFault } from '../sealed/seal-error.ts'
import type { ContentFile } from '../yaml/content-file.ts'
import { recipientTest, unlessForeign } from './foreign-files.ts'
import type { Files } from './read-files.ts'
import { siteRecipients } from './recipient-faults.ts'

/**
 * The same files, with the private parts that the key decrypts; in memory only. A part that it should decrypt and
 * does not is reported; another district's is left as it is.
 */
export async function decryptFiles(files: Files, key: Key): Promise<Files> {
  const isOurs = await recipientTest(key, siteRecipients(files.values()))
  const decrypted = new Map(files)
  for (const file of files.values()) {
    if (isSealed(file)) decrypted.set(file.file, await decryptFile(file, key, isOurs(file)))
  }
  return decrypted
}

/** Whether the key is a stranger's; a district's that has no file yet is none. */
export async function opensNone({ identities }: Key, files: Files, decrypted: Files): Promise<boolean> {
  const sealed = [...files.values()].filter(isSealed)
  if (sealed.length === 0 || sealed.some(({ file }) => decrypted.get(file)?.decrypted)) return false
  const ours = await recipientsOf(identities)
  return !siteRecipients(files.values()).some(({ key }) => ours.includes(key))
}

export function isSealed({ kind, tree }: Pick<ContentFile, 'kind' | 'tree'>): boolean {
  return hasPrivatePart(kind) && isMapping(tree) && Object.hasOwn(tree, 'sealed')
}

async function decryptFile(file: ContentFile, key: Key, isOurs: boolean): Promise<ContentFile> {
  try {
    const whole = await unlessForeign(isOurs, () => decryptEntry(file.tree!, file.file, key))
    if (whole === undefined) return file
    const { value, partial, input, findings: found } = validate(file.kind, whole, file.file)
    const known = new Set(file.findings.map((each) => JSON.stringify(each)))
    const findings = [...file.findings, ...found.filter((each) => !known.has(JSON.stringify(each)))]
    const isSound = findings.every(({ severity }) => severity !== 'error')
    const sound = isSound ? value : undefined
    const reported = firstFindings(file.file, findings, ({ path }) => file.locate(path))
    return { ...file, tree: input, value: sound, partial, findings: reported, decrypted: true } as ContentFile
  } catch (error) {
    if (!(error instanceof SealError)) throw error
    if (!isDecryptionFault(error.fault)) return file
    const fault: Finding = finding(
      'sealed-not-opened',
      { file: file.file, path: ['sealed'] },
      { fault: error.fault },
    )
    return { ...file, value: undefined, findings: [...file.findings, fault] }
  }
}

const DECRYPTION_FAULTS = {
  damaged: 1,
  'wrong-key': 1,
  'wrong-content': 1,
  moved: 1,
  'public-changed': 1,
} satisfies Record<DecryptionFault, 1>

/** The others (no path of an entry, too long, both parts) are reported without a key. */
function isDecryptionFault(fault: SealFault): fault is DecryptionFault {
  return Object.hasOwn(DECRYPTION_FAULTS, fault)
}
