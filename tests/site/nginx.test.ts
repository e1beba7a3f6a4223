import { existsSync } from 'node:fs'
import { readFile, symlink } from 'node:fs/promises'
import { request as requestPlain } from 'node:http'
import { type RequestOptions, request } from 'node:https'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { sharedSite } from '../support/browser-tab.ts'
import { temporaryFolder } from '../support/folder.ts'
import { findNginx, serveByNginx } from '../support/nginx.ts'
import { BELOW } from '../support/shared-sites.ts'

/** `docs/nginx.conf` is what people copy: the real nginx serves the samples' site by it. */

const dist = inject('dist')

interface Answer {
  status: number
  headers: Record<string, unknown>
  text: string
}

function ask(send: typeof request, port: number, path: string, options: RequestOptions = {}) {
  return new Promise<Answer>((done, fail) => {
    const more = { host: '127.0.0.1', port, path, headers: { host: 'example.gov.cn', ...options.headers } }
    send({ rejectUnauthorized: false, ...options, ...more }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => {
        const { statusCode: status = 0, headers } = response
        done({ status, headers, text: Buffer.concat(parts).toString('utf8') })
      })
    })
      .on('error', fail)
      .end()
  })
}

test('nginx by docs/nginx.conf: pages, folders, what is not there, headers, nothing but reading', async (context) => {
  const nginx = findNginx()
  if (!nginx) {
    console.warn('这台电脑上没有 nginx，没有测试 docs/nginx.conf（apt-get install nginx-light openssl）')
    return context.skip('no nginx on this machine')
  }
  const { http, https } = await serveByNginx(nginx, dist)
  const get = (path: string, options?: RequestOptions) => ask(request, https, path, options)
  await expect
    .poll(() =>
      get('/').then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200)

  const home = await get('/')
  expect(home.text).toBe(await readFile(join(dist, 'index.html'), 'utf8'))
  expect(home.headers).toMatchObject({
    'content-security-policy': "frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-cache',
    'content-type': 'text/html; charset=utf-8',
  })
  const asset = /\/_astro\/[\w.-]+\.css/.exec(home.text)![0]
  expect((await get(asset)).headers['cache-control']).toContain('immutable')
  expect((await get('/', { headers: { 'accept-encoding': 'gzip' } })).headers['content-encoding']).toBe(
    'gzip',
  )

  // The list of types that comes with nginx has no CSV.
  const csv = await get('/data/demands.csv', { headers: { 'accept-encoding': 'gzip' } })
  expect(csv).toMatchObject({
    status: 200,
    headers: { 'content-type': 'text/csv', 'content-encoding': 'gzip', 'cache-control': 'no-cache' },
  })
  expect((await get('/data/none.csv')).status).toBe(404)

  // A folder's address without its slash, and the plain address, lead to the page.
  expect(await get('/demands')).toMatchObject({ status: 301 })
  expect((await get('/demands/')).status).toBe(200)
  expect(await ask(requestPlain as typeof request, http, '/demands/')).toMatchObject({
    status: 301,
    headers: { location: 'https://example.gov.cn/demands/' },
  })

  const missing = await readFile(join(dist, '404.html'), 'utf8')
  for (const path of [
    '/nowhere',
    '/nowhere/',
    '/schema/',
    '/data/',
    '/_astro/',
    '/404.html',
    '/../etc/passwd',
  ]) {
    const answer = await get(path)
    expect([path, answer.status, answer.text === missing || answer.status === 400]).toEqual([
      path,
      path.includes('..') ? 400 : 404,
      true,
    ])
    if (answer.status === 404)
      expect(answer.headers['content-security-policy']).toBe("frame-ancestors 'none'")
  }
  expect(existsSync(join(dist, 'schema'))).toBe(true)
  expect((await get('/schema/demand.schema.json')).status).toBe(200)
  expect((await get('/', { method: 'POST' })).status).toBe(405)
})

test('below a path, as the comment in docs/nginx.conf says it', async (context) => {
  const nginx = findNginx()
  if (!nginx) return context.skip('no nginx on this machine')
  const [root, below] = [await temporaryFolder(), await sharedSite('below')]
  const name = BELOW.replaceAll('/', '')
  await symlink(below.dist, join(root, name))
  const { https } = await serveByNginx(nginx, root, (conf) => {
    const places = /^( +(?:error_page|location) .*)\/404\.html/gm
    expect(conf.match(places)).toHaveLength(3)
    return conf.replaceAll(places, `$1${BELOW}404.html`)
  })
  const get = (path: string) => ask(request, https, path)
  await expect
    .poll(() =>
      get(BELOW).then(
        ({ status }) => status,
        () => 0,
      ),
    )
    .toBe(200)
  const missing = await readFile(join(below.dist, '404.html'), 'utf8')
  for (const path of [`${BELOW}nowhere/`, `${BELOW}schema/`])
    expect(await get(path)).toMatchObject({ status: 404, text: missing })
})
