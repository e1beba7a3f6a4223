import { describe, expect, test } from 'vitest'
import type { Failure } from '../../tests/support/forge/fake-server.ts'
import { BRANCH, change, forgeFor, noWait } from '../../tests/support/forge/forge-fixture.ts'
import { type ForgeFaultWords, forgeFaults, forgeOutcomes, forgeSteps, forgeTokens } from '../text/forge.ts'
import {
  type FaultKind,
  ForgeError,
  faultKinds,
  type Step,
  type Submitted,
  steps,
  submit,
  type TokenKind,
} from './forge.ts'

async function faultOf(work: Promise<unknown>) {
  const error = await work.then(
    () => undefined,
    (reason) => reason,
  )
  expect(error).toBeInstanceOf(ForgeError)
  return (error as ForgeError).fault
}

const LOGIN_PAGE = '<!DOCTYPE html><title>Login</title>'
const LIMIT = { message: 'You have exceeded a secondary rate limit. Please wait a few minutes.' }

const cases: [string, Failure, FaultKind][] = [
  ['an invalid token', { status: 401 }, 'unauthorized'],
  ['a missing right', { status: 403 }, 'forbidden'],
  ['the rate limit', { status: 403, headers: { 'x-ratelimit-remaining': '0' } }, 'rate-limit'],
  ['a secondary limit', { status: 403, headers: { 'retry-after': '30' } }, 'rate-limit'],
  ['a secondary limit in words', { status: 403, body: LIMIT }, 'rate-limit'],
  ['too many requests', { status: 429 }, 'rate-limit'],
  ['nothing there', { status: 404 }, 'not-found'],
  ['an archived repository', { status: 423 }, 'archived'],
  ['a moved repository', { status: 301, headers: { location: '/elsewhere' } }, 'redirected'],
  ['too much', { status: 413, body: LOGIN_PAGE }, 'too-large'],
  ['a refusal', { status: 422 }, 'refused'],
  ['out of order', { status: 502, body: LOGIN_PAGE }, 'server'],
  ['a login page', { status: 200, body: LOGIN_PAGE }, 'unexpected-answer'],
  ['a forbidding proxy', { status: 403, body: LOGIN_PAGE }, 'unexpected-answer'],
  ['another program', { status: 200, body: { hello: 'world' } }, 'unexpected-answer'],
  ['a list for an object', { status: 200, body: [] }, 'unexpected-answer'],
  ['nothing at all', { status: 200, body: null }, 'unexpected-answer'],
  ['a cut connection', { cut: 'before' }, 'offline'],
]

describe.each(['github', 'gitea', 'gitlab'] as const)('%s', (kind) => {
  test.each(cases)('%s at the first request and in the middle', async (_, failure, expected) => {
    const forge = await forgeFor(kind)
    const { token } = forge.accounts.collaborator
    forge.failNext(failure)
    expect(await faultOf(submit(forge.settings, token, change(), noWait))).toMatchObject({
      kind: expected,
      step: 'account',
    })
    forge.failNext(failure, 1)
    const { kind: second, step } = await faultOf(submit(forge.settings, token, change(), noWait))
    expect([second, step]).toEqual([expected, 'repository'])
  })

  test('a token that nobody knows, and a repository that is not there', async () => {
    const forge = await forgeFor(kind)
    expect(await faultOf(submit(forge.settings, 'unknown', change(), noWait))).toEqual({
      kind: 'unauthorized',
      step: 'account',
      status: 401,
    })
    const settings = { ...forge.settings, repository: 'other' }
    expect(await faultOf(submit(settings, forge.accounts.collaborator.token, change(), noWait))).toEqual({
      kind: 'not-found',
      step: 'repository',
      status: 404,
    })
  })

  test('a protected branch', async () => {
    const forge = await forgeFor(kind)
    forge.host.protectedBranches.push(BRANCH)
    const { token } = forge.accounts.collaborator
    const fault = await faultOf(submit(forge.settings, token, change(), noWait))
    // Gitea does not say why a new branch is refused.
    expect(fault.kind).toBe(kind === 'gitea' ? 'blocked' : 'protected-branch')
    expect(forge.pulls).toEqual([])
    forge.host.push(forge.host.main, BRANCH, { 'x.md': 'x\n' }, 'main')
    expect((await faultOf(submit(forge.settings, token, change(), noWait))).kind).toBe('protected-branch')
  })

  test('a fork that never gets ready', async () => {
    const forge = await forgeFor(kind, { forkDelay: 1000 })
    const waits: number[] = []
    const wait = async (ms: number) => void waits.push(ms)
    const fault = await faultOf(
      submit(forge.settings, forge.accounts.outsider.token, change(), { ...noWait, wait }),
    )
    expect(fault).toMatchObject({ kind: 'fork-not-ready', step: 'fork' })
    const waited = waits.reduce((sum, ms) => sum + ms, 0)
    expect(waited).toBeGreaterThan(45_000)
    expect(waited).toBeLessThan(120_000)
  })

  test('stopped by the person', async () => {
    const forge = await forgeFor(kind)
    const stop = new AbortController()
    const connection = { ...noWait, signal: stop.signal, onStep: () => stop.abort() }
    const fault = await faultOf(
      submit(forge.settings, forge.accounts.collaborator.token, change(), connection),
    )
    expect(fault).toEqual({ kind: 'cancelled', step: 'account' })
  })
})

test('how long to wait: what the host says, seconds or a moment, else a minute', async () => {
  const forge = await forgeFor('github')
  const { token } = forge.accounts.collaborator
  const soon = Math.ceil(Date.now() / 1000) + 600
  const hints: [Record<string, string>, number][] = [
    [{ 'retry-after': '30' }, 30],
    [{ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(soon) }, 600],
    [{ 'x-ratelimit-remaining': '0' }, 60],
  ]
  for (const [headers, seconds] of hints) {
    forge.failNext({ status: 403, headers })
    const { retryAfter } = await faultOf(submit(forge.settings, token, change(), noWait))
    expect(Math.abs(retryAfter! - seconds)).toBeLessThan(20)
  }
})

test('GitHub: a fork of which the commit to start from cannot be had', async () => {
  const forge = await forgeFor('github')
  const { token } = forge.accounts.outsider
  const { host, accounts } = forge
  const fork = host.fork(accounts.outsider)
  host.push(fork, 'main', { 'README.md': '自己的\n' })
  host.push(host.main, 'main', { 'README.md': '原来的\n' })
  forge.failNext({ status: 404 }, 7)
  expect(await faultOf(submit(forge.settings, token, change(), noWait))).toMatchObject({
    kind: 'fork-diverged',
    step: 'fork',
  })
  expect(forge.requests.at(-1)!.url).toContain('/git/commits/')
  expect(forge.requests.find(({ url }) => url.endsWith('/merge-upstream'))).toMatchObject({ status: 409 })
})

test('every fault, step, outcome and token has its wording', () => {
  const faults: Record<FaultKind, ForgeFaultWords> = forgeFaults
  forgeSteps satisfies Record<Step, string>
  forgeOutcomes satisfies Record<Submitted['outcome'], string>
  forgeTokens satisfies Record<TokenKind, { name: string; who: string; rights: string }>
  expect(Object.keys(forgeFaults).sort()).toEqual([...faultKinds].sort())
  expect(Object.keys(forgeSteps)).toEqual([...steps])
  const sentences = Object.values(faults).flatMap(({ problem, repair }) => [
    problem,
    ...(typeof repair === 'string' ? [repair] : Object.values(repair)),
  ])
  expect(sentences.filter((sentence) => !/^[^\n]{4,}[。]$/.test(sentence))).toEqual([])
})
