import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CODE_OWNERS, codeOwners, isPlaceholder } from '../domain/codeowners.ts'
import type { Site } from '../domain/site.ts'

/** CODEOWNERS where it differs from what the settings say; none where the file or the setting is missing. */
export function staleCodeOwners(root: string, site: Site | undefined): { file: string; text: string }[] {
  const written = readCodeOwners(root)
  if (written === undefined || !site?.owners) return []
  const text = codeOwners(site.owners)
  return written === text ? [] : [{ file: CODE_OWNERS, text }]
}

/** Whether the file asks the samples' team, and the settings name no other. */
export function namesPlaceholder(root: string, site: Site | undefined): boolean {
  return !site?.owners && isPlaceholder(readCodeOwners(root) ?? '')
}

function readCodeOwners(root: string): string | undefined {
  const path = join(root, CODE_OWNERS)
  return existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : undefined
}
