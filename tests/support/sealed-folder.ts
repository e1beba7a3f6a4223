import { globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { main as seal } from '../../scripts/seal.ts'
import { contentWith, run } from './folder.ts'

/** Samples whose private parts are sealed, as `npm run seal` leaves them. */

export interface TestRecipient {
  label: string
  key: string
  district?: string
}

/** For `contentWith`: one district's entries are enough where each is sealed or opened. */
export const onlyHongshan: Record<string, null> = Object.fromEntries(
  globSync('content/cycles/2023/{demands,experts,placements,reports}/*')
    .filter((folder) => !folder.endsWith('hongshan'))
    .map((folder) => [folder, null]),
)

/** For `contentWith` as well: two districts' entries and three experts, where a key is not for all. */
export const onlyTwoDistricts: Record<string, null> = Object.fromEntries(
  [
    ...globSync('content/cycles/*/{demands,placements,reports}/*'),
    ...globSync('content/cycles/*/filings/*.yaml'),
    ...globSync('content/cycles/*/experts/*').sort().slice(3),
  ]
    .filter((path) => !/\/(?:hongshan|wuchang)\b/.test(path))
    .map((path) => [path, null]),
)

/** The sample's settings, sealing for these recipients. */
export async function sealingSite(recipients: readonly TestRecipient[]): Promise<string> {
  const rows = recipients.map(
    ({ label, key, district }) =>
      `  - label: ${label}\n    key: ${key}\n${district ? `    district: ${district}\n` : ''}`,
  )
  const text = await readFile('content/site.yaml', 'utf8')
  return text
    .replace('privatePart: plain', 'privatePart: sealed')
    .replace('recipients: []\n', `recipients:\n${rows.join('')}`)
}

/** The samples with these files on top, all of them sealed for these recipients; `into` as in `contentWith`. */
export async function sealedContent(
  files: Record<string, string | null>,
  recipients: readonly TestRecipient[],
  into?: string,
): Promise<string> {
  const root = await contentWith({ ...files, 'content/site.yaml': await sealingSite(recipients) }, into)
  const { code, err } = await run(seal, '--root', root)
  if (code !== 0) throw new Error(err)
  return root
}
