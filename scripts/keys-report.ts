import { hasPrivatePart, type KindName, kinds } from '../src/domain/kinds.ts'
import { type PrivateFiles, privatePartOf } from '../src/node/private-files.ts'
import { recipientCount, recipientsFor } from '../src/sealed/recipients.ts'
import { SealError } from '../src/sealed/seal-error.ts'
import { kindName } from '../src/text/kind-names.ts'
import { visible } from '../src/text/visible.ts'
import type { ContentFile } from '../src/yaml/content-file.ts'

/** Lists the recipients, and for how many keys each file is sealed; never whose. */
export async function keysReport({ site, districts, files }: PrivateFiles): Promise<string> {
  const nameOf = new Map(districts.map(({ slug, shortName }) => [slug, shortName]))
  const rows = site.recipients.map(({ label, key, district }) => {
    const where = district === undefined ? '市级' : (nameOf.get(district) ?? district)
    return `  ${label}　${where}　${key}`
  })
  const lines = [
    `非公开部分：${site.privatePart === 'sealed' ? '加密（sealed）' : '明文（plain）'}`,
    `收件人 ${site.recipients.length} 个：`,
    ...rows,
  ]
  const years = Map.groupBy(files, ({ params }) => params.year ?? '')
  for (const [year, own] of [...years].sort()) lines.push(...(await linesOfYear(year, own, site.recipients)))
  lines.push(
    '加密的文件里没有收件人的名字，只数得出给了几个公钥；哪个密钥打得开，要用密钥试：npm run check -- --identity 密钥文件。',
  )
  return lines.map((line) => `${line}\n`).join('')
}

async function linesOfYear(
  year: string,
  files: readonly ContentFile[],
  recipients: PrivateFiles['site']['recipients'],
): Promise<string[]> {
  const sealed = files.filter((file) => privatePartOf(file) === 'sealed')
  const plain = files.filter((file) => privatePartOf(file) === 'plain')
  const lines = [`${year} 年：${countsByKind(files)}；`]
  lines[0] += `加密 ${sealed.length} 份，明文 ${plain.length} 份。`
  const counted = await Promise.all(sealed.map(async (file) => ({ file, count: await countIn(file) })))
  for (const [count, group] of [...Map.groupBy(counted, (each) => each.count)].sort(byCount)) {
    lines.push(
      count === undefined
        ? `  已损坏的：${group.length} 份`
        : `  加密给 ${count} 个公钥的：${group.length} 份`,
    )
  }
  const unlike = counted.filter(
    ({ file, count }) => count !== recipientsFor(recipients, file.params.district ?? '').length,
  )
  if (unlike.length > 0) {
    lines.push(
      '  和现在的收件人数目不同，要重新加密的：',
      ...unlike.map(({ file }) => `    ${visible(file.file)}`),
    )
  }
  return lines
}

/** Each kind that there is, in the order of the table. */
function countsByKind(files: readonly ContentFile[]): string {
  const counts = (Object.keys(kinds) as KindName[]).filter(hasPrivatePart).flatMap((kind) => {
    const count = files.filter((file) => file.kind === kind).length
    return count > 0 ? `${kindName(kind)} ${count} 份` : []
  })
  return counts.join('，')
}

const byCount = ([a = -1]: [number | undefined, unknown], [b = -1]: [number | undefined, unknown]) => a - b

async function countIn({ tree }: ContentFile): Promise<number | undefined> {
  const { sealed } = tree as { sealed: unknown }
  try {
    return await recipientCount(String(sealed))
  } catch (error) {
    if (error instanceof SealError) return undefined
    throw error
  }
}
