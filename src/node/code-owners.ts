import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Change, isBureau } from '../domain/change.ts'
import { CODE_OWNERS, codeOwners, isPlaceholder } from '../domain/codeowners.ts'
import { type Finding, finding } from '../domain/finding.ts'
import type { Site } from '../domain/site.ts'

/** CODEOWNERS where it differs from what the settings say; none where the file or the setting is missing. */
export function staleCodeOwners(root: string, site: Site | undefined): { file: string; text: string }[] {
  const written = readCodeOwners(root)
  if (written === undefined || !site?.owners) return []
  const text = codeOwners(site.owners)
  return written === text ? [] : [{ file: CODE_OWNERS, text }]
}

/** The file still asks the samples' team. Told to the bureau alone: where all is checked, or the change is its own. */
export function ownersPlaceholder(root: string, change: Change | undefined): Finding[] {
  if (change && !isBureau(change)) return []
  return isPlaceholder(readCodeOwners(root) ?? '')
    ? [finding('owners-placeholder', { file: CODE_OWNERS }, {})]
    : []
}

function readCodeOwners(root: string): string | undefined {
  const path = join(root, CODE_OWNERS)
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined
}
