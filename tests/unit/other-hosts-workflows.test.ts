import { globSync, readFileSync, symlinkSync } from 'node:fs'
import { access, readdir, readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { submit } from '../../src/forge/forge.ts'
import { isOfTwoDistricts, temporaryFolder } from '../support/folder.ts'
import { change, forgeFor, noWait } from '../support/forge/forge-fixture.ts'
import { MemoryRepository } from '../support/forge/memory-repository.ts'
import { keyPair } from '../support/key-pair.ts'
import { projectCopy, runLine } from '../support/project.ts'
import { DISTRICTS, SITE, sound } from '../support/review.ts'

/** The workflows of Gitea and GitLab: what they must keep to, and each command but `npm ci` run as the runner does. */

interface Step {
  uses?: string
  run: string
  env?: Record<string, string>
}
interface Workflow {
  on: Record<string, unknown>
  jobs: Record<string, { 'runs-on': string; steps: Step[] } & Record<string, unknown>>
}
interface GitLabJob {
  script?: string[]
  environment?: { name: string }
  artifacts?: { paths: string[] }
}

const ENTRY = 'content/cycles/2023/demands/wuchang/91420111MAFAKE991B.yaml'
const giteaFiles = globSync('.gitea/workflows/*.yml')
const gitea = (name: string) => parse(readFileSync(`.gitea/workflows/${name}.yml`, 'utf8')) as Workflow
const gitlab = parse(readFileSync('.gitlab-ci.yml', 'utf8')) as Record<string, GitLabJob>
const isInstallation = (command: string) => /\bnpm ci --omit=dev --ignore-scripts$/.test(command)

/** What old versions of Gitea and Forgejo, or a machine without the internet, lack. */
function breachesOfGitea(text: string): string[] {
  const { on, jobs, ...rest } = parse(text) as Workflow
  const found = Object.keys(rest).filter((key) => key !== 'name')
  for (const trigger of Object.keys(on))
    if (!['pull_request_target', 'schedule', 'push'].includes(trigger)) found.push(`starts on ${trigger}`)
  if (/\bsecrets\b/.test(text)) found.push('a secret')
  if (/https?:\/\//.test(text)) found.push('an address')
  for (const { steps, 'runs-on': _, ...job } of Object.values(jobs)) {
    found.push(...Object.keys(job).filter((key) => !['name', 'timeout-minutes'].includes(key)))
    for (const { uses, run, env = {} } of steps) {
      if (uses) found.push(`an action: ${uses}`)
      if (run?.includes('${{')) found.push('an expression in a shell step')
      if (/title|body|head|login|ref/.test(JSON.stringify(env))) found.push('a text of the pull request')
      if (/^npm ci/m.test(run) && (!isInstallation(run) || 'TOKEN' in env)) found.push('an installation')
      if (
        !/^(?:npm run (?:(?:review|publish-site) -- |check -- --now today --became-due$)|npm ci |GIT_CONFIG_VALUE_0)/.test(
          run,
        )
      )
        found.push(run)
    }
  }
  return found
}

test('each variable that somebody has to set is told where it is set up', () => {
  const told = readFileSync('docs/deploy.md', 'utf8')
  const workflows = [...giteaFiles, ...globSync('.github/workflows/*.yml')].map((file) =>
    readFileSync(file, 'utf8'),
  )
  const named = workflows.flatMap((text) =>
    [...text.matchAll(/\b(?:vars|secrets)\.(\w+)/g)].map(([, name]) => name!),
  )
  expect(named).toContain('SITE_FOLDER')
  for (const name of named) expect(told).toContain(name)
})

describe('Gitea', () => {
  test.each(giteaFiles)('%s: git and npm alone, nothing on pull_request', (file) => {
    expect(giteaFiles).toHaveLength(3)
    expect(breachesOfGitea(readFileSync(file, 'utf8'))).toEqual([])
  })

  test.each<[string, (text: string) => string]>([
    [
      'a foreign action',
      (text) => text.replace('      - name: 安装', '      - uses: actions/checkout@v4\n      - name: 安装'),
    ],
    ['a run of the head’s file', (text) => text.replace('pull_request_target:', 'pull_request:')],
    ['a trigger that never fires', (text) => text.replace('  schedule:', '  workflow_run:')],
    ['the key', (text) => text.replace('${{ github.token }}', '${{ secrets.AGE_IDENTITY }}')],
    [
      'a foreign registry',
      (text) => text.replace('npm ci ', 'npm ci --registry https://registry.example.com '),
    ],
    ['a script while packages are installed', (text) => text.replace(' --ignore-scripts', '')],
    ['the title of a pull request', (text) => text.replace('pull_request.number', 'pull_request.title')],
    ['what 1.21 lacks', (text) => text.replace('jobs:', 'concurrency: review\njobs:')],
  ])('%s is seen', (_, mutate) => {
    const text = readFileSync('.gitea/workflows/review.yml', 'utf8')
    expect(mutate(text)).not.toBe(text)
    expect(breachesOfGitea(mutate(text))).not.toEqual([])
  })

  /** A Gitea that holds this project, and a pull request of a reader. */
  async function hosted() {
    const folder = await projectCopy({}, ['scripts', 'src'])
    // Each file is a request of git: not those that neither a review nor a check loads.
    const papers = 'src/documents/{annex1,annex2,experts,followup,letter,office,import/read,import/*.ts}'
    const exclude = ['node_modules', 'public', 'src/{components,form,pages}', papers]
    const files = globSync('**/*', { cwd: folder, withFileTypes: true, exclude })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    const content = new Map(files.map((file) => [file.slice(folder.length + 1), readFileSync(file)]))
    const forge = await forgeFor('gitea', { content: MemoryRepository.create('main', content) })
    const site = readFileSync(SITE, 'utf8')
    forge.host.push(forge.host.main, 'main', {
      [SITE]: site.replace(/^forge:\n(?: .*\n)+/m, stringify({ forge: forge.settings })),
      [DISTRICTS]: readFileSync(DISTRICTS, 'utf8').replace('wuchang-jingxin', 'wuchang-clerk'),
    })
    await submit(forge.settings, forge.accounts.outsider.token, change({ [ENTRY]: sound }), noWait)
    return forge
  }

  const stepsOf = (name: string) =>
    Object.values(gitea(name).jobs).flatMap(({ steps }) =>
      steps.map(({ run, env }) => ({ run, ...(env && { env }) })),
    )

  /** Steps as the runner runs them; an expression that is not given fails. */
  async function runSteps(steps: Step[], facts: Record<string, string>, folder: string): Promise<void> {
    for (const { run, env = {} } of steps) {
      if (isInstallation(run)) {
        symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
        continue
      }
      const own = Object.entries(env).map(([key, text]) => [
        key,
        text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
          if (!Object.hasOwn(facts, expression)) throw new Error(`nobody says what ${expression} is`)
          return facts[expression]!
        }),
      ])
      const { code, err } = await runLine(run, folder, { CI: 'true', ...Object.fromEntries(own) })
      expect([run, code, code === 0 ? '' : err]).toEqual([run, 0, ''])
    }
  }

  test('review.yml: at once for one, by the schedule for all; due.yml: what became due; the token is left in no file', async () => {
    const forge = await hosted()
    const folder = await temporaryFolder()
    const facts = {
      'github.token': forge.accounts.reviewer.token,
      'github.server_url': forge.url.replace('/api/v1', ''),
      'github.repository': 'example-org/keji-fuzong',
      'github.event.pull_request.number': '1',
    }
    const [review, due, publish] = [stepsOf('review'), stepsOf('due'), stepsOf('publish')]
    await runSteps(review, facts, folder)
    expect(forge.pulls[0]).toMatchObject({ labels: ['可审核'] })
    const config = await readFile(join(folder, '.git/config'), 'utf8')
    expect(config).not.toMatch(/extraheader|Basic|token/i)
    // A label that somebody set is put right by the schedule.
    forge.pulls[0]!.labels = ['待修改']
    await runSteps(review.slice(-1), { ...facts, 'github.event.pull_request.number': '' }, folder)
    expect(forge.pulls[0]).toMatchObject({ labels: ['可审核'] })
    await runSteps(due.slice(-1), facts, folder)
    // The others fetch and install by the same steps; what publish.yml does then: scripts/publish-site.test.ts.
    for (const others of [due, publish]) expect(others.slice(0, -1)).toEqual(review.slice(0, -1))
  })
})

