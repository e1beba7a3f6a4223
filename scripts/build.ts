import { CannotRun } from '../src/node/cannot-run.ts'
import { withLock } from '../src/node/lock.ts'
import { replaceFolder } from '../src/node/replace-folder.ts'
import { optionsOrHelp } from './command-options.ts'
import { makeByWayOfProject, requireProjectHere } from './project.ts'
import { EXIT, type Main, runAsScript, standardOutput } from './run.ts'

const HELP = `把 content 目录做成网站，放到 dist/。

用法：npm run build -- [选项]

  --local   只在这台电脑上看：不要求 SITE_URL
  --help    显示本说明

环境变量：SITE_URL 是网站发布后的网址，如 https://example.gov.cn（CI 里必填）；SITE_BASE 是它下面的路径；
OUT_DIR 另指一个目录，可以在项目以外。没有做成时，原来的网站不动。退出码：0 做成了；2 没有做成。
`

/** Astro keeps half-made pages beside the code, for one build at a time. */
const LOCK = '.astro/build.lock'
const BUSY = `另一次构建还没有结束，这次没有开始；请等它结束再运行。确实没有别的构建时，请删掉 ${LOCK}。`

/** Keeps the old site until the new one is whole; Astro alone would empty its folder first. */
export const main: Main = async (argv, output = standardOutput) => {
  const options = { local: { type: 'boolean', default: false } } as const
  const given = optionsOrHelp(argv, output, { name: 'build', help: HELP, options })
  if (!given) return EXIT.ok
  requireProjectHere()
  requireAddress(given.values.local)
  const make = async (outDir: string) => {
    // Loaded where it is used: a build that is refused is refused at once.
    const { build } = await import('astro')
    await build({ outDir, logLevel: 'silent' })
  }
  await withLock(LOCK, BUSY, () =>
    replaceFolder(process.env['OUT_DIR'] || 'dist', (fresh) => makeByWayOfProject(fresh, make)),
  )
  return EXIT.ok
}

/** Whole addresses stand in the sitemap, the feed and the citations: nobody else's localhost is the site. */
function requireAddress(isLocal: boolean): void {
  const { SITE_URL: address, SITE_BASE: base = '', CI: ci } = process.env
  if (!isPath(base)) throw new CannotRun(`SITE_BASE 要写网址下面的路径，如 /kjfz/；现在是“${base}”。`)
  if (address && !(URL.canParse(address) && /^https?:\/\//.test(address))) {
    throw new CannotRun(`SITE_URL 要写完整的网址，如 https://example.gov.cn；现在是“${address}”。`)
  }
  const path = address ? slashed(new URL(address).pathname) : '/'
  if (address && path !== '/' && path !== new URL(slashed(base), address).pathname) {
    throw new CannotRun(
      `SITE_URL 后面的路径 ${path} 要另写在 SITE_BASE 里（SITE_BASE=${path}），不然页面里的链接都打不开；现在是“${base}”。`,
    )
  }
  if (address || isLocal || !ci || ci === 'false') return
  throw new CannotRun(
    '没有设置 SITE_URL：站点地图、订阅和引用里的网址会写成 localhost，所以没有构建。请把环境变量 SITE_URL 设为网站发布后的网址，如 https://example.gov.cn；只在本机看的用 npm run build -- --local。',
  )
}

/** `/` before and behind. */
const slashed = (path: string): string => path.replace(/^\/?/, '/').replace(/\/?$/, '/')

/** Whether the pages of the site can stand below it: with anything else Astro finds none of its own. */
function isPath(base: string): boolean {
  const parts = base.replace(/^\//, '').replace(/\/$/, '').split('/')
  return (
    base === '' || base === '/' || parts.every((part) => /^[^\s?#:\\]+$/.test(part) && !/^\.+$/.test(part))
  )
}

await runAsScript(import.meta.url, main)
