import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Exchange, recordedExchanges } from '../../tests/support/forge/recorded-gitea.ts'
import { startForge, type TestForge } from '../../tests/support/forge/start-forge.ts'
import type { Account } from '../../tests/support/forge/test-host.ts'

/**
 * The fake Gitea answers as a real one did: the same status, and the same in every field that an adapter reads.
 * Commits, labels and comments have other numbers here: each is mapped where it first appears.
 */

/** The trees of the recording are these files: their ids are the same here. */
const START = {
  'content/site.yaml': 'name: 样例\n',
  'content/cycles/2023/demands/hongshan/a.yaml': '一: 1\n',
}

const member = { id: 3, login: 'hongshan-jingxin', token: 'member', role: 'push' } as const
const accounts: Account[] = [
  { id: 9, login: 'bureau', token: 'organisation', role: 'owner' },
  member,
  { ...member, token: 'read-only-token', lacks: /^POST / },
  { ...member, token: 'token-without-the-right-to-see-its-owner', lacks: /^GET \/user$/ },
  { id: 5, login: 'stranger', token: 'stranger', role: 'read' },
  { id: 6, login: 'firm', token: 'reader', role: 'read' },
  { id: 2, login: 'bureau-jingxin', token: 'bureau', role: 'push' },
]

let entries: TestForge
let closed: TestForge

beforeAll(async () => {
  const options = { kind: 'gitea', version: 'old', content: START, accounts } as const
  entries = await startForge({ ...options, name: 'entries' })
  closed = await startForge({ ...options, name: 'closed', content: entries.repository.copy() })
  for (const { host } of [entries, closed]) host.protectsMain = false
  closed.host.hiddenFrom.add('stranger')
  closed.host.labels.push({ id: 4, name: '可审核', color: '00aa00' })
})
afterAll(async () => {
  await entries.close()
  await closed.close()
})

/** What the administrator did before a scene. */
const administrator: Record<string, () => void> = {
  'after the first was merged: the second round': () => entries.host.merge(1),
  'after a squash merge': () => entries.host.merge(3, 'squash'),
  'after one was closed unmerged': () => entries.host.closePull(4),
  'protected: a new branch': () => entries.host.protectedBranches.push('demands/**'),
  'two pushes at once to one branch': () => entries.host.protectedBranches.splice(0),
  archived: () => {
    entries.host.isArchived = true
  },
  'private, without the right to read': () => {
    entries.host.isArchived = false
    entries.host.hiddenFrom.add('stranger')
  },
  renamed: () => {
    entries.host.renamedTo = '/api/v1/repos/bureau/renamed'
  },
  'the fork lags: a merged entry is deleted': () => closed.host.merge(1, 'squash'),
}

const PULL = [
  'number',
  'html_url',
  'state',
  'created_at',
  'user.login',
  'base.ref',
  'head.ref',
  'head.sha',
].concat(['head.repo.full_name', 'head.repo.owner.login'])

