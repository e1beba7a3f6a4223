import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { change, forgeFor, NEW, noWait } from '../../tests/support/forge/forge-fixture.ts'
import { ForgeError, readFolder, submit } from './forge.ts'

/** The token goes to the API's origin, in one header, and nowhere else. */

const HEADERS = { github: 'authorization', gitea: 'authorization', gitlab: 'private-token' }
const SECRET = '企业的秘密'

describe.each(['github', 'gitea', 'gitlab'] as const)('%s', (kind) => {
  test('one header carries it; no address, body or other header does', async () => {
    const forge = await forgeFor(kind)
    for (const { token } of [forge.accounts.collaborator, forge.accounts.outsider]) {
      const before = forge.requests.length
      await submit(forge.settings, `  ${token}\n`, change(), noWait)
      await readFolder(forge.settings, token, { folder: 'content', branch: 'x' }, noWait)
      for (const { url, body, headers } of forge.requests.slice(before)) {
        expect(`${url} ${body}`).not.toContain(token)
        const carrying = Object.keys(headers).filter((name) => headers[name]!.includes(token))
        expect(carrying).toEqual([HEADERS[kind]])
        expect(headers['cookie'] ?? headers['referer']).toBeUndefined()
      }
    }
  })

  test('every request is made without cookies, referrer, cache, or following', async () => {
    const forge = await forgeFor(kind)
    const spy = vi.fn(fetch)
    await submit(forge.settings, forge.accounts.outsider.token, change(), { ...noWait, fetch: spy })
    expect(spy.mock.calls.length).toBeGreaterThan(8)
    for (const [address, options] of spy.mock.calls) {
      expect(String(address).startsWith(`${forge.url}/`)).toBe(true)
      expect(options).toMatchObject({
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        redirect: 'manual',
      })
    }
  })

  test('a redirect to another origin is not followed', async () => {
    const forge = await forgeFor(kind)
    const reached: string[] = []
    const elsewhere = createServer((request, response) => {
      reached.push(String(request.url))
      response.end('{}')
    })
    await new Promise<void>((ready) => elsewhere.listen(0, '127.0.0.1', ready))
    onTestFinished(() => new Promise<void>((done) => elsewhere.close(() => done())))
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/user`
    for (const status of [301, 302, 307, 308]) {
      forge.failNext({ status, headers: { location } })
      const failed = await submit(forge.settings, forge.accounts.collaborator.token, change(), noWait).catch(
        (e) => e,
      )
      expect(failed.fault.kind).toBe('redirected')
    }
    expect(reached).toEqual([])
  })

  test('no error, and nothing printed, holds the token or a file', async () => {
    const forge = await forgeFor(kind)
    const { token } = forge.accounts.collaborator
    const printed = ['log', 'error', 'warn', 'info', 'debug'].map((name) => vi.spyOn(console, name as 'log'))
    const body = { message: `${token} ${SECRET}`, errors: [{ message: SECRET }] }
    for (const status of [403, 404, 422, 500]) {
      for (const skip of [0, 2, 5, 8]) {
        forge.failNext({ status, body }, skip)
        const set = change({ [NEW]: `${SECRET} ${status} ${skip}\n` })
        const failed = await submit(forge.settings, token, set, noWait).catch((error) => error)
        if (!(failed instanceof ForgeError)) continue
        const everything = `${inspect(failed, { depth: 9, showHidden: true })} ${failed.stack} ${JSON.stringify(failed)}`
        expect(everything).not.toContain(token)
        expect(everything).not.toContain(SECRET)
        expect(failed.cause).toBeUndefined()
      }
    }
    for (const spy of printed) expect(spy).not.toHaveBeenCalled()
  })
})

test.each([
  'http://api.example.org',
  'http://127.0.0.1.example.org',
  'http://localhost.example.org/api/v1',
  'ftp://127.0.0.1',
  'https://name:word@api.example.org',
  'api.github.com',
  '',
])('nothing is sent to %s', async (api) => {
  const spy = vi.fn(fetch)
  const settings = { kind: 'github', api, owner: 'o', repository: 'r', branch: 'main' } as const
  const failed = await submit(settings, 'token', change(), { ...noWait, fetch: spy }).catch((error) => error)
  expect(failed.fault).toEqual({ kind: 'insecure', step: 'account' })
  expect(spy).not.toHaveBeenCalled()
})

test.each(['', ' ', '令牌', 'a\nb', 'a\u0000b', 'ghp_abc\u200b'])(
  'a token that is none is not sent: %j',
  async (token) => {
    const spy = vi.fn(fetch)
    const settings = {
      kind: 'github',
      api: 'https://api.github.com',
      owner: 'o',
      repository: 'r',
      branch: 'main',
    } as const
    const failed = await submit(settings, token, change(), { ...noWait, fetch: spy }).catch((error) => error)
    expect(failed.fault).toEqual({ kind: 'unauthorized', step: 'account' })
    expect(spy).not.toHaveBeenCalled()
  },
)
