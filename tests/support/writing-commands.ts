import { readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { main as compile } from '../../scripts/compile.ts'
import { run, temporaryFolder } from './folder.ts'
import type { Command } from './killed-command.ts'

/** The commands that write files, each ready to be run again and again with the same result. */

const CYCLE = 'content/cycles/2023'
export const HONGSHAN = `${CYCLE}/demands/hongshan`
export const SHEET = '2023/2023年企业“科技副总”选派需求汇总表-洪山区.xlsx'
export const LETTER = '2023/推荐函-洪山区.docx'

/** Settings, and one district with four entries: a run then takes little more than starting it. */
export async function smallContent(): Promise<string> {
  const root = await temporaryFolder()
  for (const path of ['content/site.yaml', 'content/districts.yaml', 'content/demand.schema.json'])
    await cp(path, join(root, path))
  for (const path of [`${CYCLE}/cycle.yaml`, `${CYCLE}/filings/hongshan.yaml`, HONGSHAN])
    await cp(path, join(root, path), { recursive: true })
  return root
}

export const writingCommands: Record<string, (into: string) => Promise<Command>> = {
  compile: async (into) => {
    const root = await smallContent()
    const options = ['--root', root, '--out']
    await run(compile, ...options, join(into, 'before'))
    // One enterprise less: every paper differs from the old one.
    const [first] = await readdir(join(root, HONGSHAN))
    await rm(join(root, HONGSHAN, first!))
    const argv = ['scripts/compile.ts', ...options, join(into, 'now')]
    return { argv, folder: join(into, 'now'), before: join(into, 'before') }
  },
  'check --fix': async (into) => {
    const root = await smallContent()
    for (const name of await readdir(join(root, HONGSHAN))) {
      const file = join(root, HONGSHAN, name)
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/ # (?!样例).*$/gm, ''))
    }
    const argv = ['scripts/check.ts', '--fix', '--root', join(into, 'now')]
    return { argv, folder: join(into, 'now'), before: root }
  },
  import: async (into) => {
    const [root, before] = [await smallContent(), await temporaryFolder()]
    await run(compile, '--root', root, '--out', join(into, 'papers'))
    const codes = (await readdir(join(root, HONGSHAN))).map((name) => {
      const text = readFileSync(join(root, HONGSHAN, name), 'utf8')
      return `${/name: (武汉.*?) #/.exec(text)?.[1]},${name.slice(0, -'.yaml'.length)}`
    })
    await writeFile(join(into, 'codes.csv'), codes.join('\n'))
    await mkdir(join(before, 'content'))
    const paper = join(into, 'papers', SHEET)
    const table = ['--codes', join(into, 'codes.csv'), '--district', 'hongshan']
    // The entries stand in `root` already, and are never overwritten: another cycle's folder is empty.
    await cp(join(root, CYCLE, 'cycle.yaml'), join(root, 'content/cycles/2024/cycle.yaml'))
    const argv = ['scripts/import.ts', paper, ...table, '--root', root, '--out', join(into, 'now')]
    return { argv, folder: join(into, 'now'), before }
  },
}
