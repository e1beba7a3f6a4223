import { readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { textToHandIn } from '../src/form/desk/state/entry-text.ts'
import { readYaml } from '../src/yaml/read.ts'
import { bases, edited } from '../tests/support/entry.ts'
import { littleContentWith, newSiteWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { main } from './check.ts'

const FOLDER = 'content/cycles/2023/demands/hongshan'
const check = async (root: string, ...argv: string[]) => run(main, '--root', root, ...argv)
/** Of all samples, which are long to read. */
const samples = run(main, '--format', 'json')

describe('exit codes', () => {
  test('0: the samples have warnings, and no error', async () => {
    const { code, out } = await run(main)
    expect(out).toMatch(/已核对 \d+ 个文件：\d+ 个提醒（请人工判断），\d+ 条说明。/)
    expect(code).toBe(0)
  })

  test('1: there is an error', async () => {
    const root = await newSiteWith({
      [`${FOLDER}/91420111MAFAKE991B.yaml`]: edited('named', [['employees: 320', 'employees: 约500人']]),
    })
    const { code, out } = await check(root)
    expect(out).toContain('“企业从业人数”要填数字')
    expect(code).toBe(1)
  })

  test('2: no content, an unknown option, an unknown format, an unknown path', async () => {
    const empty = await temporaryFolder()
    expect(await check(empty)).toMatchObject({ code: 2, err: expect.stringContaining('找不到 content 目录') })
    expect(await run(main, '--frobnicate')).toMatchObject({
      code: 2,
      err: expect.stringContaining('未知的选项 --frobnicate；'),
    })
    expect(await run(main, '--format', 'pdf')).toMatchObject({ code: 2, err: expect.stringContaining('pdf') })
    expect(await run(main, 'content/nowhere')).toMatchObject({
      code: 2,
      err: expect.stringContaining('content/nowhere'),
    })
  })
})

describe('bad input, all in one run', () => {
  test('each file gets its finding with place and repair, and none stops the others', async () => {
    const gbk = new Uint8Array([0x61, 0x3a, 0x20, 0xc6, 0xf3, 0xd2, 0xb5])
    const root = await littleContentWith({
      [`${FOLDER}/91420111MAFAKE9908.yaml`]: '',
      [`${FOLDER}/91420111MAFAKE991B.yaml`]: edited('named', [
        ['revenue: 9321.5', 'revenue: 8,650.5万'],
        ['employees: 320', 'employees: ３２０'],
      ]),
      [`${FOLDER}/91420111MAFAKE992E.yaml`]: 'public: [\n',
      [`${FOLDER}/aaaaaa.yaml`]: gbk,
      [`${FOLDER}/bbbbbb.yaml`]: `${bases.anonymous}---\n${bases.anonymous}`,
      [`${FOLDER}/cccccc.yml`]: bases.anonymous
        .replace('隐名', '又隐')
        .replace('91420111MAFAKE9908', '91420100MAFAKE993K'),
      [`${FOLDER}/武汉某某公司.yaml`]: edited('named', [['  innovation:\n', '  inovation:\n']]),
      'content/cycles/2023/demands/nowhere/dddddd.yaml': bases.anonymous.replace('隐名', '再隐'),
      'content/cycles/2023/eeeeee.yaml': bases.anonymous,
    })
    const { code, out } = await check(root, '--format', 'terminal')
    const blocks = out
      .split(/\n(?=content\/)/)
      .filter((block) =>
        /9908|991B|992E|aaaaaa|bbbbbb|cccccc|武汉某某|nowhere|eeeeee/.test(block.split('\n')[0]!),
      )
    expect(blocks.join('\n').replace(/已核对 \d+ 个文件.*\n/, '')).toMatchSnapshot()
    expect(code).toBe(1)
    for (const secret of ['甲某某', '乙某某', '19900009001', '武汉市某某路1号', '武汉隐名', '某某大学']) {
      expect(out).not.toContain(secret)
    }
  })

  test('links are not followed', async () => {
    const root = await newSiteWith({ [`${FOLDER}/k7m2xq.yaml`]: bases.anonymous })
    await symlink('/etc/passwd', join(root, FOLDER, 'zzzzzz.yaml'))
    const { code, out } = await check(root)
    expect(out).toContain('这是一个符号链接')
    expect(out).not.toContain('root:')
    expect(code).toBe(1)
  })
})

test('only what was asked for is told, but all is read', async () => {
  const root = await newSiteWith({
    [`${FOLDER}/91420111MAFAKE991B.yaml`]: '',
    'content/cycles/2023/demands/jiangan/91420111MAFAKE992E.yaml': '',
  })
  const { out } = await check(root, FOLDER)
  expect(out).toContain('91420111MAFAKE991B')
  expect(out).not.toContain('91420111MAFAKE992E')
})

test('a JSON Schema that has drifted is told, and mended with --fix', async () => {
  const root = await newSiteWith({ 'content/demand.schema.json': '{}\n' })
  expect(await check(root)).toMatchObject({ code: 1, out: expect.stringContaining('schema-drift') })
  expect(await check(root, '--fix')).toMatchObject({ code: 0 })
})

test("an editor's schema that is not as generated is an error, and --fix writes it; content alone needs none", async () => {
  const stale = '.vscode/schemas/cycle.schema.json'
  const root = await newSiteWith({ [stale]: '{}\n' })
  const { code, out } = await check(root)
  expect(code).toBe(1)
  // The others are missing.
  expect(out.match(/schema-drift/g)).toHaveLength(8)
  const fixed = await check(root, '--fix')
  expect(fixed.code).toBe(0)
  expect(fixed.err).toContain(`已重新生成 ${stale}`)
  expect(await readFile(join(root, stale), 'utf8')).toBe(await readFile(stale, 'utf8'))
})

test('a missing site.yaml or districts.yaml is told', async () => {
  const root = await newSiteWith({ 'content/site.yaml': null, 'content/districts.yaml': null })
  const { code, out } = await check(root, '--format', 'json')
  expect(code).toBe(1)
  expect(JSON.parse(out).findings.filter(({ code }: { code: string }) => code === 'missing')).toHaveLength(2)
})

test('paths may be written as the shell completes them', async () => {
  expect((await run(main, './content/cycles/2023/')).code).toBe(0)
  expect((await run(main, join(process.cwd(), 'content'))).code).toBe(0)
})

test('a time that does not exist is refused', async () => {
  expect(await run(main, '--since', 'HEAD', '--now', '2023-02-30T25:00:00Z')).toMatchObject({ code: 2 })
})

test('two runs say the same', async () => {
  const root = await newSiteWith({ [`${FOLDER}/91420111MAFAKE991B.yaml`]: '', 'content/x.txt': '' })
  expect(await check(root)).toEqual(await check(root))
})

describe('--fix', () => {
  test('a photograph that says where it was taken keeps the picture alone', async () => {
    const picture = sharp({ create: { width: 48, height: 24, channels: 3, background: '#a82c1c' } }).jpeg()
    const bytes = await picture.withExif({ IFD3: { GPSLatitude: '30/1 35/1 0/1' } }).toBuffer()
    const file = 'content/showcase/workshop.jpg'
    const root = await newSiteWith({ [file]: bytes })
    const { code, out } = await check(root)
    expect({ code, out }).toEqual({ code: 1, out: expect.stringContaining('可能有拍摄的地点') })
    expect(await check(root, '--fix')).toMatchObject({ code: 0, err: `已去掉照片里画面以外的信息 ${file}\n` })
    const fixed = await readFile(join(root, file))
    expect((await sharp(fixed).metadata()).exif).toBeUndefined()
    expect(await sharp(fixed).raw().toBuffer()).toEqual(await sharp(bytes).raw().toBuffer())
    // Straight from a camera it is larger than that.
    await writeFile(join(root, file), new Uint8Array(3_000_000))
    expect((await check(root)).out).toContain('请用看图软件把图片缩小再另存')
  })

  const file = `${FOLDER}/91420111MAFAKE991B.yaml`
  const messy = edited('named', [
    ['submittedOn: "2023-03-02"', 'submittedOn: 2023/3/2'],
    ['employees: 320', 'employees: "３２０"'],
    ['revenue: 9321.5', 'revenue: 09321.50'],
    ['"19900009001"', '"+86 199 0000 9001"'],
    ['rdIntensity: 3%～5%', "rdIntensity: '3%～5%'"],
    ['    address: 武汉市某某路1号\n', '    address: "  武汉市某某路1号 "\n'],
  ])

  test('writes the canonical form, shows what is public of it, and is idempotent', async () => {
    const root = await newSiteWith({ [file]: messy })
    const first = await check(root, '--fix')
    expect(first.err).toContain(`已统一写法 ${file}`)
    expect(first.err).toContain('- ')
    expect(first.err).toContain('  -   submittedOn: "2023/3/2"')
    expect(first.err).toContain('  +   submittedOn: "2023-03-02" # 填报日期')
    expect(first.err).not.toMatch(/19900009001|9321|某某路/)
    const written = await readFile(join(root, file), 'utf8')
    expect(written).toContain('employees: 320 #')
    expect(written).toContain('revenue: 9321.5 #')
    expect(written).toContain('mobile: "19900009001" #')
    expect(written).toContain('rdIntensity: "3%～5%" #')
    expect(written).toContain('address: 武汉市某某路1号 #')
    expect(written).toContain('# 测试用：企业、人员、代码、电话均为虚构')
    const second = await check(root, '--fix')
    expect(second.err).toBe('')
    expect(await readFile(join(root, file), 'utf8')).toBe(written)
    expect((await check(root, file)).out).not.toContain('not-canonical')
  })

  test('writes one dot within Chinese names, as the desk does, and none into others', async () => {
    const dotted = edited('named', [
      ['name: 丙某某', 'name: 阿里木•买买提'],
      ['name: 丁某某', 'name: J. Smith'],
    ])
    const root = await newSiteWith({ [file]: dotted })
    expect((await check(root, file)).out).toContain('not-canonical')
    await check(root, '--fix')
    const written = await readFile(join(root, file), 'utf8')
    expect(written).toContain('- name: 阿里木·买买提 #')
    expect(written).toContain('- name: J. Smith #')
    expect(textToHandIn(readYaml(dotted, file).tree!, undefined)).toContain('- name: 阿里木·买买提 #')
  })

  test('never decides: what is ambiguous or faulty stays as it is', async () => {
    const twice = edited('named', [['    employees: 320\n', '    employees: 320\n    employees: 330\n']])
    const unit = edited('named', [['employees: 320', 'employees: 约320人']])
    const root = await newSiteWith({ [file]: twice, [`${FOLDER}/91420111MAFAKE992E.yaml`]: unit })
    await check(root, '--fix')
    expect(await readFile(join(root, file), 'utf8')).toBe(twice)
    expect(await readFile(join(root, `${FOLDER}/91420111MAFAKE992E.yaml`), 'utf8')).toContain('约320人')
  })

  test('leaves a file with somebody’s own remarks between the lines as it is', async () => {
    const remark = edited('named', [
      ['    revenue: 9321.5\n', '    # 3月2日电话核实\n    revenue: 9321.50\n'],
    ])
    const root = await newSiteWith({ [file]: remark })
    expect((await check(root, '--fix')).err).toBe('')
    expect(await readFile(join(root, file), 'utf8')).toBe(remark)
  })

  test('touches only what was asked for, and shows nothing private, however it is written', async () => {
    const flow = JSON.stringify({
      public: { submittedOn: '2023/3/2' },
      private: { enterprise: { contact: { phone: '19900009002' } } },
    })
    const root = await newSiteWith({
      [file]: messy,
      'content/cycles/2023/demands/wuchang/91420111MAFAKE992E.yaml': messy,
      [`${FOLDER}/91420111MAFAKE9908.yaml`]: `${flow}\n`,
    })
    const { err } = await check(root, FOLDER, '--fix')
    expect(err).toContain(file)
    expect(err).not.toContain('wuchang')
    expect(err).not.toContain('19900009002')
  })

  test('the samples are canonical', async () => {
    expect((await samples).out).not.toContain('not-canonical')
  })
})

describe('reports for a pull request', () => {
  test('as markdown and as a file beside the annotations', async () => {
    const root = await newSiteWith({
      [`${FOLDER}/91420111MAFAKE991B.yaml`]: edited('named', [['status: 征集中', 'status: 己匹配']]),
    })
    const summary = join(root, 'report/summary.md')
    const { out } = await check(root, '--format', 'github', '--summary', summary)
    expect(out).toContain('::error file=')
    const markdown = await readFile(summary, 'utf8')
    expect(markdown).toContain('## 核对结果：待修改')
    expect(markdown).toContain('改成：`status: 已匹配`')
  })

  test('as JSON of the documented shape', async () => {
    const report = JSON.parse((await samples).out)
    expect(Object.keys(report)).toEqual(['version', 'files', 'counts', 'findings'])
    expect(report.findings.length).toBe(
      report.counts.error + report.counts.warning + report.counts.information,
    )
    // What is about a file that was not read has no line.
    const read = report.findings.find(({ file }: { file: string }) => file.startsWith('content/'))
    expect(Object.keys(read).sort()).toEqual(
      ['clause', 'code', 'column', 'file', 'line', 'problem', 'repair', 'severity', 'title'].sort(),
    )
  })
})
