/** Allows fragments, paths of this site and http(s) addresses; no other scheme and no `//host`. */
const SAFE = /^(?:#|https?:\/\/|\/(?![/\\]))/i

export function isSafeLink(url: string): boolean {
  // Browsers drop control characters and trim spaces before they look for the scheme.
  return !/[\p{C}\s\\]/u.test(url) && SAFE.test(url)
}
