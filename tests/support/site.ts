import { execFile } from 'node:child_process'
import { cpSync, existsSync, readFileSync } from 'node:fs'
import { symlink } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import { promisify, stripVTControlCharacters } from 'node:util'
import { createGzip } from 'node:zlib'
import sirv from 'sirv'

export interface Built {
  dist: string
  /** Everything the build said, in plain letters: under CI it speaks in colours. */
  log: string
}

export interface BuildOptions {
  /** A folder with the code that builds; default: a copy of this project's. */
  project?: string
  /** The folder that holds `content/`. */
  root: string
  /** For `dist`, caches and the copy of the code. */
  into: string
  base?: string
  /** The host's address; default: this machine's. */
  site?: string
  /** The time at which the build believes to be; default: the real one. */
  now?: string
}

/**
 * This project's code, to build in a folder of its own: Astro keeps half-made pages beside the code, for one build at a time.
 * With some of `src/pages` alone a build takes half as long.
 */
export async function copyCode(into: string, pages?: readonly string[]): Promise<string> {
  const code = join(into, 'code')
  const filter = (path: string) => {
    const [, page] = /^src[\\/]pages[\\/]([^\\/]+)/.exec(path) ?? []
    return !pages || !page || pages.includes(page)
  }
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json'])
    cpSync(part, join(code, part), { recursive: true, filter })
  await symlink(resolve('node_modules'), join(code, 'node_modules'))
  return code
}

/** Where and with which settings a build runs. */
export interface Surroundings {
  cwd: string
  env: NodeJS.ProcessEnv
}

export async function surroundings(options: BuildOptions): Promise<Surroundings> {
  const { project, root, into, base = '/', site, now } = options
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    // The test runner's own, which Astro would take for the site's.
    VITEST: '',
    BASE_URL: base,
    CONTENT_ROOT: root,
    OUT_DIR: distOf(options),
    CACHE_DIR: join(into, 'cache'),
    SITE_BASE: base,
    ...(site && { SITE_URL: site }),
    ...(now && { SITE_NOW: now }),
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  return { cwd: project ?? (await copyCode(into)), env }
}

export const distOf = ({ into }: BuildOptions): string => join(into, 'dist')

/** `astro build` of some content into some folder, as `npm run build` does it. */
export async function buildSite(options: BuildOptions): Promise<Built> {
  const { cwd, env } = await surroundings(options)
  const astro = resolve('node_modules/astro/bin/astro.mjs')
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [astro, 'build'], {
    cwd,
    env,
    maxBuffer: 64 * 1024 * 1024,
  })
  return { dist: distOf(options), log: stripVTControlCharacters(stdout + stderr) }
}

/** What is left, and all that was said, of a build that has to fail. */
export async function failingBuild(options: BuildOptions): Promise<Built> {
  const failure = await buildSite(options).catch((error) => error)
  if (failure.code !== 1) throw failure instanceof Error ? failure : new Error('It was built')
  return {
    dist: distOf(options),
    log: stripVTControlCharacters(failure.stdout + failure.stderr),
  }
}

export interface ServeOptions {
  /** Where the site was built for; everything beside it is not found. */
  base?: string
  /** As a host would send it to a browser that asks for it. */
  compressed?: boolean
  /** Changes each page, and the desk's context. */
  alter?: (text: string) => string
}

/** A server of one folder; what it alters is of whoever has it. */
interface Served {
  url: string
  isOpen: boolean
  alter: ServeOptions['alter']
}

/** Servers that were closed, by what they serve: at the same address a browser need not read everything again. */
const closed = new Map<string, Served[]>()

/** Serves a built site at a port of this machine. */
export async function serve(
  dist: string,
  { base = '/', compressed = false, alter }: ServeOptions = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  const kind = JSON.stringify([dist, base, compressed])
  const served = closed.get(kind)?.pop() ?? (await listen(dist, base, compressed))
  Object.assign(served, { isOpen: true, alter })
  return {
    url: served.url,
    close: async () => {
      served.isOpen = false
      closed.set(kind, [...(closed.get(kind) ?? []), served])
    },
  }
}

async function listen(dist: string, base: string, compressed: boolean): Promise<Served> {
  const served: Served = { url: '', isOpen: false, alter: undefined }
  let handler: ReturnType<typeof sirv> | undefined
  const server = createServer((request, response) => {
    if (!served.isOpen) return void request.socket.destroy()
    const notFound = () => {
      response.statusCode = 404
      response.end()
    }
    const path = request.url ?? '/'
    if (!path.startsWith(base)) return notFound()
    request.url = path.slice(base.length - 1)
    // As docs/nginx.conf has it.
    const isForGood = request.url.startsWith('/_astro/')
    response.setHeader('Cache-Control', isForGood ? 'public, max-age=31536000, immutable' : 'no-cache')
    const [, file = ''] = /^([^?]*(?:\/|\.html|\/context\.json))(?:\?|$)/.exec(request.url) ?? []
    const page = join(dist, file.endsWith('/') ? `${file}index.html` : file)
    const { alter } = served
    if (alter && file && existsSync(page)) {
      response.setHeader(
        'Content-Type',
        page.endsWith('.json') ? 'application/json' : 'text/html;charset=utf-8',
      )
      return response.end(alter(readFileSync(page, 'utf8')))
    }
    if (compressed) compress(response)
    // Lists the files once, when the first is asked for.
    handler ??= sirv(dist, { extensions: ['html'], etag: true })
    handler(request, response, notFound)
  })
  // Nothing waits for it at the end.
  server.unref()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  served.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return served
}

/** What is text goes out as gzip, and may be kept as nginx.conf says it. */
function compress(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (code: number, headers?: object) => ServerResponse
  response.writeHead = ((code: number, headers: Record<string, string> = {}) => {
    if (!/text|javascript|json|svg|xml/.test(headers['Content-Type'] ?? '')) return writeHead(code, headers)
    const { 'Content-Length': _, ...rest } = headers
    const gzip = createGzip()
    const [write, end] = [response.write.bind(response), response.end.bind(response)]
    gzip.on('data', (chunk) => write(chunk))
    gzip.on('end', () => end())
    // Whoever pipes into the response waits for this: a file of more than 64 KiB would never end.
    gzip.on('drain', () => response.emit('drain'))
    response.write = ((chunk: Uint8Array) => gzip.write(chunk)) as typeof response.write
    response.end = ((chunk?: Uint8Array) => {
      gzip.end(chunk)
      return response
    }) as typeof response.end
    return writeHead(code, { ...rest, 'Content-Encoding': 'gzip' })
  }) as typeof response.writeHead
}
