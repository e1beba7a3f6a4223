import type { Finding, Point } from '../domain/finding.ts'
import type { Path } from '../domain/tree.ts'
import { type ContentFile, readContentFile } from '../yaml/content-file.ts'
import type { EntryWork } from './entry-work.ts'

/**
 * An entry on its way from the thread that read it. The tree and the places of all its keys stay behind: few
 * of either are ever asked for, and the text has them. Where its findings stand comes along.
 */
export interface SentEntry {
  file: string
  params: ContentFile['params']
  text: string | undefined
  value: ContentFile['value']
  /** Absent where it is the value. */
  partly?: ContentFile['partly']
  findings: Finding[]
  canonical: Finding[]
  judged: Finding[]
  /** Of all findings, in this order. */
  points: Point[]
}

export function toSend({ read, canonical, judged }: EntryWork): SentEntry {
  const { file, params, text, value, partly, findings } = read
  const points = [findings, canonical, judged].flatMap((list) => list.map(({ path }) => read.locate(path)))
  const whole = value !== undefined && value === partly
  return { file, params, text, value, ...(!whole && { partly }), findings, canonical, judged, points }
}

export function received({ canonical, judged, points, ...sent }: SentEntry): EntryWork {
  const { file, params, text, value, findings } = sent
  const known = new Map<string, Point>()
  const all = [findings, canonical, judged].flat()
  for (const [at, { path }] of all.entries()) known.set(JSON.stringify(path), points[at]!)
  let again: ContentFile | undefined
  const reread = () => {
    again ??= readContentFile(file, new TextEncoder().encode(text))!
    return again
  }
  const read = {
    file,
    kind: 'demand',
    params,
    ...(text !== undefined && { text }),
    value,
    partly: 'partly' in sent ? sent.partly : value,
    findings,
    locate: (path: Path) => known.get(JSON.stringify(path)) ?? reread().locate(path),
  }
  // What could not be read as text has no tree either.
  if (text !== undefined) Object.defineProperty(read, 'tree', { get: () => reread().tree, enumerable: true })
  return { read: read as ContentFile, canonical, judged }
}
