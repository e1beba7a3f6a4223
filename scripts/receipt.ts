import { CannotRun } from '../src/node/folder.ts'
import { append } from '../src/node/write-file.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

/**
 * When a pull request's content was received: the start of the first workflow run for its head
 * commit. An author's date can be set to anything, and a pull request's own times move with comments.
 * Reads the addresses that GitHub gives to every job; writes `now=…` to the job's output.
 */
export const main: Main = async (_argv, output = standardOutput) => {
  const { GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_TOKEN, HEAD_SHA, GITHUB_OUTPUT } = process.env
  if (!GITHUB_API_URL || !GITHUB_REPOSITORY || !HEAD_SHA || !GITHUB_OUTPUT) {
    throw new CannotRun('这个命令只在 GitHub 的工作流里运行：缺少 GITHUB_API_URL 等环境变量。')
  }
  const runs = await firstRuns(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}`, HEAD_SHA, GITHUB_TOKEN)
  const times = runs.map(({ created_at }) => created_at).filter((time) => !Number.isNaN(Date.parse(time)))
  const [first] = times.sort()
  if (!first) throw new CannotRun('没有查到这次提交的工作流记录，收到的时间不明。')
  await append(GITHUB_OUTPUT, `now=${new Date(first).toISOString()}\n`)
  output.write(`收到的时间：${new Date(first).toISOString()}\n`)
  return EXIT.ok
}

interface Run {
  created_at: string
}

async function firstRuns(repository: string, sha: string, token: string | undefined): Promise<Run[]> {
  const address = `${repository}/actions/runs?head_sha=${encodeURIComponent(sha)}&event=pull_request&per_page=100`
  const response = await fetch(address, {
    headers: {
      accept: 'application/vnd.github+json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
  }).catch(() => undefined)
  if (!response?.ok) {
    throw new CannotRun(`查询工作流记录失败（${response?.status ?? '网络不通'}），收到的时间不明。`)
  }
  const { workflow_runs = [] } = (await response.json()) as { workflow_runs?: Run[] }
  return workflow_runs
}

await runAsScript(import.meta.url, main)
