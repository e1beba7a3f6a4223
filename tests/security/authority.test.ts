import { expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import type { JsonReport } from '../../src/report/json.ts'
import { figure } from '../support/figure.ts'
import { run } from '../support/folder.ts'
import { Repository } from '../support/repository.ts'

/** What a stranger would change: a file, and what is put in place of what. */
const attacks: [file: string, from: RegExp, to: string][] = [
  ['content/site.yaml', /recipients: \[\]/, 'recipients: [{label: 市级, key: age1evil}]'],
  ['content/site.yaml', /privatePart: plain/, 'privatePart: sealed'],
  ['content/site.yaml', /- bureau-jingxin/, '- bureau-jingxin\n  - evil'],
  ['content/districts.yaml', /- hongshan-jingxin/, '- hongshan-jingxin\n    - evil'],
  ['content/cycles/2023/cycle.yaml', /2023-03-10T17/, '2024-03-10T17'],
  ['content/cycles/2022/selections.yaml', /- expert:/, '- expert:'],
  ['content/cycles/2023/notice.mdx', /$/, '\n另行通知。\n'],
  ['.github/workflows/pull-request.yml', /^/, 'on: push\n'],
  ['scripts/check.ts', /^/, 'process.exit(0)\n'],
  ['content/cycles/2023/filings/hongshan.yaml', /$/, '# x\n'],
]

async function errorsOf(repository: Repository, actor: string): Promise<Set<string>> {
  const options = [
    '--since',
    'main',
    '--now',
    '2023-03-10T17:00:00+08:00',
    '--actor',
    actor,
    '--format',
    'json',
  ]
  const { out } = await run(check, '--root', repository.root, ...options)
  const { findings } = JSON.parse(out) as JsonReport
  return new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code))
}

test('a stranger changes nothing, the bureau may', async (context) => {
  const repository = await Repository.create()
  const refused = []
  for (const [file, from, to] of attacks) {
    repository.git('checkout', '-q', '-B', 'change', 'main')
    const isThere = repository.git('ls-files', file) !== ''
    const text = isThere ? repository.git('show', `main:${file}`) : ''
    await repository.write(file, `${text.replace(from, to)}${isThere ? '' : '\n'}# \n`)
    repository.commit('改动')
    const authority = /^(?:outside-district-scope|not-your-district)$/
    const stranger = [...(await errorsOf(repository, 'evil'))].filter((code) => authority.test(code))
    const bureau = [...(await errorsOf(repository, 'bureau-jingxin'))].filter((code) => authority.test(code))
    expect(bureau, file).toEqual([])
    if (stranger.length > 0) refused.push(file)
  }
  figure(context, `${attacks.length} changes by a stranger, ${refused.length} refused`)
  expect(refused).toEqual(attacks.map(([file]) => file))
})
