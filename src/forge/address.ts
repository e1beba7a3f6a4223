import type { ForgeSettings } from './submission.ts'

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * The API's root without a slash at the end; `undefined` where a token must not be sent: anything but https,
 * except to this machine itself, and an address with a password in it.
 */
export function apiRoot(settings: ForgeSettings): string | undefined {
  const url = parsedUrl(settings.api)
  if (!url) return undefined
  const { protocol, hostname, username, password, origin, pathname } = url
  const safe = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))
  if (!safe || username || password) return undefined
  let root = `${origin}${pathname}`
  while (root.endsWith('/')) root = root.slice(0, -1)
  return root
}

/** What every API of that kind of host ends in; GitHub's is the host itself or `/api/v3`. */
const API_PATHS = { github: '', gitea: '/api/v1', gitlab: '/api/v4' }

export function isApiAddress(settings: ForgeSettings): boolean {
  return apiRoot(settings)?.endsWith(API_PATHS[settings.kind]) === true
}

/** `URL.canParse` and `URL.parse` are younger than the last browser for Windows 7. */
export function parsedUrl(address: string): URL | undefined {
  try {
    return new URL(address)
  } catch {
    return undefined
  }
}

/** Parts of an address, each encoded; a branch or a path comes in as its parts. */
export function segments(...parts: string[]): string {
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('')
}
