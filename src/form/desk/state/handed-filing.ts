import { pathOf } from '../../../domain/kinds.ts'
import type { Desk } from './desk.ts'
import { takeFiling } from './filing-tree.ts'
import type { HandedFile } from './handed-in.ts'
import { readWhole, sealingFor } from './seals.ts'

/** The filing of last time, where nothing has been written yet. */
export async function takeHandedFiling(desk: Desk, files: readonly HandedFile[]): Promise<void> {
  const { year, district, key, known } = desk
  const place = pathOf('filing', { year, district: district?.slug ?? '' })
  const file = files.find(({ path }) => path === place)
  if (!file || desk.filing !== undefined) return
  const { tree, whole = tree } = await readWhole(file, sealingFor(district?.slug ?? '', known.site, key))
  if (whole !== undefined) desk.filingDraft = takeFiling(whole)
}
