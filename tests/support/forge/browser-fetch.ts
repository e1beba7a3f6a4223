/**
 * `fetch` by a browser's rules for a page of another site (https://fetch.spec.whatwg.org/#http-cors-protocol), as
 * far as they matter here: the preflight, the allowed headers, the opaque answer, the opaque redirect.
 */
export function browserFetch(origin = 'https://pages.example.org'): typeof fetch {
  const refused = () => new TypeError('Failed to fetch')
  return async function (this: unknown, address, options = {}) {
    if (this !== undefined && this !== globalThis) throw new TypeError('Illegal invocation')
    const { mode = 'cors', method = 'GET', headers: given, ...rest } = options
    const sent = new Headers(given)
    if (mode === 'no-cors') {
      await fetch(address, { ...rest, method })
      return opaque('opaque')
    }
    const simple = ['accept', 'accept-language', 'content-language']
    const asked = [...sent.keys()].filter((name) => !simple.includes(name))
    if (asked.length > 0 || !['GET', 'HEAD', 'POST'].includes(method)) {
      const preflight = await fetch(address, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': method,
          'access-control-request-headers': asked.join(','),
        },
      })
      const listed = (name: string) =>
        (preflight.headers.get(name) ?? '').split(',').map((part) => part.trim().toLowerCase())
      const methods = [...listed('access-control-allow-methods'), 'get', 'head', 'post']
      const names = listed('access-control-allow-headers')
      if (!preflight.ok || !allows(preflight, origin) || !methods.includes(method.toLowerCase()))
        throw refused()
      // A star stands for every header but `Authorization`.
      const fits = (name: string) => names.includes(name) || (names.includes('*') && name !== 'authorization')
      if (!asked.every(fits)) throw refused()
    }
    sent.set('origin', origin)
    const response = await fetch(address, { ...rest, method, headers: sent })
    if (!allows(response, origin)) throw refused()
    return response.status >= 300 && response.status < 400 ? opaque('opaqueredirect') : response
  }
}

function allows({ headers }: Response, origin: string): boolean {
  return ['*', origin].includes(headers.get('access-control-allow-origin') ?? '')
}

/** Says nothing but that something came. */
function opaque(type: ResponseType): Response {
  const response = Response.error()
  return Object.defineProperty(response, 'type', { value: type })
}
