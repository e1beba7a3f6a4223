import { keepReceipts, type Run } from '../src/domain/receipt.ts'
import { CannotRun } from '../src/node/folder.ts'
import { fetchCommit } from '../src/node/git.ts'
import { readRuns } from '../src/node/read-runs.ts'
import { append, writeWhole } from '../src/node/write-file.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

/**
 * When a pull request's content was received, by the starts of the workflow runs for its branch: an
 * author's date can be set to anything, and a pull request's own times move with comments. Writes what
 * each run saw first to the file RECEIVED, and `now=…` (the first run for the head commit) to the
 * job's output.
 */
export const main: Main = async (_argv, output = standardOutput) => {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_OUTPUT, HEAD_SHA, HEAD_REF, HEAD_REPOSITORY, RECEIVED } =
    process.env
  if (!GITHUB_API_URL || !GITHUB_REPOSITORY || !GITHUB_OUTPUT || !HEAD_SHA || !HEAD_REF || !RECEIVED) {
    throw new CannotRun('这个命令只在 GitHub 的工作流里运行：缺少 GITHUB_API_URL 等环境变量。')
  }
  const runs = await runsOf(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}`, HEAD_REF, HEAD_REPOSITORY)
  const own = runs.filter(({ commit }) => commit === HEAD_SHA).map(({ receivedAt }) => receivedAt)
  const [first] = own.sort()
  if (!first) throw new CannotRun('没有查到这次提交的工作流记录，收到的时间不明。')
  const read = await readRuns(process.cwd(), runs, { fetch: fetchCommit })
  await writeWhole(RECEIVED, JSON.stringify(keepReceipts(read)))
  await append(GITHUB_OUTPUT, `now=${first}\n`)
  output.write(`收到的时间：${first}\n`)
  return EXIT.ok
}

interface ApiRun {
  created_at: string
  head_sha: string
  head_repository?: { full_name?: string } | null
}

/** Timeout of a request, in milliseconds. */
const LONGEST_WAIT = 30_000

async function runsOf(api: string, branch: string, repository: string | undefined): Promise<Run[]> {
  const address = `${api}/actions/runs?branch=${encodeURIComponent(branch)}&event=pull_request&per_page=100`
  const token = process.env['GITHUB_TOKEN']
  const response = await fetch(address, {
    headers: { accept: 'application/vnd.github+json', ...(token && { authorization: `Bearer ${token}` }) },
    signal: AbortSignal.timeout(LONGEST_WAIT),
  }).catch(() => undefined)
  if (!response?.ok) {
    throw new CannotRun(`查询工作流记录失败（${response?.status ?? '网络不通'}），收到的时间不明。`)
  }
  const answer = (await response.json().catch(() => undefined)) as { workflow_runs?: ApiRun[] } | undefined
  if (!answer) throw new CannotRun('查询工作流记录得到的不是数据，收到的时间不明。')
  const { workflow_runs = [] } = answer
  return workflow_runs
    .filter(({ head_repository }) => !repository || head_repository?.full_name === repository)
    .filter(
      ({ created_at, head_sha }) => !Number.isNaN(Date.parse(created_at)) && /^[0-9a-f]{40}$/.test(head_sha),
    )
    .map(({ created_at, head_sha }) => ({ receivedAt: new Date(created_at).toISOString(), commit: head_sha }))
}

await runAsScript(import.meta.url, main)
