import { onTestFinished } from 'vitest'
import type { ChangeSet, Connection } from '../../../src/forge/forge.ts'
import { type ForgeOptions, startForge, type TestForge } from './start-forge.ts'

/** Gitea in both versions that differ for the adapter. */
export const HOSTS = ['github', 'gitea', 'old gitea', 'gitlab'] as const
export type HostName = (typeof HOSTS)[number]

/** A host with little content, closed when the test ends. */
export async function forgeFor(host: HostName, options: Partial<ForgeOptions> = {}): Promise<TestForge> {
  const kind = kindOf(host)
  const version = host === 'old gitea' ? 'old' : 'new'
  const forge = await startForge({ kind, version, content: SMALL, ...options })
  onTestFinished(() => forge.close())
  return forge
}

export function kindOf(host: HostName): ForgeOptions['kind'] {
  return host === 'old gitea' ? 'gitea' : host
}

export const FOLDER = 'content/cycles/2023/demands/hongshan'
export const OLD = `${FOLDER}/91420111MAFAKE150N.yaml`
export const NEW = `${FOLDER}/91420111MAFAKE991B.yaml`
export const OTHER = 'content/cycles/2023/demands/wuchang/91420106MAFAKE297Y.yaml'
export const BRANCH = 'demands/2023/hongshan'

const SMALL = {
  'README.md': '# 样例\n',
  [OLD]: 'public:\n  employees: 12\n',
  [OTHER]: 'public:\n  employees: 34\n',
}

/** One new file in the words of the sample, unless told otherwise. */
export function change(files: Record<string, string | null> = { [NEW]: '企业: 某某（武汉）\n' }): ChangeSet {
  return {
    branch: BRANCH,
    title: '洪山区 2023 年需求',
    body: '共 1 家。\n\n- 某某',
    message: '洪山区：1 家\n\n由区工作台提交。',
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  }
}

/** Retries at once. */
export const noWait: Connection = { fetch: (...request) => fetch(...request), wait: async () => {} }
