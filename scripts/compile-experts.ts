import { join } from 'node:path'
import type { OpenExpert } from '../src/documents/experts/expert-columns.ts'
import { expertsWorkbook } from '../src/documents/experts/experts-workbook.ts'
import { kinds } from '../src/domain/kinds.ts'
import type { CycleLedger, FiledExpert, Ledger } from '../src/domain/ledger.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { bureauRecipients } from '../src/sealed/recipients.ts'
import { expertPaper } from '../src/text/experts.ts'
import { visible } from '../src/text/visible.ts'
import { EXIT, type Output } from './run.ts'
import { encrypted, writtenLine } from './sealed-papers.ts'

/** 推荐专家汇总表 of the city, below `<out>/<year>/`; for the bureau alone. */
export async function compileExperts(
  { site, settings, districts }: Ledger,
  { year, experts }: CycleLedger,
  faulty: readonly string[],
  { encrypt, out }: { encrypt: boolean; out: string },
  output: Output,
): Promise<number> {
  const unit = settings?.city ?? ''
  if (experts.length === 0) throw new CannotRun(`${year} 年度还没有推荐的专家，没有要汇编的。`)
  const folder = kinds.expert.path.replace(':year', year).replace(/:.*/, '')
  const obstacles = faulty.filter((file) => file.startsWith(folder))
  if (obstacles.length > 0) {
    output.complain(`${unit}：有 ${obstacles.length} 个文件还有错误，没有汇编。请先改正：\n`)
    for (const file of obstacles) output.complain(`  ${visible(file)}\n`)
    return EXIT.errors
  }
  const open = experts.flatMap(openOf)
  if (open.length < experts.length) {
    output.complain(`${unit}：有加密的部分用这个密钥打不开，没有汇编。\n`)
    return EXIT.errors
  }
  const bytes = await expertsWorkbook({ year, unit, districts, experts: open })
  const plain = [{ name: expertPaper.fileName(year, unit), bytes, note: `${open.length} 名` }]
  const papers = encrypt ? await encrypted(plain, bureauRecipients(site?.recipients ?? [])) : plain
  for (const { name, bytes: written, note } of papers) {
    const path = join(out, year, name)
    await writeWhole(path, written)
    output.write(writtenLine(path, note))
  }
  return EXIT.ok
}

function openOf({ value }: FiledExpert): OpenExpert[] {
  return value?.private ? [{ ...value, private: value.private }] : []
}
