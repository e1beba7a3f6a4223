import { readFile, stat } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import { pathOf } from '../../src/domain/kinds.ts'
import type { Site } from '../../src/domain/site.ts'
import { connectReview } from '../../src/forge/connect-review.ts'
import { type FaultKind, ForgeError } from '../../src/forge/fault.ts'
import type { ReviewHost } from '../../src/forge/review-host.ts'
import { CannotRun } from '../../src/node/cannot-run.ts'
import { readListed } from '../../src/node/folder.ts'
import { GitFault } from '../../src/node/limited-git.ts'
import { forgeFaults } from '../../src/text/forge.ts'
import { readContentFile } from '../../src/yaml/content-file.ts'

/** The host of the settings, with the token of a file or of the environment. */

export interface TokenOptions {
  'token-file'?: string
  account?: string
}

export const tokenOptions = { 'token-file': { type: 'string' }, account: { type: 'string' } } as const

/** The file is its user's alone, and not where the judge may read. */
export async function tokenOf(options: TokenOptions, root: string): Promise<string> {
  const file = options['token-file']
  const token = file ? await readToken(file, root) : process.env['REVIEW_TOKEN']
  if (!token?.trim())
    throw new CannotRun('缺少令牌：请用 --token-file 指明令牌文件，或设置环境变量 REVIEW_TOKEN。')
  return token.trim()
}

async function readToken(file: string, root: string): Promise<string> {
  const { mode } = await stat(file).catch(() => {
    throw new CannotRun('读不到令牌文件，请核对 --token-file 的路径和权限。')
  })
  if (!relative(resolve(root), resolve(file)).startsWith('..'))
    throw new CannotRun('令牌文件不能放在项目目录里，请移到别处。')
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new CannotRun('令牌文件别人也能读，请运行 chmod 600 收紧权限。')
  return readFile(file, 'utf8')
}

export function hostOf(root: string, token: string, { account }: TokenOptions): ReviewHost {
  const { forge } = siteOf(root)
  if (!forge) throw new CannotRun(`${pathOf('site', {})} 没有写 forge（代码仓库），不知道去哪里核对。`)
  return connectReview(forge, token, { fetch }, account ? { account } : {})
}

export function siteOf(root: string): Site {
  const file = pathOf('site', {})
  const site = readContentFile(file, readListed(root, file))?.value as Site | undefined
  if (!site) throw new CannotRun(`${file} 读不出来或有错误，请先运行 npm run check 改正。`)
  return site
}

/** A token that a timer uses ends some day. */
const RENEW = '请在平台的令牌页面重新生成（GitLab 的项目访问令牌用“轮换”），换掉令牌文件或变量。'

/** Faults of the settings: the repair is for whoever runs a command, and not for the desk alone. */
const OF_SETTINGS = new Set<FaultKind>([
  'insecure',
  'api-address',
  'redirected',
  'not-found',
  'unexpected-answer',
])

export function inOneSentence(error: unknown): unknown {
  if (error instanceof ForgeError) {
    const { kind } = error.fault
    const { problem, repair } = forgeFaults[kind]
    return new CannotRun(problem + (kind === 'unauthorized' ? RENEW : OF_SETTINGS.has(kind) ? repair : ''))
  }
  if (error instanceof GitFault)
    return new CannotRun('从代码托管网站取主分支没有成功，请核对地址、令牌和网络。')
  return error
}
