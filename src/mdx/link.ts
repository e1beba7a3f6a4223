/** To a place on the page, to a page of this site, to another site: no scheme but these, and no `//host`. */
const SAFE = /^(?:#|https?:\/\/|\/(?![/\\]))/i

export function isSafeLink(url: string): boolean {
  // Browsers drop control characters and trim spaces before they look for the scheme.
  return !/[\p{C}\s\\]/u.test(url) && SAFE.test(url)
}
