import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { filesOf, newSiteWith, temporaryFolder } from '../../tests/support/folder.ts'

const run = promisify(execFile)

/** Every paper: those of the commands, and what no command writes: 附件1 filled, and the blank forms. */
const PAPERS = `
import { writeFileSync } from 'node:fs'
import { main as compile } from './scripts/compile.ts'
import { main as match } from './scripts/match.ts'
import { annex1Document } from './src/documents/annex1/annex1-docx.ts'
import { blankForms } from './src/documents/write-blank-forms.ts'
import { checkFolder } from './src/node/check-folder.ts'
const [root, out] = process.argv.slice(1)
const { ledger } = await checkFolder(root)
const { entries, cycle } = ledger.cycles.get('2023')
const entry = entries.find(({ id }) => id === '91420113MAFAKE171Q')
const after = ['--matches', '--placements', '--reports', '2023-08', '--payments', '1', '--evaluation']
for (const more of [[], ['--public'], after, ['--experts']]) {
  if ((await compile(['--root', root, '--out', out, ...more])) !== 0) throw new Error('not compiled')
}
if ((await match(['--root', root, '--out', out, '--all'])) !== 0) throw new Error('not matched')
const write = (name, bytes) => writeFileSync(out + '/2023/' + name, bytes)
write('filled', await annex1Document({ cycleYear: 2023, limits: cycle, demand: entry.demand, creditCode: entry.id }))
const { annex1, annex2, experts } = await blankForms(2023, cycle)
write('annex1', annex1.bytes)
write('annex2', annex2.bytes)
write('experts', experts.bytes)
`

/** A district and some experts: what is printed of the others is printed by the same code. */
const CONTENT = {
  ...filesOf('wuhan-jingkai'),
  ...Object.fromEntries(
    globSync('content/cycles/2023/experts/*.yaml')
      .filter((_, at) => at % 4 === 0)
      .map((file) => [file, readFileSync(file, 'utf8')]),
  ),
}

async function papersOf(root: string, settings: Record<string, string>): Promise<string[]> {
  const out = await temporaryFolder()
  const env = { ...process.env, ...settings }
  await run(process.execPath, ['--input-type=module', '-e', PAPERS, root, out], { env })
  const folder = join(out, '2023')
  const names = (await readdir(folder)).sort()
  const hash = async (name: string) =>
    createHash('sha256')
      .update(await readFile(join(folder, name)))
      .digest('hex')
  return Promise.all(names.map(async (name) => `${await hash(name)} ${name}`))
}

test('every paper is the same bytes in two runs, two time zones and two languages', async () => {
  const root = await newSiteWith(CONTENT)
  const [china, away] = await Promise.all([
    papersOf(root, { TZ: 'UTC', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' }),
    papersOf(root, { TZ: 'America/Los_Angeles', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
  ])
  expect(china.length).toBeGreaterThan(18)
  expect(away).toEqual(china)
})
