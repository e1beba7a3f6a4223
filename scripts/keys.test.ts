import { globSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readYaml } from '../src/yaml/read.ts'
import { filesOf, newSiteWith, run } from '../tests/support/folder.ts'
import { type KeyPair, keyPair } from '../tests/support/key-pair.ts'
import { sealingSite } from '../tests/support/sealed-folder.ts'
import { main } from './keys.ts'
import { main as seal } from './seal.ts'

const SITE = 'content/site.yaml'

let [first, second, third]: KeyPair[] = []
beforeAll(async () => {
  ;[first, second, third] = await Promise.all([keyPair(), keyPair(), keyPair()])
})

async function siteWith(recipients: string): Promise<string> {
  const text = (await readFile(SITE, 'utf8')).replace('recipients: []\n', recipients)
  return newSiteWith({ [SITE]: text })
}
const read = (root: string) => readFile(join(root, SITE), 'utf8')
const listIn = async (root: string) =>
  (readYaml(await read(root), SITE).tree as { recipients: unknown }).recipients
const keys = (root: string, ...argv: string[]) => run(main, ...argv, '--root', root)

describe('recipients in site.yaml', () => {
  test('the first one, beside a remark', async () => {
    const root = await siteWith('recipients: [] # 公钥\n')
    const before = await read(root)
    expect(await keys(root, 'add', '--label', '市级', '--key', first!.recipient)).toMatchObject({ code: 0 })
    expect(await read(root)).toBe(
      before.replace(
        'recipients: [] # 公钥',
        `recipients: # 公钥\n  - label: 市级\n    key: ${first!.recipient}`,
      ),
    )
    expect(await keys(root, 'remove', '--label', '市级')).toMatchObject({ code: 0 })
    expect(await read(root)).toBe(before)
  })

  test('every other line and every remark stays, and each change is the opposite of another', async () => {
    const root = await siteWith(`recipients:
# 市级的
- label: 市级 # 保管人：办公室
  key: "${first!.recipient}"

# 各区的，2024年补
- key: ${second!.recipient} # 旧
  district: hongshan
  label: 洪山区
# 下面是代码托管平台
`)
    const before = await read(root)
    const added = ['add', '--label', '武昌区', '--key', third!.recipient, '--district', 'wuchang']
    expect(await keys(root, ...added)).toMatchObject({ code: 0 })
    expect(await read(root)).toBe(
      before.replace(
        '  label: 洪山区\n',
        `  label: 洪山区\n- label: 武昌区\n  key: ${third!.recipient}\n  district: wuchang\n`,
      ),
    )
    expect(await keys(root, 'remove', '--label', '武昌区')).toMatchObject({ code: 0 })
    expect(await read(root)).toBe(before)
    for (const [label, from, to] of [
      ['市级', first, third],
      ['洪山区', second, first],
    ] as const) {
      expect(await keys(root, 'rotate', '--label', label, '--key', to!.recipient)).toMatchObject({ code: 0 })
      expect(await read(root)).toContain(to!.recipient)
      expect(await read(root)).not.toContain(from!.recipient)
    }
    expect(await read(root)).toBe(
      before.replace(first!.recipient, third!.recipient).replace(second!.recipient, first!.recipient),
    )
    expect(await keys(root, 'remove', '--label', '市级')).toMatchObject({ code: 0 })
    expect(await read(root)).toContain('# 市级的\n# 各区的，2024年补\n'.replace('\n#', '\n\n#'))
    expect(await listIn(root)).toEqual([{ key: first!.recipient, district: 'hongshan', label: '洪山区' }])
  })

  test('one that is written in another way is left to a person', async () => {
    const root = await siteWith(`recipients: [{label: 市级, key: ${first!.recipient}}]\n`)
    const before = await read(root)
    const { code, err } = await keys(root, 'add', '--label', '备用', '--key', second!.recipient)
    expect([code, err]).toEqual([2, expect.stringContaining('请手工修改')])
    expect(await read(root)).toBe(before)
  })

  test.each<[string, () => string[], string]>([
    ['a slip', () => ['add', '--label', '甲', '--key', `${second!.recipient}x`], '公钥写得不对'],
    ['a private key', () => ['add', '--label', '甲', '--key', second!.identity], '这是私钥'],
    ['a label twice', () => ['add', '--label', '市级', '--key', second!.recipient], '已经有叫“市级”'],
    ['a key twice', () => ['add', '--label', '甲', '--key', first!.recipient], '已经在 recipients 里'],
    ['no label', () => ['add', '--key', second!.recipient], '请写 --label'],
    ['no key', () => ['rotate', '--label', '市级'], '请写 --key'],
    [
      'an unknown district',
      () => ['add', '--label', '甲', '--key', second!.recipient, '--district', 'nowhere'],
      '没有“nowhere”这个区',
    ],
    ['an unknown label', () => ['remove', '--label', '甲'], '没有叫“甲”的收件人；现有：市级。'],
    ['the bureau’s last key', () => ['remove', '--label', '市级'], '最后一个市级公钥'],
    ['the same key as before', () => ['rotate', '--label', '市级', '--key', first!.recipient], '已经在'],
    [
      'a label that breaks the line',
      () => ['add', '--label', '甲\n乙', '--key', second!.recipient],
      '会有错误',
    ],
    ['another command', () => ['delete'], '请写一个命令'],
    ['no command', () => [], '请写一个命令'],
    ['a name of the language', () => ['constructor'], '请写一个命令'],
  ])('refused, and nothing changed: %s', async (_, argv, words) => {
    const root = await siteWith(`recipients:\n  - label: 市级\n    key: ${first!.recipient}\n`)
    const sealing = (await read(root)).replace('privatePart: plain', 'privatePart: sealed')
    await writeFile(join(root, SITE), sealing)
    const { code, out, err } = await keys(root, ...argv())
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(words)
    expect(err).not.toMatch(/AGE-SECRET-KEY-1[0-9A-Z]/)
    expect(await read(root)).toBe(sealing)
  })
})

