import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { type KindName, kinds, pathOf } from '../../src/domain/kinds.ts'
import { hostile as hostileDocuments } from '../../tests/fixtures/import/hostile.ts'
import { type HostileYaml, hostileLists, hostileYaml } from '../../tests/support/hostile-yaml.ts'
import { optionsOf } from '../options.ts'
import type { Told } from './hostile-child.ts'
import type { Benchmark, BenchResult } from './result.ts'
import { countOf } from './scale.ts'

const GOAL = { seconds: 2, megabytes: 400 }

/** A file that wears its reader out, and whatever must be told of it. */
interface Family {
  name: string
  /** `check`: below `content/`; `import`: a document. */
  command: 'check' | 'import'
  file: string
  /** Bytes, or the length of a file without any. */
  content: () => string | Uint8Array | number
  expected: string
}

/** Every family of hostile files, each read in a process of its own: the whole command, from start to end. */
export const hostile: Benchmark = {
  help: `      恶意的 YAML 和文档，每种用一个新进程读取，量时间和内存
      --runs N       每种读几次（默认 3，取中位数）`,
  async run(argv, say) {
    const { values } = optionsOf(argv, { name: 'bench', options: { runs: { type: 'string', default: '3' } } })
    const runs = countOf('--runs', values.runs)
    const rows: BenchResult['rows'] = []
    const missed: string[] = []
    for (const family of families()) {
      say(family.name)
      const { seconds, cpu, megabytes, told } = await measured(family, runs)
      const result = told.includes(family.expected) ? family.expected : told.join(' ')
      rows.push([family.command, family.name, result, seconds, cpu, megabytes])
      const what = `${family.command} ${family.name}`
      if (seconds >= GOAL.seconds) missed.push(`${what} ${seconds} s，目标 ${GOAL.seconds} s 以内`)
      if (megabytes >= GOAL.megabytes) missed.push(`${what} ${megabytes} MB，目标 ${GOAL.megabytes} MB 以内`)
      if (!told.includes(family.expected)) missed.push(`${what} 应当报告 ${family.expected}`)
    }
    const columns = ['命令', '文件', '结果', '秒', 'CPU 秒', 'MB']
    return { measuredWith: { node: process.version, runs }, columns, rows, missed }
  },
}

function families(): Family[] {
  const entry = pathOf('demand', { year: '2023', district: 'hongshan', id: '91420111MAFAKE991B' })
  const selections = pathOf('selections', { year: '2022' })
  const ofKind = (kind: KindName, file: string) => {
    return ({ name, text, finds }: HostileYaml): Family => {
      const content = () => text(kinds[kind].maxBytes)
      return { name: `${kind}: ${name}`, command: 'check', file, content, expected: finds }
    }
  }
  const atLimit = [
    ...hostileYaml.map(ofKind('demand', entry)),
    ...hostileLists.map(ofKind('selections', selections)),
  ]
  const tooLarge = [
    { name: '50 MB of open brackets', content: () => '['.repeat(50_000_000) },
    { name: '3 GB', content: () => 3e9 },
  ].map((family): Family => ({ ...family, command: 'check', file: entry, expected: 'file-too-large' }))
  const story = pathOf('story', { slug: 'x' })
  const body = (text: string) => `---\ntitle: x\n---\n\n${text}`.slice(0, kinds.story.maxBytes)
  const mdx = ['{', '<a>', '> ', '- ', '*_', '['].map((piece): Family => {
    const content = () => body(piece.repeat(kinds.story.maxBytes))
    return { name: `MDX: ${piece}`, command: 'check', file: story, content, expected: 'missing' }
  })
  const documents = hostileDocuments.map(({ name, bytes, refused }): Family => {
    return { name, command: 'import', file: 'x', content: bytes, expected: refused }
  })
  return [...atLimit, ...tooLarge, ...mdx, ...documents]
}

interface Measured {
  seconds: number
  cpu: number
  megabytes: number
  told: string[]
}

async function measured({ command, file, content }: Family, runs: number): Promise<Measured> {
  const root = await mkdtemp(join(tmpdir(), 'hostile-'))
  try {
    const path = join(root, file)
    await mkdir(dirname(path), { recursive: true })
    const data = content()
    await writeFile(path, typeof data === 'number' ? '' : data)
    if (typeof data === 'number') await truncate(path, data)
    const all: Told[] = []
    for (let run = 0; run < runs; run++) all.push(await inOwnProcess(command, root, path))
    const middle = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!
    return {
      seconds: inSeconds(middle(all.map(({ ms }) => ms))),
      cpu: inSeconds(middle(all.map((one) => one.cpu))),
      megabytes: Math.round(middle(all.map(({ kilobytes }) => kilobytes)) / 1024),
      told: all[0]!.told,
    }
  } finally {
    await rm(root, { recursive: true })
  }
}

const inSeconds = (ms: number) => Number((ms / 1000).toFixed(2))

/** Milliseconds; nobody waits longer to see by how much the goal was missed. */
const PATIENCE = 60_000

async function inOwnProcess(command: string, root: string, path: string): Promise<Told> {
  const child = new URL('./hostile-child.ts', import.meta.url).pathname
  const options = { timeout: PATIENCE, maxBuffer: 64 * 1024 * 1024 }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [child, command, root, path], options)
    return JSON.parse(stdout)
  } catch (error) {
    const { killed, signal } = error as { killed?: boolean; signal?: string }
    return { ms: PATIENCE, cpu: 0, kilobytes: 0, told: [killed ? 'too slow' : `died (${signal ?? 'error'})`] }
  }
}