/** The fields that an adapter reads, by operation; `each` of a list. */
const READ: [RegExp, string[]][] = [
  [/^GET \/user$/, ['login']],
  [
    /^GET \/repos\/[^/]+\/[^/]+$/,
    ['full_name', 'owner.login', 'html_url', 'clone_url', 'default_branch', 'permissions.push'],
  ],
  [/^POST .*\/forks$/, ['full_name', 'owner.login']],
  [/^GET .*\/forks$/, ['each.full_name', 'each.owner.login']],
  [/^GET .*\/branches\//, ['commit.id', 'protected', 'user_can_push']],
  [/^GET .*\/git\/refs\//, ['each.ref', 'each.object.sha']],
  [/^GET .*\/git\/trees\//, ['tree.each.path', 'tree.each.type', 'tree.each.sha', 'truncated']],
  [/^GET .*\/git\/blobs\//, ['content', 'encoding']],
  [/^POST .*\/contents$/, ['commit.sha']],
  [/^GET .*\/compare\//, ['total_commits', 'commits.each.sha']],
  [/^GET .*\/pulls$/, PULL.map((field) => `each.${field}`)],
  [/^POST .*\/pulls$/, [...PULL, 'labels.each.name']],
  [/^GET .*\/pulls\/\d+$/, PULL],
  [/^GET .*\/pulls\/\d+\/files$/, ['each.filename', 'each.status']],
  [/^GET .*\/pulls\/\d+\/commits$/, ['each.sha']],
  [/^GET .*\/timeline$/, ['each.type', 'each.body', 'each.created_at']],
  [/^GET .*\/permission$/, ['permission']],
  [/^(?:GET|PUT|POST) .*\/issues\/\d+\/labels$|^GET .*\/labels$/, ['each.id', 'each.name']],
  [/^POST .*\/closed\/labels$/, ['id', 'name']],
  [/^(?:POST|PATCH) .*\/comments/, ['id', 'user.login', 'body']],
  [/^GET .*\/comments$/, ['each.id', 'each.user.login', 'each.body']],
  [/^POST .*\/statuses\//, ['context', 'status']],
  [
    /^GET .*\/status$/,
    ['total_count', 'statuses.each.context', 'statuses.each.status', 'statuses.each.creator.login'],
  ],
  [/^POST .*\/branch_protections$/, ['rule_name', 'status_check_contexts']],
]

const exchanges = recordedExchanges()
const scenes = [...new Set(exchanges.map(({ scene }) => scene))]
const RACE = 'two pushes at once to one branch'
const GIT = 'refs of a pull request, by git'
const RUNS = 'runs of the workflows (actions/tasks)'

describe('scene by scene', () => {
  const played = scenes.filter((scene) => ![RACE, GIT, RUNS].includes(scene))
  test.each(played.slice(0, played.indexOf('archived')))('%s', play)

  test(RACE, async () => {
    administrator[RACE]!()
    const racing = exchanges.filter(({ scene }) => scene === RACE)
    const answers = await Promise.all(racing.map(ask))
    const statuses = (all: readonly { status: number }[]) => all.map(({ status }) => status).sort()
    expect(statuses(answers)).toEqual(statuses(racing))
    const losers = answers.filter(({ status }) => status === 500).map(({ body }) => body.message)
    expect(losers).toEqual(['', ''])
  })

  test.each(played.slice(played.indexOf('archived')))('%s', play)

  test(GIT, () => {
    const { body } = exchanges.find(({ scene }) => scene === GIT)!
    const recorded = String(body)
      .trim()
      .split('\n')
      .map((line) => line.split('\t').reverse())
    const references = closed.host.references(closed.host.main, (number) => `refs/pull/${number}/head`)
    expect(references.map(([name, commit]) => [name, theirs(commit)]).sort()).toEqual(
      recorded.filter(([name]) => name !== 'HEAD').sort(),
    )
  })
})

describe('a difference would be found', () => {
  test('every answer with a body has fields that are compared', () => {
    const answered = exchanges.filter(
      ({ status, body, scene }) => status < 300 && body !== '' && ![GIT, RUNS].includes(scene),
    )
    expect(answered.filter((one) => (fieldsOf(one, one.body) as unknown[]).length === 0)).toEqual([])
  })

  test.each([
    ['another commit', 'compare of two branches', (body: object) => ({ ...body, total_commits: 1 })],
    ['another message', 'archived', () => ({ message: 'is read-only' })],
    ['JSON for a page', 'a reader labels', () => ({ message: 'forbidden' })],
    ['a label less', 'review: add one', (body: unknown[]) => body.slice(1)],
  ])('%s', (_, scene, changed) => {
    const exchange = exchanges.find((one) => one.scene === scene)!
    expect(fieldsOf(exchange, changed(exchange.body), true)).not.toEqual(fieldsOf(exchange, exchange.body))
  })
})

test('a run has the fields that are published for it', () => {
  const { body } = exchanges.find(({ scene }) => scene === RUNS)!
  const names = [
    'head_sha',
    'event',
    'status',
    'created_at',
    'run_started_at',
    'workflow_id',
    'display_title',
  ]
  for (const run of body.workflow_runs) {
    expect(names.map((name) => typeof run[name])).toEqual(names.map(() => 'string'))
  }
})

async function play(scene: string): Promise<void> {
  administrator[scene]?.()
  for (const exchange of exchanges.filter((one) => one.scene === scene)) {
    const { status, body } = await ask(exchange)
    expect([exchange.path, status]).toEqual([exchange.path, exchange.status])
    expect(fieldsOf(exchange, body, true)).toEqual(fieldsOf(exchange, exchange.body))
  }
}

function forgeOf({ path, who, scene }: Exchange): TestForge {
  const isClosed = path.includes('/closed') || who === 'reader' || scene.startsWith('review:')
  return isClosed ? closed : entries
}

// biome-ignore lint/suspicious/noExplicitAny: as the fake answers.
async function ask(exchange: Exchange): Promise<{ status: number; body: any }> {
  const forge = forgeOf(exchange)
  const { who, scene, method, path, request } = exchange
  const own = scene.replaceAll(' ', '-')
  const token = accounts.some((account) => account.token === own) ? own : who
  const headers = { authorization: `token ${token}`, accept: 'application/json' }
  const body =
    request && JSON.stringify(request, (key, value) => (key === 'labels' ? value.map(ourNumber) : value))
  const address = path
    .replace(/[0-9a-f]{40}/g, (id) => ours.get(id) ?? id)
    // It takes no page, and real ones ignore it.
    .replace(/(?<=\/comments)\?.*/, '')
    .replace(/(?<=\/(?:labels|comments)\/)\d+$/, (number) => String(ourNumber(Number(number))))
  const response = await forge.direct.fetch(`${forge.url}${address}`, {
    method,
    headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
    body: body?.replace(/[0-9a-f]{40}/g, (id) => ours.get(id) ?? id) ?? null,
  })
  const text = await response.text()
  return {
    status: response.status,
    body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text,
  }
}

/** Recorded id → id here. */
const ours = new Map<string, string>()
const numbers = new Map<number, number>()
const ourNumber = (recorded: number) => numbers.get(recorded) ?? recorded

function theirs(id: string): string {
  return [...ours].find(([, own]) => own === id)?.[0] ?? id
}

/** Of a refusal its message; both without what is named anew on each host. */
function fieldsOf(
  { method, path, status, body: recorded }: Exchange,
  body: unknown,
  isOurs = false,
): unknown {
  if (status >= 300) {
    const isText = typeof body === 'string'
    // The page of a refusal is the host's own; that it is a page is what matters.
    if (isText) return body.trim().startsWith('<!') ? 'a page' : body
    return Object(body).message.replace(/\d+/g, '#')
  }
  const [, fields] = READ.find(([operation]) => operation.test(`${method} ${path.split('?')[0]}`)) ?? [
    null,
    [],
  ]
  return fields.map((field) => [field, valueAt(body, recorded, field.split('.'), isOurs)])
}

/** The value below a path; ids here are learned from the recorded value at the same place. */
// biome-ignore lint/suspicious/noExplicitAny: as answered.
function valueAt(value: any, recorded: any, path: string[], isOurs: boolean, isId = false): unknown {
  const [key, ...rest] = path
  if (key === 'each') {
    if (!Array.isArray(value)) return value
    const shown = (list: unknown) => (Array.isArray(list) ? list.filter(isRead) : [])
    return shown(value).map((item, index) => valueAt(item, shown(recorded)[index], rest, isOurs))
  }
  if (key !== undefined) return valueAt(value?.[key], recorded?.[key], rest, isOurs, key === 'id')
  return isOurs ? named(value, recorded, isId) : plain(value)
}

/** Of a timeline, the adapter reads pushes, and that it was closed. */
function isRead(item: { type?: string; body?: unknown }): boolean {
  return (
    item.body === undefined || item.type === undefined || ['pull_push', 'close', 'reopen'].includes(item.type)
  )
}

function named(value: unknown, recorded: unknown, isId: boolean): unknown {
  if (isId && typeof value === 'number' && typeof recorded === 'number') {
    if (!numbers.has(recorded)) numbers.set(recorded, value)
    return numbers.get(recorded) === value ? recorded : value
  }
  if (typeof value === 'string' && typeof recorded === 'string') {
    const own = value.match(/[0-9a-f]{40}/g) ?? []
    const others: string[] = recorded.match(/[0-9a-f]{40}/g) ?? []
    for (const [index, id] of others.entries()) if (!ours.has(id)) ours.set(id, own[index]!)
    return plain(value.replace(/[0-9a-f]{40}/g, theirs))
  }
  return plain(value)
}

function plain(value: unknown): unknown {
  if (typeof value !== 'string') return value
  return value
    .replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/, 'a time')
    .replace(/^https?:\/\/(?:git\.example\.org|127\.0\.0\.1:\d+)/, 'the host')
}