test('the list says who the recipients are, and how many keys open what, never whose', async () => {
  const expert = globSync('content/cycles/2023/experts/*.yaml')[0]!
  const root = await newSiteWith({
    ...filesOf('hongshan'),
    ...filesOf('jiangan'),
    [expert]: await readFile(expert, 'utf8'),
    [SITE]: await sealingSite([
      { label: '市级', key: first!.recipient },
      { label: '洪山区', key: second!.recipient, district: 'hongshan' },
    ]),
  })
  expect(await run(seal, '--root', root)).toMatchObject({ code: 0 })
  const file = 'content/cycles/2023/filings/hongshan.yaml'
  await writeFile(join(root, file), await readFile(file))
  expect(await keys(root, 'add', '--label', '市级备用', '--key', third!.recipient)).toMatchObject({ code: 0 })
  expect(await run(seal, '--root', root, file)).toMatchObject({
    code: 0,
    out: '新加密 1 份，重新加密 0 份。\n',
  })
  const { out } = await keys(root, 'list')
  const all = 5 + 2 + 1 + 4 + 3
  // Hongshan's: 4 demands, 3 placements and 3 reports, besides the file that was sealed again.
  const own = 4 + 3 + 3
  const lines = out.split('\n')
  const newest = lines.findIndex((line) => line.startsWith('2023 年'))
  expect([...lines.slice(0, 5), ...lines.slice(newest, newest + 4)]).toEqual([
    '非公开部分：加密（sealed）',
    '收件人 3 个：',
    `  市级　市级　${first!.recipient}`,
    `  洪山区　洪山区　${second!.recipient}`,
    `  市级备用　市级　${third!.recipient}`,
    `2023 年：需求 5 份，报送表 2 份，专家推荐 1 份，对接签约 4 份，双月报 3 份；加密 ${all} 份，明文 0 份。`,
    `  加密给 1 个公钥的：${all - 1 - own} 份`,
    `  加密给 2 个公钥的：${own} 份`,
    '  加密给 3 个公钥的：1 份',
  ])
  expect(out).toContain('要重新加密的：')
  expect(out).not.toContain(`    ${file}\n`)
  expect(out).toContain('    content/cycles/2023/filings/jiangan.yaml\n')
})
