import { globSync, readFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { main as seal } from '../../scripts/seal.ts'
import { submit } from '../../src/forge/forge.ts'
import { isOfTwoDistricts, run, temporaryFolder } from '../support/folder.ts'
import { change, forgeFor, noWait } from '../support/forge/forge-fixture.ts'
import { runGit } from '../support/forge/git.ts'
import { keyPair } from '../support/key-pair.ts'
import { projectCopy, runLine } from '../support/project.ts'
import { sound } from '../support/review.ts'

/** Every command of the workflows, run as the runner does, in a repository made here; but `npm ci` and `npm test`. */

interface Step {
  run?: string
  env?: Record<string, string>
}
interface Job {
  steps: Step[]
}

const CYCLE = 'content/cycles/2023'
const ENTRY = `${CYCLE}/demands/wuchang/91420111MAFAKE991B.yaml`
const SITE = 'content/site.yaml'
const DISTRICTS = 'content/districts.yaml'

const isForTest = ({ run = '' }: Step) => run !== '' && !/^npm (?:ci\b|test$)/.test(run)

/** Commands of a workflow, in their order; a test that runs none of them is noticed below. */
function stepsOf(workflow: string): Step[] {
  const { jobs } = parse(readFileSync(`.github/workflows/${workflow}.yml`, 'utf8')) as {
    jobs: Record<string, Job>
  }
  return Object.values(jobs).flatMap(({ steps }) => steps.filter(isForTest))
}

const ran = new Set<string>()

/** What an expression stands for in this run; one that is not named here fails. */
type Facts = Record<string, string>

async function runStep(step: Step, folder: string, facts: Facts, env: Facts = {}) {
  const own = Object.entries(step.env ?? {}).map(([name, value]) => {
    const text = String(value).replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
      if (!Object.hasOwn(facts, expression)) throw new Error(`nobody says what ${expression} is`)
      return facts[expression]!
    })
    return [name, text] as const
  })
  ran.add(step.run!)
  const { code, out, err } = await runLine(step.run!, folder, {
    CI: 'true',
    ...env,
    ...Object.fromEntries(own),
  })
  return { code, out: `${out}${err}` }
}

/** The project with a commit on main, and the merge of a pull request on top, as the runner checks it out. */
async function project(...of: Parameters<typeof projectCopy>): Promise<string> {
  const folder = await projectCopy(...of)
  const git = (...args: string[]) => runGit(args, { cwd: folder })
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', '主分支')
  git('checkout', '-q', '-b', 'pull')
  await writeFile(join(folder, ENTRY), sound)
  git('add', '-A')
  git('commit', '-q', '-m', '报送')
  git('checkout', '-q', 'main')
  git('merge', '-q', '--no-ff', '-m', '合并', 'pull')
  return folder
}

