import { expect, test } from 'vitest'
import { type Exchange, recordedExchanges } from '../../tests/support/forge/recorded-gitea.ts'
import { connectReview } from './connect-review.ts'
import { type ReviewPull, STATUS_NAME } from './review-host.ts'

/** What a real Gitea answered is what the review's adapter reads. */

const exchanges = recordedExchanges()
const settings = {
  kind: 'gitea',
  api: 'https://git.example.org/api/v1',
  owner: 'bureau',
  repository: 'closed',
  branch: 'main',
} as const

/** Answers each request as it was answered then, to whom; the second page of a list is empty. `more` was not recorded. */
function recorded(who: Exchange['who'], more: Record<string, unknown> = {}) {
  const sent: { method: string; path: string; body: unknown }[] = []
  const fetch: typeof globalThis.fetch = async (address, { method = 'GET', body } = {}) => {
    const url = new URL(String(address))
    const path = url.pathname.replace('/api/v1', '')
    sent.push({ method, path, body: body ? JSON.parse(String(body)) : undefined })
    if (Number(url.searchParams.get('page') ?? 1) > 1) {
      return new Response(path.endsWith('/status') ? '{"total_count":0,"statuses":null}' : 'null')
    }
    if (path in more) return new Response(JSON.stringify(more[path]))
    const found = exchanges.find(
      (one) => one.who === who && one.method === method && one.path.split('?')[0] === path,
    )
    if (!found) throw new Error(`not recorded: ${method} ${path}`)
    const text = typeof found.body === 'string' ? found.body : JSON.stringify(found.body)
    // The status had a shorter name then.
    const answer = text.replaceAll('"context":"核对"', `"context":"${STATUS_NAME}"`)
    return new Response(found.status === 204 ? null : answer, { status: found.status })
  }
  return { host: connectReview(settings, 'token', { fetch }), sent }
}

const PULL: ReviewPull = {
  number: 3,
  url: 'https://git.example.org/bureau/closed/pulls/3',
  author: 'firm',
  state: 'open',
  target: 'main',
  head: '157b69b34526432e05d2e0afa60ee1e3206b2735',
  headRepository: { id: 'firm/closed', owner: 'firm', isBase: false },
  ref: 'refs/pull/3/head',
  openedAt: '2026-11-28T20:23:28.000Z',
}

test('the account, the pull requests, and who may push', async () => {
  const { host } = recorded('bureau')
  expect(await host.account()).toBe('bureau-jingxin')
  expect(await host.pull(3)).toEqual(PULL)
  expect(await host.mayPush('firm')).toBe(false)
  expect(await host.mayPush('stranger')).toBe(false)
  expect(await recorded('reader').host.mayPush('firm')).toBe(false)
})

test('the push that opened a pull request has a time of its own', async () => {
  const head = 'e016b313bb80f0f28e3b84aa0e50644937334907'
  const commits = '/repos/bureau/closed/pulls/2/commits'
  const { host } = recorded('bureau', { [commits]: [{ sha: head }] })
  expect(await host.receipts({ ...PULL, number: 2, head })).toEqual([
    { commit: head, at: '2026-11-28T20:23:25.000Z' },
  ])
})

test('other entries of a timeline are passed over: merged, mentioned', async () => {
  const commits = '/repos/bureau/closed/pulls/1/commits'
  const { host } = recorded('bureau', { [commits]: [] })
  expect(await host.receipts({ ...PULL, number: 1 })).toEqual([
    { commit: 'bc06a8d8531f0e1a38eb643021c6545bb51da6d2', at: '2026-11-28T20:23:19.000Z' },
  ])
})

test('comments and labels are read, changed and taken away', async () => {
  const { host, sent } = recorded('bureau')
  expect(await host.comments(PULL)).toEqual([
    { id: '317', author: 'bureau-jingxin', body: '<!-- 核对 -->\n核对结果：改过' },
  ])
  await host.writeComment(PULL, '核对结果')
  await host.writeComment(PULL, '核对结果', '317')
  expect(await host.labels(PULL)).toEqual(['可审核'])
  expect(await host.setLabels(PULL, ['待修改'], ['可审核'])).toBe('done')
  expect(sent.slice(-4)).toEqual([
    { method: 'DELETE', path: '/repos/bureau/closed/issues/3/labels/4', body: undefined },
    { method: 'GET', path: '/repos/bureau/closed/labels', body: undefined },
    { method: 'GET', path: '/repos/bureau/closed/labels', body: undefined },
    { method: 'POST', path: '/repos/bureau/closed/issues/3/labels', body: { labels: [5] } },
  ])
})

test('the status is set and read', async () => {
  const { host } = recorded('bureau')
  expect(await host.setStatus(PULL, 'pending', '正在核对')).toBe('done')
  expect(await host.status(PULL)).toEqual({ state: 'success', author: 'bureau-jingxin' })
})

test('a reader is refused, whatever the refusal looks like: JSON, a page, nothing', async () => {
  const { host } = recorded('reader')
  const refusals = exchanges.filter(({ scene }) => /^a reader (?:labels|sets|changes)/.test(scene))
  expect(refusals.map(({ status, body }) => [status, typeof body])).toEqual([
    [403, 'string'],
    [403, 'string'],
    [403, 'object'],
  ])
  expect(await host.setStatus(PULL, 'success', '可审核')).toBe('refused')
  await expect(host.writeComment(PULL, '假的', '317')).rejects.toMatchObject({ fault: { status: 403 } })
})
