import { cpSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { main as check } from '../../scripts/check.ts'
import { main as seal } from '../../scripts/seal.ts'
import { canaryFiles } from './canary-files.ts'
import { bases, codeNumber } from './entry.ts'
import { evilStories, storyWith } from './evil-mdx.ts'
import { contentWith, littleContentWith, run, writeFiles } from './folder.ts'
import { ATTACKS, harmless as harmlessSigns, hostileFiles } from './hostile-content.ts'
import { keyPair } from './key-pair.ts'
import { sealingSite } from './sealed-folder.ts'
import { ofSecondCity, writeSecondCity } from './second-city.ts'
import {
  asPublished,
  BELOW,
  isPrivateSample,
  otherHost,
  plainContent,
  refusedEntry,
  refusedPictures,
  refusedStory,
  WRITTEN,
} from './shared-sites.ts'
import { type BuildOptions, type Built, failingBuild } from './site.ts'
import { strangeEntries } from './strange-entries.ts'

type Build = (options: BuildOptions) => Promise<Built>

/** Sites that several test files look at; `build-site.ts` builds each once, when it is first asked for. */
export const sharedSites = { sealed, plain, below, refused, hostile, harmless, secondCity }
export type SharedSite = keyof typeof sharedSites

/** Private parts are sealed, those of the canary's entries, and enterprises may submit by themselves. */
async function sealed(into: string, build: Build): Promise<Built> {
  const filter = (path: string) => !isPrivateSample(path)
  cpSync('content', join(into, 'content'), { recursive: true, filter })
  const lines = Object.entries({ ...otherHost, selfService: '是' }).map(
    ([key, value]) => `  ${key}: ${value}\n`,
  )
  const text = await sealingSite([{ label: '市级', key: (await keyPair()).recipient }])
  const site = text.replace(/^forge:\n(?: {2}.*\n)+/m, `forge:\n${lines.join('')}`)
  await writeFiles(into, { ...canaryFiles, 'content/site.yaml': site })
  const { code, err } = await run(seal, '--root', into)
  if (code !== 0) throw new Error(err)
  return build({ root: into, into })
}

async function plain(into: string, build: Build): Promise<Built> {
  return build({ root: await plainContent(into), into, ...asPublished })
}

/** Below a folder of somebody's host, two days before the deadline, with three times as many demands. */
async function below(into: string, build: Build): Promise<Built> {
  const standing = globSync('content/cycles/2023/demands/*/*.yaml').filter(
    (file) => !readFileSync(file, 'utf8').includes('status: 已撤回'),
  )
  const alias = (number: number) =>
    `zz${[...String(number).padStart(4, '0')].map((digit) => 'abcdefghij'[Number(digit)]).join('')}`
  const more = Array.from({ length: 2 * standing.length }, (_, number) => [
    `content/cycles/2023/demands/hongshan/${alias(number)}.yaml`,
    bases.anonymous
      .replace('91420111MAFAKE9908', codeNumber(number))
      .replace('武汉隐名光电有限公司', `武汉隐名光电第${number}有限公司`),
  ])
  const root = await contentWith(Object.fromEntries(more), into)
  return build({ root, into, base: BELOW, now: '2023-03-08T12:00:00+08:00' })
}

/** No site, but the log of a build that was refused: for a faulty entry with the canary's values, for pictures and stories that would run. */
async function refused(into: string): Promise<Built> {
  const stories = evilStories(join(into, WRITTEN)).map((body, at) => [refusedStory(at), storyWith(body)])
  const entry = canaryFiles[refusedEntry]!.replace('projects: []', 'projects: 金丝雀联系人乙')
  const files = { ...canaryFiles, [refusedEntry]: entry, ...refusedPictures, ...Object.fromEntries(stories) }
  const root = await littleContentWith(files, into)
  return failingBuild({ root, into })
}

/** The samples with an attack in every text. */
async function hostile(into: string, build: Build): Promise<Built> {
  return build({ root: await contentWith(hostileFiles(ATTACKS), into), into })
}

/** Its twin with harmless signs in the same places. */
async function harmless(into: string, build: Build): Promise<Built> {
  return build({ root: await contentWith(hostileFiles(ATTACKS.map(harmlessSigns)), into), into })
}

/** Another city's; in one of its districts entries with texts that nobody expects. */
async function secondCity(into: string, build: Build): Promise<Built> {
  await writeSecondCity(into)
  const entries = strangeEntries.map(({ id, yaml }) => [strangeFile(id), ofSecondCity(yaml)])
  await writeFiles(into, Object.fromEntries(entries))
  await run(check, '--root', into, '--fix')
  return build({ root: into, into })
}

const strangeFile = (id: string) => `content/cycles/2023/demands/yungang/${id}.yaml`