describe('each command of', () => {
  let all: string[]
  beforeAll(() => {
    all = globSync('.github/workflows/*.yml').flatMap((file) =>
      stepsOf(basename(file, '.yml')).map(({ run }) => run!),
    )
  })

  test('pull-request.yml: the check of what changed, the public summary, the workbooks', async () => {
    const folder = await project()
    const summary = join(await temporaryFolder(), 'summary.md')
    const facts = {
      'github.event.pull_request.user.login': 'wuchang-jingxin',
      'github.repository_owner': 'example-org',
      'github.event.repository.name': 'keji-fuzong',
    }
    const [check, published, workbooks, ...others] = stepsOf('pull-request')
    expect(others).toEqual([])
    const checked = await runStep(check!, folder, facts, { GITHUB_STEP_SUMMARY: summary })
    expect(checked).toMatchObject({ code: 0 })
    expect(await readFile(summary, 'utf8')).toContain('可审核')
    expect(await runStep(published!, folder, facts)).toMatchObject({ code: 0 })
    expect((await readdir(join(folder, 'out/report'), { recursive: true })).join()).toContain(
      '汇总-公开版.xlsx',
    )
    expect(await readFile(join(folder, 'out/report/report.md'), 'utf8')).toContain(ENTRY)
    expect(await runStep(workbooks!, folder, facts)).toMatchObject({ code: 0 })
    expect((await readdir(join(folder, 'out/workbooks'), { recursive: true })).join()).toContain(
      '武昌区.xlsx',
    )
    // The twin: a fault ends the check with an error, and is annotated.
    await writeFile(join(folder, ENTRY), sound.replace('employees: 320', 'employees: 约'))
    const faulty = await runStep(check!, folder, facts, { GITHUB_STEP_SUMMARY: summary })
    expect(faulty).toMatchObject({ code: 1, out: expect.stringContaining('::error') })
  })

  test('publish.yml: check, public summary, encrypted workbooks, the site', async () => {
    const { identity, recipient } = await keyPair()
    const keys = stringify({ recipients: [{ label: '市级', key: recipient }] })
    const folder = await project({ [SITE]: (text) => text.replace('recipients: []\n', keys) }, ['src'])
    const facts = {
      'secrets.BUREAU_AGE_KEY': identity,
      'steps.pages.outputs.origin': 'https://example-org.github.io',
      'steps.pages.outputs.base_path': '/keji-fuzong',
    }
    // The public summary is a command of pull requests as well.
    for (const step of stepsOf('publish').filter(({ run }) => !ran.has(run!))) {
      const { code, out } = await runStep(step, folder, facts)
      expect({ run: step.run, code, out: code === 0 ? '' : out }).toEqual({ run: step.run, code: 0, out: '' })
    }
    const files = (await readdir(folder, { recursive: true })).filter(
      (file) => !file.startsWith('node_modules'),
    )
    expect(files.some((file) => file.startsWith('out/workbooks/') && file.endsWith('武汉市.xlsx.age'))).toBe(
      true,
    )
    expect(
      files.filter((file) => file.startsWith('out/workbooks/') && /\.(?:xlsx|docx)$/.test(file)),
    ).toEqual([])
    expect(await readFile(join(folder, 'dist/index.html'), 'utf8')).toContain('href="/keji-fuzong/')
  })

  test('due.yml: counts in the summary; of what is sealed the table is left encrypted alone', async () => {
    const { identity, recipient } = await keyPair()
    const folder = await project({
      [SITE]: (text) =>
        text
          .replace('privatePart: plain', 'privatePart: sealed')
          .replace('recipients: []\n', stringify({ recipients: [{ label: '市级', key: recipient }] })),
    })
    const summary = join(await temporaryFolder(), 'summary.md')
    const [due, ...others] = stepsOf('due')
    expect(others).toEqual([])
    expect(await run(seal, '--root', folder)).toMatchObject({ code: 0 })
    // The samples' newest day is now: one later date, and the reports of a period are due.
    const filing = join(folder, CYCLE, 'filings/wuchang.yaml')
    await writeFile(
      filing,
      (await readFile(filing, 'utf8')).replace(/(reportedOn: )"[\d-]+"/, '$1"2024-06-27"'),
    )
    const facts = { 'secrets.BUREAU_AGE_KEY': identity }
    const { code, out } = await runStep(due!, folder, facts, { GITHUB_STEP_SUMMARY: summary })
    expect([code, out]).toEqual([0, expect.stringContaining('到期-2024-06-27.md.age')])
    expect(await readFile(summary, 'utf8')).toMatch(/^### 2024-06-27\n\n- 双月报逾期未报：\d+ 项\n$/)
    expect(out).not.toMatch(/placements|reports|AGE-SECRET-KEY/)
    expect(await readdir(join(folder, 'out'))).toEqual(['到期-2024-06-27.md.age'])
  })

  test('review.yml: fetch, judge, post', async () => {
    const files = Object.fromEntries(
      globSync('content/**/*.{yaml,mdx,json}')
        .filter(isOfTwoDistricts)
        .map((file) => [file, readFileSync(file, 'utf8')]),
    )
    files[DISTRICTS] = files[DISTRICTS]!.replace('wuchang-jingxin', 'wuchang-clerk')
    const forge = await forgeFor('github', { content: files })
    const settings = stringify({ forge: forge.settings })
    const folder = await project({ [SITE]: (text) => text.replace(/^forge:\n(?: .*\n)+/m, settings) })
    await submit(forge.settings, forge.accounts.outsider.token, change({ [ENTRY]: sound }), noWait)
    const facts = { 'github.event.pull_request.number': '1', 'github.token': forge.accounts.reviewer.token }
    for (const step of stepsOf('review')) {
      expect(await runStep(step, folder, facts), step.run).toMatchObject({ code: 0 })
    }
    expect(forge.pulls[0]).toMatchObject({
      labels: ['可审核'],
      comments: [{ body: expect.stringContaining('可审核') }],
    })
    // After a push to main there is no number: all that are open.
    const after = { ...facts, 'github.event.pull_request.number': '' }
    expect((await runStep(stepsOf('review')[0]!, folder, after)).out).toContain('#1　没有变化')
  })

  test('was run above', () => {
    expect(all.filter((command) => !ran.has(command))).toEqual([])
    expect(new Set(all).size).toBeGreaterThan(8)
  })
})