describe('GitLab', () => {
  const jobs = Object.entries(gitlab).filter(([, { script }]) => script)

  /** One shell for all lines, as the runner does; without the installation. */
  const runScript = (name: string, folder: string, env: Record<string, string>) =>
    runLine(gitlab[name]!.script!.filter((line) => !isInstallation(line)).join('\n'), folder, env)

  test('no pipeline of a merge request; the key is in one job, of which encrypted files alone are kept', () => {
    const rules = (gitlab as unknown as { workflow: { rules: { if: string }[] } }).workflow.rules
    expect(rules.length).toBeGreaterThan(1)
    for (const rule of rules)
      expect(rule.if).toMatch(
        /^\$CI_COMMIT_BRANCH == \$CI_DEFAULT_BRANCH && \$CI_PIPELINE_SOURCE == "(?:schedule|push)"$/,
      )
    const naming = (text: string) =>
      jobs.filter(([, job]) => JSON.stringify(job).includes(text)).map(([name]) => name)
    expect(naming('BUREAU_AGE_KEY')).toEqual(['workbooks', 'due'])
    expect(naming('"bureau-key"')).toEqual(['workbooks', 'due'])
    expect(naming('REVIEW_TOKEN')).toEqual(['review'])
    expect(naming('"name":"review"')).toEqual(['review'])
    expect(gitlab['workbooks']!.artifacts!.paths).toEqual(['out/workbooks/**/*.age'])
    expect(gitlab['due']!.artifacts!.paths).toEqual(['out/*.age'])
    for (const [name, { script }] of jobs) {
      const install = script!.find(isInstallation)
      expect([name, install]).toEqual([name, expect.any(String)])
      if (/REVIEW_TOKEN|BUREAU_AGE_KEY/.test(JSON.stringify(script))) expect(install).toMatch(/^env -u /)
    }
  })

  test('review: all that are open', async () => {
    const forge = await forgeFor('gitlab', {
      content: Object.fromEntries(
        globSync('content/**/*.{yaml,mdx,json}')
          .filter(isOfTwoDistricts)
          .map((file) => [file, readFileSync(file, 'utf8').replace('wuchang-jingxin', 'wuchang-clerk')]),
      ),
    })
    const settings = stringify({ forge: forge.settings })
    const folder = await projectCopy({ [SITE]: (text) => text.replace(/^forge:\n(?: .*\n)+/m, settings) })
    await submit(forge.settings, forge.accounts.outsider.token, change({ [ENTRY]: sound }), noWait)
    const ran = await runScript('review', folder, { REVIEW_TOKEN: forge.accounts.reviewer.token })
    expect(ran).toMatchObject({ code: 0 })
    expect(forge.pulls[0]).toMatchObject({ labels: ['可审核'] })
    await access(join(folder, gitlab['review']!.artifacts!.paths[0]!))
  })

  test('pages: the site below its path, and the public summary', async () => {
    const folder = await projectCopy({}, ['src'])
    const ran = await runScript('pages', folder, {
      CI_PAGES_URL: 'https://kjfz.pages.example.gov.cn/keji-fuzong',
    })
    expect(ran).toMatchObject({ code: 0 })
    expect(await readFile(join(folder, 'public/index.html'), 'utf8')).toContain('href="/keji-fuzong/')
    expect((await readdir(join(folder, 'out/report'), { recursive: true })).join()).toContain(
      '汇总-公开版.xlsx',
    )
  })

  test('workbooks: encrypted with the key, nothing without it; due: with it or without', async () => {
    const { identity, recipient } = await keyPair()
    const keys = stringify({ recipients: [{ label: '市级', key: recipient }] })
    const folder = await projectCopy({ [SITE]: (text) => text.replace('recipients: []\n', keys) })
    const due = await runScript('due', folder, { BUREAU_AGE_KEY: identity })
    expect(due).toMatchObject({ code: 0, out: expect.stringContaining('今天没有新到期的事项。') })
    expect(await runScript('workbooks', folder, {})).toMatchObject({
      code: 0,
      out: expect.stringContaining('不汇编'),
    })
    const ran = await runScript('workbooks', folder, { BUREAU_AGE_KEY: identity })
    expect(ran).toMatchObject({ code: 0 })
    const made = (await readdir(join(folder, 'out/workbooks'), { recursive: true })).join()
    expect(made).toContain('武汉市.xlsx.age')
    expect(`${ran.out}${ran.err}`).not.toContain(identity)
  })
})
