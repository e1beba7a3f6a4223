import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { run, temporaryFolder } from '../tests/support/folder.ts'
import { main } from './receipt.ts'

/** A host that answers one request with this, and says what it was asked. */
async function host(status: number, body: unknown) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`)
    response.statusCode = status
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  const output = join(await temporaryFolder(), 'output')
  vi.stubEnv('GITHUB_API_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('GITHUB_REPOSITORY', 'o/r')
  vi.stubEnv('GITHUB_TOKEN', 'secret')
  vi.stubEnv('HEAD_SHA', 'abc')
  vi.stubEnv('GITHUB_OUTPUT', output)
  return { asked, output }
}

afterEach(() => void vi.unstubAllEnvs())

describe('the time of receipt', () => {
  test('is when the first run for the head commit was made', async () => {
    const runs = ['2023-03-10T09:40:00Z', '2023-03-10T09:29:59Z', '2023-03-10T10:00:00Z']
    const { asked, output } = await host(200, { workflow_runs: runs.map((created_at) => ({ created_at })) })
    expect((await run(main)).code).toBe(0)
    expect(await readFile(output, 'utf8')).toBe('now=2023-03-10T09:29:59.000Z\n')
    expect(asked).toEqual([
      '/repos/o/r/actions/runs?head_sha=abc&event=pull_request&per_page=100 Bearer secret',
    ])
  })

  test('is unknown where there is no run, no right, or no host', async () => {
    await host(200, { workflow_runs: [] })
    expect(await run(main)).toMatchObject({ code: 2, err: expect.stringContaining('不明') })
    await host(403, {})
    expect(await run(main)).toMatchObject({ code: 2, err: expect.stringContaining('403') })
    vi.stubEnv('GITHUB_API_URL', 'http://127.0.0.1:1')
    expect(await run(main)).toMatchObject({ code: 2, err: expect.stringContaining('网络不通') })
    vi.stubEnv('HEAD_SHA', '')
    expect(await run(main)).toMatchObject({ code: 2, err: expect.stringContaining('工作流') })
  })
})
