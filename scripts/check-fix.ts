import { join } from 'node:path'
import type { Finding, PictureFault } from '../src/domain/finding.ts'
import { pathOf } from '../src/domain/kinds.ts'
import { canonicalEntry, publicTexts } from '../src/node/canonical-entry.ts'
import type { Checked } from '../src/node/check-folder.ts'
import { staleCodeOwners } from '../src/node/code-owners.ts'
import { staleEditorSchemas } from '../src/node/editor-schemas.ts'
import { readListed } from '../src/node/folder.ts'
import { demandSchemaOf } from '../src/node/folder-findings.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { barePhotograph } from '../src/pictures/validate-picture.ts'
import { visible } from '../src/text/visible.ts'
import type { Output } from './run.ts'

/**
 * Writes generated files, photographs that are the picture alone and entries in their canonical form, shows the public
 * part of each change, and counts them.
 */
export async function fix(
  root: string,
  { files, findings, ledger }: Checked,
  mayFix: (file: string) => boolean,
  output: Output,
): Promise<number> {
  // A link instead of the folder would redirect what is written.
  if (findings.some(({ file }) => file === 'content')) return 0
  let changed = 0
  const stale = [...staleCodeOwners(root, ledger.site), ...staleEditorSchemas(root)]
  const [schema, text] = [pathOf('demandJsonSchema', {}), demandSchemaOf(ledger)]
  if (text !== undefined && files.get(schema)?.text !== text) stale.push({ file: schema, text })
  for (const { file, text } of stale.filter(({ file }) => mayFix(file))) {
    await writeWhole(join(root, file), text)
    output.complain(`已重新生成 ${file}\n`)
    changed++
  }
  for (const { file } of findings.filter((found) => hasMetadata(found) && mayFix(found.file))) {
    const bytes = readListed(root, file)
    const bare = bytes instanceof Uint8Array ? barePhotograph(file, bytes) : undefined
    if (bare === undefined) continue
    await writeWhole(join(root, file), bare)
    output.complain(`已去掉照片里画面以外的信息 ${visible(file)}\n`)
    changed++
  }
  for (const file of files.values()) {
    const canonical = mayFix(file.file) ? canonicalEntry(file) : undefined
    if (canonical === undefined || canonical === file.text) continue
    await writeWhole(join(root, file.file), canonical)
    const { before, after } = publicTexts(file, canonical)
    output.complain(`已统一写法 ${visible(file.file)}\n${changedLines(before, after)}`)
    changed++
  }
  return changed
}

/** Of a photograph that has more in it than the picture. */
const hasMetadata = ({ code, args }: Finding) =>
  code === 'picture-not-allowed' && (args as { fault: PictureFault }).fault === 'metadata'

/** Lines that a rewritten text lost and gained; both texts hold nothing that may not be shown. */
function changedLines(before: string, after: string): string {
  const [old, fresh] = [before.split('\n'), after.split('\n')]
  const [oldSet, freshSet] = [new Set(old), new Set(fresh)]
  const removed = old.filter((line) => !freshSet.has(line)).map((line) => `  - ${line}\n`)
  const added = fresh.filter((line) => !oldSet.has(line)).map((line) => `  + ${line}\n`)
  const changes = [...removed, ...added].join('')
  return changes || '  公开部分只调整了顺序、引号或注释。非公开部分的改动不在这里显示。\n'
}
