import { globSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { newSiteWith, run, temporaryFolder } from '../tests/support/folder.ts'
import { forgeFor } from '../tests/support/forge/forge-fixture.ts'
import type { ForgeOptions } from '../tests/support/forge/start-forge.ts'
import { main } from './new-site.ts'

const KINDS = ['github', 'gitea', 'gitlab'] as const
const [SITE, DISTRICTS] = ['content/site.yaml', 'content/districts.yaml']

/** A host with the project's people: 洪山区 may push, which it should not; 武昌区 is a stranger of a private repository. */
async function hosted(
  kind: ForgeOptions['kind'],
  { account = 'owner' as 'owner' | 'reviewer', branch = 'main' } = {},
) {
  const forge = await forgeFor(kind)
  forge.host.hiddenFrom.add('wuchang-clerk')
  const settings = stringify({ forge: { ...forge.settings, branch } })
  const site = readFileSync(SITE, 'utf8')
    .replace(/^forge:\n(?: .*\n)+/m, settings)
    .replace('  - bureau-jingxin', '  - bureau-review')
  const districts = readFileSync(DISTRICTS, 'utf8').replaceAll(
    / {2}accounts:\n(?: {4}- .*\n)+/g,
    (accounts) =>
      /wuchang-jingxin|hongshan-jingxin|hanyang-jingxin/.test(accounts)
        ? accounts.replace(/(wuchang|hongshan)-jingxin/, '$1-clerk')
        : '  accounts: []\n',
  )
  const token = join(await temporaryFolder(), 'token')
  await writeFile(token, forge.accounts[account].token, { mode: 0o600 })
  const root = await newSiteWith({ [SITE]: site, [DISTRICTS]: districts })
  const setUp = (...more: string[]) => run(main, '--root', root, '--token-file', token, ...more)
  const written = () => forge.requests.filter(({ method }) => method !== 'GET')
  return { forge, setUp, written }
}

describe.each(KINDS)('%s', (kind) => {
  test('does nothing where the settings name another main branch than the host', async () => {
    const { setUp, written } = await hosted(kind, { branch: '主干' })
    const refused = await setUp('--apply')
    expect(refused).toMatchObject({ code: 2, out: '' })
    expect(refused.err).toContain('默认分支是 main')
    expect(refused.err).toContain('写的是 主干')
    expect(written()).toEqual([])
  })

  test('shows what it would do and does nothing; then does it; then has nothing to do', async () => {
    const { forge, setUp, written } = await hosted(kind)
    const shown = await setUp()
    expect(shown).toMatchObject({ code: 1, err: '' })
    expect(shown.out).toContain('加 --apply 就做')
    for (const words of [
      '“待修改”',
      '“待市级审核”',
      '“可审核”',
      '只用合并提交',
      '保护主分支',
      '把账号 wuchang-clerk（武昌区）加为只读成员',
    ])
      expect(shown.out).toContain(words)
    expect(written()).toEqual([])

    const done = await setUp('--apply')
    expect(done.out).toMatch(/^做了：\n {2}建标签/)
    expect(forge.host.labels.map(({ name }) => name).sort()).toEqual(
      ['可审核', '待修改', '待市级审核'].sort(),
    )
    expect(forge.host.mergesByCommit).toBe(true)
    expect(forge.host.mainRule).toEqual({
      contexts: kind === 'gitlab' ? [] : ['keji-fuzong/review'],
      allowsPush: false,
    })
    // What a person has to look at is left, and told again.
    expect(done.code).toBe(1)
    expect(done.out).toContain('账号 hongshan-clerk（洪山区）能推送')
    expect(done.out).toContain('账号 hanyang-jingxin（汉阳区）在平台上不存在：别人可以注册它')
    expect(done.out).toContain('江岸区没有登记账号')
    expect(done.out).not.toContain('账号 bureau-review 能')

    const count = written().length
    const again = await setUp('--apply')
    expect(again.out).not.toContain('做了')
    expect(written()).toHaveLength(count)
  })

  test('a token that may push, but not administer: one sentence', async () => {
    const { setUp, written } = await hosted(kind, { account: 'reviewer' })
    expect(await setUp('--apply')).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是这个仓库的管理员'),
    })
    expect(written()).toEqual([])
  })

  test('stopped half-way it says so, and goes on the next time', async () => {
    const { forge, setUp, written } = await hosted(kind)
    // The second thing that is written fails, whatever it is.
    forge.before(/^POST .*labels$/, () => forge.failNext({ status: 502 }))
    const first = await setUp('--apply')
    expect(first).toMatchObject({ code: 2, err: expect.stringContaining('没有做成，停在这里') })
    expect((await setUp('--apply')).code).toBe(1)
    expect(forge.host.labels).toHaveLength(3)
    expect(forge.host.mergesByCommit).toBe(true)
    // Nothing was made twice.
    const made = written().filter(({ status }) => status < 300)
    expect(new Set(made.map(({ method, url, body }) => `${method} ${url} ${body}`)).size).toBe(made.length)
  })

  test('another rule of the main branch is left to a person', async () => {
    const { forge, setUp } = await hosted(kind)
    forge.host.mainRule = { contexts: [], allowsPush: true }
    const { out } = await setUp('--apply')
    expect(out).toContain('主分支已有别的保护规则，没有改它')
    expect(forge.host.mainRule).toEqual({ contexts: [], allowsPush: true })
  })
})

test.each(KINDS)('%s: who left the lists is told: a reader, and one who may push', async (kind) => {
  const { forge, setUp } = await hosted(kind)
  const accounts = forge.host.options.accounts as { id: number; login: string; token: string; role: string }[]
  accounts.push({ id: 90, login: 'qiaokou-2021', token: 'none-1', role: 'read' })
  accounts.push({ id: 91, login: 'robot', token: 'none-2', role: 'push' })
  const { out } = await setUp()
  expect(out).toContain('账号 qiaokou-2021 能读仓库，但不在名单里')
  expect(out).toContain('账号 robot 能推送，但不在 content/site.yaml 的 accounts 里')
})

test('github: a private repository of the free plan, and an invitation that nobody has accepted', async () => {
  const { forge, setUp } = await hosted('github')
  forge.host.lacksProtection = true
  const { out } = await setUp('--apply')
  expect(out).toContain('不能保护主分支')
  expect(forge.host.allowsForks).toBe(true)
  expect(out).toContain('账号 wuchang-clerk（武昌区）还没有接受邀请')
})

test('an account stands in one place: listed twice it is told, and a bureau account that nobody has', async () => {
  const forge = await forgeFor('gitea')
  const site = readFileSync(SITE, 'utf8').replace(
    /^forge:\n(?: .*\n)+/m,
    stringify({ forge: forge.settings }),
  )
  const districts = readFileSync(DISTRICTS, 'utf8').replaceAll(/- \w+(?:-\w+)?-jingxin/g, '- hongshan-clerk')
  const token = join(await temporaryFolder(), 'token')
  await writeFile(token, forge.accounts.owner.token, { mode: 0o600 })
  const root = await newSiteWith({ [SITE]: site, [DISTRICTS]: districts })
  const { out } = await run(main, '--root', root, '--token-file', token)
  expect(out).toContain('还登记在别处')
  expect(out).toContain('市级账号 bureau-jingxin 在平台上不存在')
})

test('the documents name the command, and every host has its part', () => {
  expect(globSync('src/forge/*-setup.ts').length).toBe(KINDS.length + 1)
})
