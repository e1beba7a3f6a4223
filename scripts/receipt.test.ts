import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { keptReceiptsSchema, type Run } from '../src/domain/receipt.ts'
import { run, temporaryFolder } from '../tests/support/folder.ts'
import { Repository } from '../tests/support/repository.ts'
import { main } from './receipt.ts'

/** A host that answers with this, and says what it was asked. */
async function host(status: number, body: unknown, head = 'a'.repeat(40)) {
  const asked: string[] = []
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`)
    response.statusCode = status
    response.end(JSON.stringify(body))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  onTestFinished(() => void server.close())
  const folder = await temporaryFolder()
  vi.stubEnv('GITHUB_API_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('GITHUB_REPOSITORY', 'o/r')
  vi.stubEnv('GITHUB_TOKEN', 'secret')
  vi.stubEnv('HEAD_SHA', head)
  vi.stubEnv('HEAD_REF', 'bao-song')
  vi.stubEnv('HEAD_REPOSITORY', 'o/r')
  vi.stubEnv('GITHUB_OUTPUT', join(folder, 'output'))
  vi.stubEnv('RECEIVED', join(folder, 'received.json'))
  return { asked, output: join(folder, 'output'), received: join(folder, 'received.json') }
}

const apiRun = (created_at: string, head_sha: string, full_name = 'o/r') => ({
  created_at,
  head_sha,
  head_repository: { full_name },
})

afterEach(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

describe('the time of receipt', () => {
  test('of each entry: the first run with this content; an update of the branch makes nothing late', async () => {
    const repository = await Repository.create()
    const [aaa, bbb, ccc] = ['aaaaaa', 'bbbbbb', 'cccccc'].map(
      (name) => `content/cycles/2023/demands/hongshan/${name}.yaml`,
    ) as [string, string, string]
    await repository.write(aaa, 'a: 1\n')
    await repository.write(bbb, 'b: 1\n')
    const one = repository.commit('新增')
    await repository.write(bbb, 'b: 2\n')
    await repository.write(ccc, 'c: 1\n')
    const two = repository.commit('更正')
    repository.git('commit', '-q', '--allow-empty', '-m', '更新分支')
    const three = repository.git('rev-parse', 'HEAD').trim()
    const runs = [
      apiRun('2023-03-11T01:00:00Z', three),
      apiRun('2023-03-10T09:00:00Z', one),
      apiRun('2023-03-10T10:00:00Z', two),
      // Another's branch of the same name, and a commit that is not here.
      apiRun('2023-01-01T00:00:00Z', three, 'stranger/r'),
      apiRun('2023-01-02T00:00:00Z', 'f'.repeat(40)),
    ]
    const { asked, output, received } = await host(200, { workflow_runs: runs }, three)
    vi.spyOn(process, 'cwd').mockReturnValue(repository.root)
    expect(await run(main)).toMatchObject({ code: 0 })
    expect(await readFile(output, 'utf8')).toBe('now=2023-03-11T01:00:00.000Z\n')
    const { runs: kept } = keptReceiptsSchema.parse(JSON.parse(await readFile(received, 'utf8')))
    const brought = ({ receivedAt, entries }: Run) => {
      const own = entries?.filter((seen) => [aaa, bbb, ccc].includes(seen.file))
      return [receivedAt, own?.map(({ file, blob }) => `${file} ${repository.git('cat-file', 'blob', blob)}`)]
    }
    expect(kept.map(brought)).toEqual([
      // A commit that is gone, and cannot be fetched: what it had is not known.
      ['2023-01-02T00:00:00.000Z', undefined],
      ['2023-03-10T09:00:00.000Z', [`${aaa} a: 1\n`, `${bbb} b: 1\n`]],
      ['2023-03-10T10:00:00.000Z', [`${bbb} b: 2\n`, `${ccc} c: 1\n`]],
    ])
    expect(asked).toEqual([
      '/repos/o/r/actions/runs?branch=bao-song&event=pull_request&per_page=100 Bearer secret',
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
