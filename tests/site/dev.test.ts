import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync } from 'node:fs'
import { mkdtemp, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { littleContentWith } from '../support/folder.ts'

/** `npm run dev` over a copy of the project: its store of content is another than that of whoever works here. */

const ENTRY = 'content/cycles/2023/demands/hongshan/91420111MAFAKE143Y.yaml'
const PAGE = '/demands/2023/91420111MAFAKE143Y/'
const FORMER = 'content/cycles/2023/demands/donghu-gaoxin/k7m2xq.yaml'
const ADDED = 'content/cycles/2023/demands/donghu-gaoxin/k7m2x9.yaml'
const STORY = 'content/showcase/laser-lens.mdx'
const WAIT = { timeout: 120_000, interval: 100 }

let root: string
let url: string
let log = ''
let stop: () => Promise<unknown>

beforeAll(async () => {
  const above = await mkdtemp(join(tmpdir(), 'keji-dev-'))
  root = await littleContentWith({ [FORMER]: await readFile(FORMER) }, above)
  for (const part of ['src', 'public', 'astro.config.mjs', 'package.json', 'tsconfig.json']) {
    cpSync(part, join(root, part), { recursive: true })
  }
  await symlink(resolve('node_modules'), join(root, 'node_modules'))
  const port = await freePort()
  const server = spawn(process.execPath, ['node_modules/astro/bin/astro.mjs', 'dev', '--port', `${port}`], {
    cwd: root,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      // The test runner's own, which Astro would take for the site's.
      VITEST: '',
      BASE_URL: '/',
      CONTENT_ROOT: root,
      CACHE_DIR: join(root, 'cache'),
      SITE_NOW: '2023-03-08T12:00:00+08:00',
      ASTRO_TELEMETRY_DISABLED: '1',
      NO_COLOR: '1',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [server.stdout, server.stderr]) stream.on('data', (text) => (log += text))
  stop = async () => {
    if (server.exitCode !== null) return
    server.kill()
    await once(server, 'exit')
  }
  url = `http://localhost:${port}`
  await vi.waitFor(async () => expect(await statusOf('/demands/')).toBe(200), WAIT)
})
afterAll(async () => {
  await stop?.()
  if (process.env['DEBUG']) console.log(log)
  await rm(root, { recursive: true, force: true })
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address ? address.port : 0
}

const get = (path: string) => fetch(`${url}${path}`)
const statusOf = async (path: string) => (await get(path).catch(() => undefined))?.status
const shows = async (path: string, text: string) => (await (await get(path)).text()).includes(text)
const write = (file: string, text: string) => writeFile(join(root, file), text)

/** Changes content and waits until the server has said so: a page that is asked for meanwhile may be the old one. */
async function applied(change: Promise<unknown>, said = 'Synced content'): Promise<string> {
  const before = log.length
  await change
  await vi.waitFor(() => expect(log.slice(before)).toContain(said), WAIT)
  return log.slice(before)
}

describe('while somebody writes content', () => {
  test('a demand that is changed, added or deleted shows at once', async () => {
    const text = await readFile(ENTRY, 'utf8')
    await applied(write(ENTRY, text.replace(/(\n +summary: ).*/, '$1改动之后的题目')))
    expect(await shows(PAGE, '改动之后的题目')).toBe(true)

    // Most editors write another file and put it in place.
    await applied(
      write(`${ENTRY}.tmp`, text).then(() => rename(join(root, `${ENTRY}.tmp`), join(root, ENTRY))),
    )
    await applied(write(ENTRY, text.replace(/(\n +summary: ).*/, '$1改动之后的题目')))
    expect(await shows(PAGE, '改动之后的题目')).toBe(true)

    await applied(rm(join(root, FORMER)))
    expect(await statusOf('/demands/2023/k7m2xq/')).toBe(404)

    expect(await statusOf('/demands/2023/k7m2x9/')).toBe(404)
    await applied(write(ADDED, await readFile(FORMER, 'utf8')))
    expect(await statusOf('/demands/2023/k7m2x9/')).toBe(200)
    expect(await shows('/data/demands.json', '"id":"k7m2x9"')).toBe(true)
  })

  test('a faulty file is told once, at its place, and the last good data stays', async () => {
    const text = await readFile(ENTRY, 'utf8')
    const line = text.slice(0, text.search(/\n +submittedOn: /)).split('\n').length + 1
    const faulty = text.replace(/(\n +submittedOn: ).*/, '$1去年')
    const said = await applied(write(ENTRY, faulty), `${ENTRY}:${line}:`)
    expect(said).toContain('“填报日期”不是有效的日期：“去年”。')
    expect(said.match(/改法：/g)).toHaveLength(1)
    expect(await shows(PAGE, '改动之后的题目')).toBe(true)
    expect(await statusOf('/demands/')).toBe(200)

    expect(await applied(write(ENTRY, text))).not.toContain('改法：')
    expect(await shows(PAGE, '改动之后的题目')).toBe(false)
  })

  test('a story keeps its place on the page while it is faulty', async () => {
    const text = await readFile(STORY, 'utf8')
    expect(await statusOf('/showcase/laser-lens/')).toBe(200)
    await applied(write(STORY, `${text}\n<script>alert(1)</script>\n`), `${STORY}:`)
    expect(await statusOf('/showcase/laser-lens/')).toBe(200)
    await applied(write(STORY, text.replace(/(\ntitle: ).*/, '$1改动之后的标题')))
    expect(await shows('/showcase/laser-lens/', '改动之后的标题')).toBe(true)
  })

  test('the search is made of what there is now', async () => {
    const { years } = await (await get('/data/search.json')).json()
    expect(years[0].count).toBeGreaterThan(5)
    expect(await statusOf(years[0].address)).toBe(200)
  })
})
