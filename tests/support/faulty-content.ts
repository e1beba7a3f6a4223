import { chmod, mkdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Random } from '../../scripts/bench/random.ts'

/** Faults of every kind, put by chance into the entries of a folder; the same for the same seed. */
export async function spoilEntries(
  root: string,
  entries: readonly string[],
  random: Random,
  share: number,
  /** Entries that a spoilt one may repeat. */
  models = entries,
): Promise<void> {
  const there = new Set(models)
  for (const file of entries) {
    if (!random.chance(share)) continue
    const path = join(root, file)
    if (random.chance(0.75)) {
      let text = await readFile(path, 'utf8')
      for (let times = random.between(1, 3); times > 0; times--) text = random.pick(EDITS)(text, random)
      await writeFile(path, text)
    } else {
      // What has been moved away is no model any more.
      there.delete(file)
      const other = join(root, random.pick([...there]))
      await random.pick(SPOILINGS)(path, other, random)
    }
  }
}

type Edit = (text: string, random: Random) => string

/** What a line becomes; undefined = it goes. */
const onLine = (change: (line: string, random: Random, lines: string[]) => string | undefined): Edit => {
  return (text, random) => {
    const lines = text.split('\n')
    const at = random.between(0, lines.length - 1)
    const changed = change(lines[at]!, random, lines)
    lines.splice(at, 1, ...(changed === undefined ? [] : [changed]))
    return lines.join('\n')
  }
}

const EDITS: Edit[] = [
  onLine(() => undefined),
  onLine((line) => `${line}\n${line}`),
  onLine((line) => ` ${line}`),
  onLine((line) => line.replace(/: .*/, ':')),
  onLine((line, random) => line.replace(/: .*/, `: ${random.pick(VALUES)}`)),
  onLine((line) => line.replace(':', '：')),
  onLine((line) => line.replace(/(\w)(\w+):/, '$2$1:')),
  onLine(
    (line, random) => line + random.pick(['\u200b', '\u0007', '\ufffe', '\t', ' # 备注', '"', "'", '。']),
  ),
  onLine((_, random, lines) => random.pick(lines)),
  (text) => text.replace(/name: (.*)/, 'name: $1 19900001234'),
  (text) => text.replace(/employees: .*/, 'employees: 1'),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => `# 自己写的备注\n${text}`,
  (text) => text.replaceAll(/ # .*/g, ''),
  (text) => text.replace(/^private:[\s\S]*/m, ''),
  (text) => text.replace(/^private:[\s\S]*/m, 'sealed: 不是密文\n'),
  (text) => text.slice(0, text.length >> 1),
  (text) => `${text}---\n${text}`,
  (text) => text.replace('name:', 'name: &a').replace('address:', 'address: *a'),
  () => '',
  () => '[[[[[[[[[[[[[[[[',
]

const VALUES = [
  '约3人',
  '８６',
  '1e5',
  '[]',
  '{}',
  '是',
  '2023/3/2',
  '027-80001234',
  '138 0000 0000',
  '|',
  '~',
  '其他',
  '""',
]

type Spoiling = (path: string, other: string, random: Random) => Promise<void>

const SPOILINGS: Spoiling[] = [
  // The same text as another's: names, people and problems stand twice.
  async (path, other) => writeFile(path, await readFile(other)),
  async (path, other) => {
    const [own, theirs] = [await readFile(path, 'utf8'), await readFile(other, 'utf8')]
    const name = /^ {4}name: .*$/m
    await writeFile(path, own.replace(name, name.exec(theirs)?.[0] ?? ''))
  },
  async (path, other) => {
    const [own, theirs] = [await readFile(path, 'utf8'), await readFile(other, 'utf8')]
    const people = /^ {2}candidates:[\s\S]*?(?=^ {2}\w)/m
    await writeFile(path, own.replace(people, people.exec(theirs)?.[0] ?? ''))
  },
  // The same enterprise once more, in the folder of another.
  async (path, other) => {
    const twin = join(dirname(other), basename(path))
    await writeFile(twin, await readFile(path))
  },
  async (path) => rename(path, path.replace(/\.yaml$/, '.yml')),
  async (path) => rename(path, join(dirname(path), '武汉某某公司.yaml')),
  async (path) => {
    const folder = join(dirname(dirname(path)), 'nowhere')
    await mkdir(folder, { recursive: true })
    await rename(path, join(folder, basename(path)))
  },
  async (path) => chmod(path, 0o755),
  async (path) => {
    await rm(path)
    await symlink('/etc/hostname', path)
  },
  async (path) => writeFile(path, new Uint8Array([0xce, 0xe4, 0xba, 0xba, 0x0a])),
  async (path) => writeFile(path, 'x'.repeat(70_000)),
  async (path) => writeFile(join(dirname(path), '~$tmp.docx'), 'x'),
  async (path) => rm(path),
]
