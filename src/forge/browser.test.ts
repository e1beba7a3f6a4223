import { describe, expect, test, vi } from 'vitest'
import { browserFetch } from '../../tests/support/forge/browser-fetch.ts'
import { change, forgeFor, noWait } from '../../tests/support/forge/forge-fixture.ts'
import { submit } from './forge.ts'

/** As a page of another site, by a browser's rules; the real browser has its own test. */

test.each(['github', 'gitlab'] as const)('%s allows pages, with the headers that are sent', async (kind) => {
  const forge = await forgeFor(kind)
  for (const { token } of [forge.accounts.collaborator, forge.accounts.outsider]) {
    const submitted = await submit(forge.settings, token, change(), {
      ...noWait,
      fetch: browserFetch(),
    })
    expect(submitted.outcome).toBe('opened')
  }
})

describe('Gitea', () => {
  test('allows no pages as it is installed: the fault says so', async () => {
    const forge = await forgeFor('gitea')
    const { token } = forge.accounts.collaborator
    const fetch = vi.fn(browserFetch())
    const failed = await submit(forge.settings, token, change(), { ...noWait, fetch }).catch((error) => error)
    expect(failed.fault).toEqual({ kind: 'cross-origin', step: 'account' })
    const [, probe] = fetch.mock.calls.find(([, options]) => options?.mode === 'no-cors')!
    expect(probe).not.toHaveProperty('headers')
    expect(forge.requests.every(({ headers }) => !('authorization' in headers))).toBe(true)
  })

  test('allows them where it is told to', async () => {
    const forge = await forgeFor('gitea', { allowsPages: true })
    const { token } = forge.accounts.collaborator
    const submitted = await submit(forge.settings, token, change(), {
      ...noWait,
      fetch: browserFetch(),
    })
    expect(submitted.outcome).toBe('opened')
  })
})

test('no network is not taken for a closed door, at the beginning and later', async () => {
  const forge = await forgeFor('github')
  const { token } = forge.accounts.collaborator
  const none = vi.fn(async () => {
    throw new TypeError('Failed to fetch')
  })
  const failed = await submit(forge.settings, token, change(), { ...noWait, fetch: none }).catch(
    (error) => error,
  )
  expect(failed.fault).toEqual({ kind: 'offline', step: 'account' })
  forge.failNext({ cut: 'before' }, 3)
  const later = await submit(forge.settings, token, change(), {
    ...noWait,
    fetch: browserFetch(),
  }).catch((e) => e)
  expect(later.fault.kind).toBe('offline')
})

test('one interruption of the first request is passed over in a browser', async () => {
  const forge = await forgeFor('github')
  forge.failNext({ cut: 'before' })
  const { token } = forge.accounts.collaborator
  const submitted = await submit(forge.settings, token, change(), {
    ...noWait,
    fetch: browserFetch(),
  })
  expect(submitted.outcome).toBe('opened')
})

test('a redirect is opaque to a page, and not followed', async () => {
  const forge = await forgeFor('github')
  forge.failNext({ status: 302, headers: { location: 'https://login.example.org/' } })
  const { token } = forge.accounts.collaborator
  const failed = await submit(forge.settings, token, change(), {
    ...noWait,
    fetch: browserFetch(),
  }).catch((e) => e)
  expect(failed.fault).toEqual({ kind: 'redirected', step: 'account' })
})
