import { writeFile } from 'node:fs/promises'
import { afterEach, describe, expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { keepReceipts } from '../../src/domain/receipt.ts'
import { readRuns } from '../../src/node/read-runs.ts'
import { sealedText } from '../../src/node/seal-file.ts'
import type { JsonReport } from '../../src/report/json.ts'
import { type ContentFile, readContentFile } from '../../src/yaml/content-file.ts'
import { edited } from '../support/entry.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { keyPair } from '../support/key-pair.ts'
import { Repository } from '../support/repository.ts'

const D = 'content/cycles/2023/demands'
const NEW = `${D}/hongshan/91420111MAFAKE991B.yaml`
const sound = edited('named', [['industry: 其他\n    otherIndustry: 智能包装', 'industry: 光电子信息']])
const IN_TIME = '2023-03-10T17:29:59+08:00'
const LATE = '2023-03-10T17:30:01+08:00'

/** By the bureau, unless it says otherwise. */
async function checkSince({ root }: Repository, since: string, now = IN_TIME, ...more: string[]) {
  const actor = more.includes('--actor') ? [] : ['--actor', 'bureau-jingxin']
  const options = ['--since', since, '--now', now, '--format', 'json', ...actor, ...more]
  const ran = await run(check, '--root', root, ...options)
  const report = ran.out ? (JSON.parse(ran.out) as JsonReport) : undefined
  return {
    ...ran,
    reported: report?.findings.map(({ code, severity, file }) => `${code} ${severity} ${file}`),
  }
}

describe('a pull request in a real repository', () => {
  test('a new entry in time, and the warnings of others are not its business', async () => {
    const repository = await Repository.create()
    await repository.write(NEW, sound)
    repository.commit('新增')
    expect(await checkSince(repository, 'HEAD~1')).toMatchObject({
      code: 0,
      reported: [`not-canonical warning ${NEW}`],
    })
  })

  test('a new entry too late; the correction of an old one too late', async () => {
    const repository = await Repository.create()
    const old = `${D}/hongshan/91420111MAFAKE157C.yaml`
    const text = repository.git('show', `HEAD:${old}`)
    await repository.write(old, text.replace(/employees: \d+/, 'employees: 77'))
    await repository.write(NEW, sound)
    repository.commit('新增和修改')
    const { code, reported } = await checkSince(repository, 'HEAD~1', LATE)
    expect(code).toBe(1)
    expect(reported).toContain(`late-submission error ${NEW}`)
    expect(reported).toContain(`late-submission warning ${old}`)
  })

  test('a rename alone changes nothing that was received', async () => {
    const repository = await Repository.create()
    await repository.write(NEW, sound)
    repository.commit('新增')
    await repository.move(NEW, `${D}/wuchang/91420111MAFAKE991B.yaml`)
    repository.commit('移区')
    const { reported } = await checkSince(repository, 'HEAD~1', LATE, '--actor', 'hongshan-jingxin')
    expect(reported?.filter((line) => line.startsWith('late'))).toEqual([])
    expect(reported).toContain(`more-than-one-district error ${NEW}`)
  })

  test('a deleted district folder', async () => {
    const repository = await Repository.create()
    await repository.remove(`${D}/hongshan`)
    repository.commit('删除')
    const { code, err } = await checkSince(repository, 'HEAD~1')
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  test('Chinese and hostile names arrive whole', async () => {
    const repository = await Repository.create()
    const names = ['武汉某某公司.yaml', 'a\tb.yaml', '引"号.yaml', 'ü.yaml']
    for (const name of names) await repository.write(`${D}/hongshan/${name}`, sound)
    repository.commit('新增')
    const { reported } = await checkSince(repository, 'HEAD~1')
    for (const name of names) expect(reported?.some((line) => line.endsWith(`/${name}`))).toBe(true)
  })

  test('what is not committed yet counts as well', async () => {
    const repository = await Repository.create()
    await repository.write(NEW, sound.replace('employees: 320', 'employees: 约'))
    expect((await checkSince(repository, 'HEAD')).reported).toContain(`not-a-number error ${NEW}`)
  })

  test('a change that breaks another entry is told where it breaks', async () => {
    const repository = await Repository.create()
    const twin = `${D}/xinzhou/91420111MAFAKE992E.yaml`
    await repository.write(twin, sound)
    repository.commit('先')
    await repository.write(NEW, sound)
    repository.commit('后')
    const { reported } = await checkSince(repository, 'HEAD~1')
    // 洪山区 stands before 新洲区, so the finding is at the file that was not touched.
    expect(reported).toContain(`duplicate-enterprise error ${twin}`)
  })

  test('what it breaks elsewhere is found, however it is written there', async () => {
    const repository = await Repository.create()
    const folder = (district: string, id: string) => `${D}/${district}/${id}.yaml`
    const others = sound.replaceAll('测试光电', '别家光电')
    const [twin, rival] = [folder('xinzhou', '91420111MAFAKE992E'), folder('xinzhou', '91420111MAFAKE993C')]
    // The name with a space in it, and people with an escape: the same to whoever reads the YAML.
    await repository.write(twin, sound.replace('武汉测试', '武 汉测试'))
    const escaped = (_: string, sign: string, rest: string) =>
      `name: "\\u${sign.charCodeAt(0).toString(16)}${rest}"`
    await repository.write(rival, others.replace(/name: (丙)(某某)/, escaped).replace('丁某某', '辛某某'))
    repository.commit('别人先报')
    await repository.write(NEW, sound)
    // And the same code once more, in another district.
    const moved = folder('wuchang', '91420111MAFAKE991B')
    await repository.write(moved, others.replaceAll('别家', '第三家').replace('丙某某', '己某某'))
    const { reported } = await checkSince(repository, 'HEAD')
    for (const [code, file] of [
      ['duplicate-enterprise', twin],
      ['candidate-wanted-twice', rival],
      // 武昌区 stands before 洪山区.
      ['duplicate-enterprise', NEW],
    ]) {
      expect(
        reported?.some((line) => line.startsWith(`${code} `) && line.endsWith(` ${file}`)),
        code,
      ).toBe(true)
    }
  })

  test('a change of the cycle concerns everything', async () => {
    const repository = await Repository.create()
    const file = 'content/cycles/2023/cycle.yaml'
    const text = repository.git('show', `HEAD:${file}`)
    await repository.write(file, text.replace('maxCandidates: 2', 'maxCandidates: 0'))
    repository.commit('改上限')
    const { reported } = await checkSince(repository, 'HEAD~1')
    const named = repository.git('grep', '-l', '^  candidates:', '--', D).trim().split('\n')
    expect(named.length).toBeGreaterThan(1)
    expect(reported?.filter((line) => line.startsWith('too-many-candidates'))).toEqual(
      named.map((entry) => `too-many-candidates error ${entry}`),
    )
  })

  test('a faulty cycle file is told at its place, and the entries are checked all the same', async () => {
    const repository = await Repository.create()
    const file = 'content/cycles/2023/cycle.yaml'
    await repository.write(
      file,
      `${repository.git('show', `HEAD:${file}`).replace('target: 80', 'target: 八十')}`,
    )
    await repository.write(NEW, sound.replace('employees: 320', 'employees: 约'))
    repository.commit('改坏')
    const { reported, code } = await checkSince(repository, 'HEAD~1')
    expect(code).toBe(1)
    expect(reported).toContain(`not-a-number error ${file}`)
    expect(reported).toContain(`not-a-number error ${NEW}`)
  })

  test('another repository in place of an entry, which shows as an empty folder', async () => {
    const repository = await Repository.create()
    const file = `${D}/hongshan/zzzzzz.yaml`
    const commit = repository.git('rev-parse', 'HEAD').trim()
    repository.git('update-index', '--add', '--cacheinfo', `160000,${commit},${file}`)
    repository.git('commit', '-q', '-m', '子模块')
    repository.git('checkout', '-q', '-f', 'HEAD')
    const { reported, code } = await checkSince(repository, commit)
    expect(code).toBe(1)
    expect(reported).toContain(`unclassified-file error ${file}`)
  })

  test('the merge commit of a pull request, and a branch whose base has moved on', async () => {
    const repository = await Repository.create()
    repository.git('checkout', '-q', '-b', 'fork')
    await repository.write(NEW, sound)
    repository.commit('新增')
    repository.git('checkout', '-q', 'main')
    const others = `${D}/wuchang/91420111MAFAKE992E.yaml`
    await repository.write(
      others,
      sound.replaceAll('测试光电', '别家光电').replace('丙某某', '庚某某').replace('丁某某', '辛某某'),
    )
    const base = repository.commit('别人的')
    repository.git('checkout', '-q', 'fork')
    expect((await checkSince(repository, base)).reported?.some((line) => line.endsWith(others))).toBe(false)
    repository.git('merge', '-q', '-m', '合并', 'main')
    const { reported } = await checkSince(repository, base)
    expect(reported?.every((line) => line.endsWith(NEW) || line.includes('similar'))).toBe(true)
    expect(reported).toContain(`not-canonical warning ${NEW}`)
  })

  test('a shallow clone is told how to mend it; an unknown name too', async () => {
    const origin = await Repository.create()
    await origin.write(NEW, sound)
    const first = origin.git('rev-parse', 'HEAD').trim()
    origin.commit('新增')
    const shallow = await Repository.clone(origin, '--depth', '1')
    expect(await checkSince(shallow, first)).toMatchObject({
      code: 2,
      err: expect.stringContaining('fetch-depth: 0'),
    })
    expect(await checkSince(origin, 'no-such-branch')).toMatchObject({
      code: 2,
      err: expect.stringContaining('git fetch origin'),
    })
    expect(await checkSince(origin, '--output=x')).toMatchObject({ code: 2 })
  })

  test('outside a repository', async () => {
    const root = await temporaryFolder()
    const { code, err } = await run(check, '--root', root, '--since', 'HEAD')
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('不是 git 仓库') })
  })

  test('the account decides: its own district, another’s, a workflow', async () => {
    const repository = await Repository.create()
    await repository.write(NEW, sound)
    await repository.write('.github/workflows/x.yml', 'on: push\n')
    repository.commit('新增')
    const own = await checkSince(repository, 'HEAD~1', IN_TIME, '--actor', 'hongshan-jingxin')
    expect(own.reported).toContain('outside-district-scope error .github/workflows/x.yml')
    expect(own.reported?.some((line) => line.startsWith('not-your-district'))).toBe(false)
    const foreign = await checkSince(repository, 'HEAD~1', IN_TIME, '--actor', 'wuchang-jingxin')
    expect(foreign.reported).toContain(`not-your-district error ${NEW}`)
    const bureau = await checkSince(repository, 'HEAD~1', IN_TIME, '--actor', 'bureau-jingxin')
    expect(bureau.code).toBe(0)
  })

  test('without an account, and with none that the base knows, nothing is anybody’s', async () => {
    const repository = await Repository.create()
    await repository.write(NEW, sound)
    const site = repository.git('show', 'HEAD:content/site.yaml')
    await repository.write(
      'content/site.yaml',
      site.replace('- bureau-jingxin', '- bureau-jingxin\n  - evil'),
    )
    repository.commit('自封')
    for (const actor of [[], ['--actor', ''], ['--actor', 'evil']]) {
      const options = ['--root', repository.root, '--since', 'HEAD~1', '--now', IN_TIME, ...actor]
      const { code, out } = await run(check, ...options)
      expect(code).toBe(1)
      expect(out).toContain('只有市级管理员可以改')
      expect(out).toContain('不能改')
      expect(out).toContain('“市级管理员账号”增加：evil。')
    }
    // The bureau may, and is told all the same.
    const bureau = await checkSince(repository, 'HEAD~1')
    expect(bureau).toMatchObject({ code: 0 })
    expect(bureau.reported).toContain('settings-changed warning content/site.yaml')
  })
})

describe('the time of receipt, by what earlier runs saw', () => {
  /** Checks the work tree late, after runs of these commits in time; gives what is said of the deadline. */
  async function lateAfter(repository: Repository, commits: readonly string[], ...more: string[]) {
    const runs = commits.map((commit, index) => ({ receivedAt: `2023-03-09T0${index}:00:00Z`, commit }))
    const received = `${await temporaryFolder()}/received.json`
    await writeFile(received, JSON.stringify(keepReceipts(await readRuns(repository.root, runs))))
    const options = ['--received', received, '--actor', 'hongshan-jingxin', ...more]
    const { reported } = await checkSince(repository, 'main', LATE, ...options)
    return reported?.filter((line) => /^(?:late|deadline)/.test(line))
  }

  async function branch(text: string, file = NEW) {
    const repository = await Repository.create()
    repository.git('checkout', '-q', '-b', 'baosong')
    await repository.write(file, text)
    return { repository, first: repository.commit('新增') }
  }

  const afresh = (text: string) => text.replace('employees: 320', 'employees: 321')

  test('unchanged content stays received after a rebase, an amended commit, a forced push', async () => {
    const { repository, first } = await branch(sound)
    repository.git('commit', '-q', '--amend', '-m', '换个说明')
    await repository.write('content/cycles/2023/filings/hongshan.yaml', 'public: {}\n')
    repository.git('checkout', '-q', '--orphan', 'other')
    repository.git('reset', '-q', '--soft', 'main')
    repository.commit('强推')
    expect(await lateAfter(repository, [first])).toEqual([])
  })

  test('the same enterprise’s entry may be corrected; a placeholder of it is none', async () => {
    const { repository, first } = await branch(sound)
    await repository.write(NEW, afresh(sound))
    expect(await lateAfter(repository, [first])).toEqual([`late-submission warning ${NEW}`])
    const placeholder = await branch('public:\n  enterprise:\n    name: 武汉测试光电有限公司\n')
    await placeholder.repository.write(NEW, sound)
    expect(await lateAfter(placeholder.repository, [placeholder.first])).toEqual([
      `late-submission error ${NEW}`,
    ])
  })

  test('a commit that is gone is fetched, else nothing is called late', async () => {
    const { repository: origin, first } = await branch(sound)
    origin.git('config', 'uploadpack.allowAnySHA1InWant', 'true')
    const received = async (repository: Repository) => {
      const file = `${await temporaryFolder()}/received.json`
      const run = { receivedAt: '2023-03-09T01:00:00Z', commit: first }
      await writeFile(file, JSON.stringify({ runs: [run] }))
      await repository.write(NEW, sound)
      const { reported } = await checkSince(repository, 'HEAD', LATE, '--received', file)
      return reported?.filter((line) => /^(?:late|deadline)/.test(line))
    }
    const clone = await Repository.clone(origin, '--branch', 'main', '--single-branch')
    expect(await received(clone)).toEqual([])
    const apart = await Repository.create()
    expect(await received(apart)).toEqual([`deadline-not-judged information ${NEW}`])
  })

  test('of a sealed entry the key tells whose it was', async () => {
    const { identity, recipient } = await keyPair()
    const file = `${D}/hongshan/k7m2xq.yaml`
    const text = edited('anonymous', [])
    const sealed = (plain: string) =>
      sealedText(readContentFile(file, new TextEncoder().encode(plain)) as ContentFile, [recipient])
    const { repository, first } = await branch(await sealed(text), file)
    const key = `${await temporaryFolder()}/key.txt`
    await writeFile(key, `${identity}\n`)
    const other = text.replace('91420111MAFAKE9908', '91420111MAFAKE991B')
    for (const [later, withKey] of [
      [text.replace('employees: 20', 'employees: 21'), 'warning'],
      [other, 'error'],
    ] as const) {
      await repository.write(file, await sealed(later))
      expect(await lateAfter(repository, [first])).toEqual([`late-submission warning ${file}`])
      expect(await lateAfter(repository, [first], '--identity', key)).toEqual([
        `late-submission ${withKey} ${file}`,
      ])
    }
  })

  test('a file that is no record of receipts, or not there, is refused', async () => {
    const { repository } = await branch(sound)
    const file = `${await temporaryFolder()}/received.json`
    await writeFile(file, '{"x": 1}')
    expect(await checkSince(repository, 'main', LATE, '--received', file)).toMatchObject({
      code: 2,
      err: expect.stringContaining('不是收件记录'),
    })
    // Passed over, a mistyped name would make everything late.
    expect(await checkSince(repository, 'main', LATE, '--received', `${file}x`)).toMatchObject({ code: 2 })
  })

  test('the receipts of another pull request are no receipts of this one: not judged, or late', async () => {
    const { repository } = await branch(sound)
    const file = `${await temporaryFolder()}/received.json`
    const entry = { file: NEW, blob: 'a'.repeat(40), readable: false }
    const run = { receivedAt: '2023-03-09T01:00:00Z', commit: 'b'.repeat(40), entries: [entry] }
    await writeFile(file, JSON.stringify({ runs: [run] }))
    const codes = async (now: string) =>
      (await checkSince(repository, 'main', now, '--received', file, '--actor', 'hongshan-jingxin')).reported
    expect(await codes('')).toContain(`deadline-not-judged information ${NEW}`)
    expect(await codes(LATE)).toContain(`late-submission error ${NEW}`)
  })
})

describe('the deadline is of +08:00, whatever the machine’s zone', () => {
  const PASSED = '报送截止时间 2023年3月10日17:30 已过'
  const zone = process.env['TZ']
  afterEach(() => {
    process.env['TZ'] = zone
  })
  test('Asia/Shanghai, UTC, America/Los_Angeles', async () => {
    const repository = await Repository.create()
    await repository.write(NEW, sound)
    repository.commit('新增')
    const late = async (now: string) => {
      const { reported, out } = await checkSince(repository, 'HEAD~1', now)
      return [reported?.some((line) => line.startsWith('late')), out.includes(PASSED)]
    }
    for (const name of ['Asia/Shanghai', 'UTC', 'America/Los_Angeles']) {
      process.env['TZ'] = name
      for (const before of ['2023-03-10T17:29:59+08:00', '2023-03-10T09:29:59Z'])
        expect([name, before, ...(await late(before))]).toEqual([name, before, false, false])
      for (const after of ['2023-03-10T17:30:01+08:00', '2023-03-10T09:30:01Z'])
        expect([name, after, ...(await late(after))]).toEqual([name, after, true, true])
    }
  })
})

test('a time without zone, and an author without a change, are refused', async () => {
  expect(await run(check, '--now', '2023-03-10 17:00')).toMatchObject({
    code: 2,
    err: expect.stringContaining('时区'),
  })
  expect(await run(check, '--actor', 'hs-clerk')).toMatchObject({
    code: 2,
    err: expect.stringContaining('--since'),
  })
})
