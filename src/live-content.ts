import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import type { AstroIntegration } from 'astro'
import { checkFolder } from './node/check-folder.ts'
import { locateFindings } from './report/locate-findings.ts'
import { localityOf } from './text/locality.ts'
import { visible } from './text/visible.ts'

/** Editors write a file in several steps, git many files at once: reads when nothing has changed for so long. */
const QUIET_MS = 100

const MOST_ERRORS = 10

/** Passed to the loaders, which say so when they read. */
export interface Sync {
  isRead: boolean
}

/**
 * `npm run dev`: what is added, changed or deleted in `content/` shows at once. While something is faulty the
 * pages keep the last good data, and its errors are told in the terminal and over the open page.
 */
export function liveContent(contentRoot: string): AstroIntegration {
  let watcher: FSWatcher | undefined
  return {
    name: 'live-content',
    hooks: {
      'astro:server:setup': ({ server, refreshContent, logger }) => {
        let isFaulty = false
        const refresh = async () => {
          watchAnew()
          try {
            const sync: Sync = { isRead: false }
            await refreshContent?.({ context: { sync } })
            // Astro passes over it while it loads its own settings again, as it does with each file of content.
            if (!sync.isRead) return wait()
            // What was mended may be what the pages already show.
            if (isFaulty) server.ws.send({ type: 'full-reload' })
            isFaulty = false
          } catch (error) {
            const { message } = error as Error
            isFaulty = true
            logger.error(message)
            server.ws.send({ type: 'error', err: { message, stack: '' } })
          }
        }
        let timer: NodeJS.Timeout | undefined
        const wait = () => {
          clearTimeout(timer)
          timer = setTimeout(refresh, QUIET_MS)
        }
        // Vite's own watcher loses deletions on a busy machine. Node's, on Linux, no longer sees a file that an editor has put
        // in place of another, so it begins anew before each reading.
        const watchAnew = () => {
          watcher?.close()
          watcher = watch(join(contentRoot, 'content'), { recursive: true }, wait)
        }
        watchAnew()
      },
      'astro:server:done': () => watcher?.close(),
    },
  }
}

/** The errors of a folder as the check words them, each with `file:line:column` and its repair. */
export async function errorsInWords(root: string): Promise<string> {
  const { findings, files, ledger } = await checkFolder(root)
  const errors = locateFindings(
    findings.filter(({ severity }) => severity === 'error'),
    files,
    localityOf(ledger.site, ledger.districts),
  )
  const lines = errors.slice(0, MOST_ERRORS).map(({ finding, location, words }) => {
    const at = 'line' in location ? `:${location.line}:${location.column}` : ''
    return `${visible(finding.file)}${at} ${visible(words.problem)}\n  改法：${visible(words.repair)}`
  })
  const rest = errors.length - lines.length
  return [...lines, ...(rest > 0 ? [`还有 ${rest} 处错误，请运行 npm run check。`] : [])].join('\n')
}
