import { existsSync, globSync, readFileSync } from 'node:fs'
import { join, posix, sep } from 'node:path'
import { gzipSync } from 'node:zlib'

/** A built site as text: its pages, where they lead, and the scripts that they bring. */

/** Addresses of all pages, without the base. */
export function pagesOf(dist: string): string[] {
  return globSync('**/*.html', { cwd: dist })
    .map(
      (file) =>
        `/${file
          .split(sep)
          .join('/')
          .replace(/index\.html$/, '')}`,
    )
    .sort()
}

export function readPage(dist: string, page: string): string {
  return readFileSync(join(dist, page.endsWith('/') ? `${page}index.html` : page), 'utf8')
}

/** The content security policy in a page's head: directive → its sources. */
export function policyOf(html: string): Record<string, string[]> {
  const [, content = ''] = /<meta http-equiv="content-security-policy" content="([^"]*)"/i.exec(html) ?? []
  const directives = content
    .replaceAll('&#39;', "'")
    .split(';')
    .map((directive) => directive.trim().split(/\s+/))
  return Object.fromEntries(directives.map(([name = '', ...sources]) => [name, sources]))
}

const ORIGIN = 'http://localhost:4321'

/** Every address in a page that the browser follows, asks for or sends to. */
export function addressesIn(html: string): string[] {
  // The form opens its steps itself.
  return [
    ...html
      .replace(/<a [^>]*\sdata-go=[^>]*>/g, '')
      .matchAll(/\s(?:href|src|action|data-context|data-demands|data-rules)="([^"]*)"/g),
  ]
    .map(([, address = '']) => address.replaceAll('&amp;', '&'))
    .filter((address) => !/^(?:tel:|mailto:)/.test(address))
}

/** What is dead or leads elsewhere: outside of the site, or outside of the base it was built for. */
export function deadAddresses(dist: string, base = '/'): string[] {
  const texts = new Map<string, string>()
  const textOf = (file: string) => {
    const known = texts.get(file) ?? readFileSync(join(dist, file), 'utf8')
    texts.set(file, known)
    return known
  }
  return pagesOf(dist).flatMap((page) =>
    addressesIn(readPage(dist, page)).flatMap((address) => {
      const { origin, pathname, hash } = new URL(address, `${ORIGIN}${base}${page.slice(1)}`)
      const broken = [`${page} → ${address}`]
      if (origin !== ORIGIN || !pathname.startsWith(base)) return broken
      const path = decodeURI(pathname.slice(base.length - 1))
      const file = path.endsWith('/') ? `${path}index.html` : path
      if (!existsSync(join(dist, file))) return broken
      const id = decodeURIComponent(hash.slice(1))
      return id && !textOf(file).includes(`id="${id}"`) ? broken : []
    }),
  )
}

/** The scripts of a page in compressed bytes: those in it, those it names, and all that these import at once. */
export function scriptBytes(dist: string, page: string, base = '/'): number {
  const html = readPage(dist, page)
  // A block of JSON, as for search engines, is no script.
  const inline = [
    ...html.matchAll(/<script(?![^>]*\s(?:src=|type="application\/))[^>]*>([\s\S]*?)<\/script>/g),
  ].map(([, text = '']) => text)
  const files = new Set<string>()
  const add = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    const text = readFileSync(join(dist, file), 'utf8')
    for (const [, target = ''] of text.matchAll(/(?:\bfrom|\bimport)\s*["'`](\.[^"'`]+)["'`]/g)) {
      add(posix.join(posix.dirname(file), target))
    }
  }
  for (const [, src = ''] of html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)) add(`/${src.slice(base.length)}`)
  const texts = [...inline, ...[...files].map((file) => readFileSync(join(dist, file), 'utf8'))]
  return texts.reduce((sum, text) => sum + gzipSync(text, { level: 9 }).length, 0)
}
