import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { EXPECTED } from '../tests/fixtures/import/expected.ts'
import { files } from '../tests/fixtures/import/libreoffice.ts'
import { paper } from '../tests/fixtures/import/paper.ts'
import { documentXml, docx } from '../tests/fixtures/import/word.ts'
import { newSiteWith, run, temporaryFolder, writeFiles } from '../tests/support/folder.ts'
import { main as check } from './check.ts'
import { main } from './import.ts'
import { codesIn } from './import-codes.ts'
import { importInWorker } from './import-in-worker.ts'

const CODE = '91420111MAFAKE991B'
const ENTRY = `content/cycles/2023/demands/hongshan/${CODE}.yaml`
const form = docx(documentXml(paper()))

async function folderWith(documents: Record<string, Uint8Array | string>) {
  const out = await temporaryFolder()
  await mkdir(join(out, 'in'))
  for (const [name, data] of Object.entries(documents)) await writeFile(join(out, 'in', name), data)
  const paths = (...names: string[]) => names.map((name) => join(out, 'in', name))
  return { out, paths, read: (file: string) => readFile(join(out, file), 'utf8') }
}

describe('npm run import', () => {
  test('a whole form with its code becomes an entry without error', async () => {
    const { out, paths, read } = await folderWith({ '甲.docx': form })
    const options = ['--district', 'hongshan', '--code', CODE, '--submitted-on', '2023-03-02', '--out', out]
    const ran = await run(main, ...paths('甲.docx'), ...options)
    expect(ran).toMatchObject({ code: 0, err: '' })
    expect(ran.out).toContain(`→ ${ENTRY}`)
    expect(ran.out).toContain('按规则核对：没有错误。')
    expect(ran.out).toMatch(/共 1 个文件，读出 1 家企业，没有要人看的地方。\n$/)
    expect(existsSync(join(out, 'out/import/导入说明.txt'))).toBe(false)
    const yaml = await read(ENTRY)
    expect(yaml).toMatch(/^# yaml-language-server: /)
    expect(yaml).toContain('name: 武汉甲乙丙光电科技有限公司 # 企业名称')
  })

  test('no value of the form is printed', async () => {
    const { out, paths } = await folderWith({
      '甲.docx': docx(documentXml(paper({ answers: { employees: '约320', legalMobile: '199' } }))),
    })
    const { code, out: report } = await run(main, ...paths('甲.docx'), '--district', 'hongshan', '--out', out)
    expect(code).toBe(1)
    expect(report).toContain('企业从业人数（表中“企业从业人数（名）”）：不是一个明确的数')
    for (const [path, value] of Object.entries(EXPECTED)) {
      if (typeof value !== 'string' || value.length < 3 || !path.startsWith('private.')) continue
      expect(report).not.toContain(value)
    }
    expect(report).not.toContain('约320')
    expect(report).not.toContain('没有错误')
    expect(report).toMatch(/共 1 个文件，读出 1 家企业，\d+ 处要人看。\n$/)
    const quoted = await readFile(join(out, 'out/import/导入说明.txt'), 'utf8')
    expect(quoted).toContain(
      '【待填】企业从业人数（表中“企业从业人数（名）”）：表上是“约320”。不是一个明确的数',
    )
  })

  test('the rules are asked at once: what fails them is told by the import itself', async () => {
    const { out, paths } = await folderWith({
      '甲.docx': docx(documentXml(paper({ answers: { staff: '999' } }))),
    })
    const ran = await run(main, ...paths('甲.docx'), '--district', 'hongshan', '--code', CODE, '--out', out)
    expect(ran.code).toBe(1)
    expect(ran.out).toMatch(/按规则核对：\n\s+“研发人员”比“企业从业人数”还多/)
  })

  test('another district is asked about; the title’s year holds more than the file name’s', async () => {
    const { out, paths } = await folderWith({ '2021年附件2.xlsx': files.workbook() })
    const ran = await run(main, ...paths('2021年附件2.xlsx'), '--district', 'wuchang', '--out', out)
    // The title says 2023, which holds more than the file's name.
    expect(ran.out).not.toContain('2021 年')
    expect(ran.out).toContain('纸面写的是“洪山区”，导入到的是“武昌区”')
  })

  test('an existing file is never overwritten', async () => {
    const { out, paths, read } = await folderWith({ '甲.docx': form })
    const options = ['--district', 'hongshan', '--code', CODE, '--out', out]
    await writeFiles(out, { [ENTRY]: '改过' })
    const again = await run(main, ...paths('甲.docx'), ...options)
    expect(again).toMatchObject({ code: 1 })
    expect(again.out).toContain('已经存在，不覆盖')
    expect(await read(ENTRY)).toBe('改过')
  })

  test('a pattern that the shell left is expanded, without the lock files of Word', async () => {
    const { out, paths } = await folderWith({
      '甲 一.docx': form,
      '~$甲 一.docx': '\u0005Admin',
      '表.xlsx': '',
    })
    const ran = await run(main, ...paths('*.docx'), '--district', 'hongshan', '--code', CODE, '--out', out)
    expect(ran.out.split('\n')[0]).toBe('甲 一.docx')
    expect(ran.out).toContain('共 1 个文件，读出 1 家企业')
    const none = await run(main, ...paths('*.doc'), '--district', 'hongshan', '--out', out)
    expect(none).toMatchObject({ code: 2, out: '*.doc\n  没有导入：没有这个文件。\n' })
  })

  test('without a code to out/import, numbered; one bad file does not stop the others', async () => {
    const { out, paths } = await folderWith({
      '坏.docx': '%PDF-1.7',
      '甲.docx': form,
      '表.xlsx': files.workbook(),
    })
    const ran = await run(
      main,
      ...paths('坏.docx', '没有.docx', '甲.docx', '表.xlsx'),
      '--district',
      'hongshan',
      '--out',
      out,
    )
    expect(ran.code).toBe(1)
    expect(ran.out).toContain('没有导入：这是 PDF 文件')
    expect(ran.out).toContain('没有导入：没有这个文件。')
    expect((await readdir(join(out, 'out/import'))).sort()).toEqual([
      '导入说明.txt',
      '待补-1.yaml',
      '待补-2.yaml',
      '待补-3.yaml',
    ])
    expect(existsSync(join(out, 'content'))).toBe(false)
  })

  test('codes from a table, by file name or enterprise, as Excel saves it', async () => {
    const { out, paths } = await folderWith({
      '甲.docx': form,
      'codes.csv': `\ufeff文件名,代码\r\n"甲.docx",${CODE}\r\n`,
    })
    const codes = ['--codes', ...paths('codes.csv')]
    await run(main, ...paths('甲.docx'), '--district', 'hongshan', '--out', out, ...codes)
    expect(existsSync(join(out, ENTRY))).toBe(true)
  })

  test.each([
    `甲.docx\t${CODE}`,
    `甲.docx，${CODE.toLowerCase()}`,
    `甲.docx,'${CODE},,`,
    `"甲.docx";"\t${CODE}"`,
  ])('a line of the table: %j', (line) => {
    expect(codesIn(line, [])).toEqual(new Map([['甲docx', CODE]]))
  })

  test.each([
    [['x.docx'], '没有写 --district'],
    [['x.docx', '--district', 'nowhere'], '没有“nowhere”这个区'],
    [['x.docx', '--district', 'hongshan', '--code', '914201'], '应当是18位'],
    [['x.docx', '--district', 'hongshan', '--code', '91420111MAFAKE9919'], '校验位不符'],
    [['x.docx', '--district', 'hongshan', '--cycle', '1999'], '没有 1999 年度的征集'],
    [['--district', 'hongshan'], '没有写要导入的文件'],
  ])('cannot run: %j', async (argv, message) => {
    const ran = await run(main, ...argv)
    expect(ran.code).toBe(2)
    expect(ran.err).toContain(message)
  })

  test('what was imported is canonical: check --fix has nothing to do', async () => {
    const { out, paths, read } = await folderWith({ '甲.docx': form })
    await newSiteWith({}, out)
    const options = ['--district', 'hongshan', '--code', CODE, '--submitted-on', '2023-03-02', '--root', out]
    await run(main, ...paths('甲.docx'), ...options)
    const before = await read(ENTRY)
    await run(check, '--fix', '--root', out)
    expect(await read(ENTRY)).toBe(before)
  })
})

describe('the worker', () => {
  const script = (code: string) => new URL(`data:text/javascript,${encodeURIComponent(code)}`)

  test('is stopped when it takes too long', async () => {
    const limits = { time: 300, memory: 64 }
    expect(await importInWorker(form, limits, script('for (;;) {}'))).toEqual({ refused: 'too-slow' })
  })

  test('is stopped when it takes too much memory', async () => {
    const limits = { time: 600_000, memory: 16 }
    const greedy = script('const kept = []; for (;;) kept.push({ a: kept.length, b: [kept.length] })')
    expect(await importInWorker(form, limits, greedy)).toEqual({ refused: 'too-much-memory' })
  })

  test('answers like the function itself', async () => {
    expect(await importInWorker(form)).toMatchObject({ trees: [{ leftovers: [] }] })
  })
})
