import { globSync, readFileSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { main as seal } from '../../scripts/seal.ts'
import { canaryFiles } from './canary-files.ts'
import { bases, codeNumber } from './entry.ts'
import { contentWith, run, writeFiles } from './folder.ts'
import { keyPair } from './key-pair.ts'
import { sealingSite } from './sealed-folder.ts'
import { type Built, buildSite } from './site.ts'

/** Sites that several test files look at; `build-site.ts` builds each once, when it is first asked for. */
export const sharedSites = { sealed, plain, below }
export type SharedSite = keyof typeof sharedSites

/** What of the samples is plain where it would have to be sealed. */
export const isPrivateSample = (file: string): boolean => /cycles\/\d+\/(?:demands|filings)\//.test(file)

/** The git host of the sealed site: in each setting another one than the samples'. */
export const otherHost = {
  kind: 'gitea',
  api: 'https://git.example.gov.cn:8443/api/v1',
  owner: 'jingxin',
  repository: 'zhengji',
  branch: 'zhu',
} as const

/** Private parts are sealed, those of the canary's entries, and enterprises may submit by themselves. */
async function sealed(into: string): Promise<Built> {
  const filter = (path: string) => !isPrivateSample(path)
  await cp('content', join(into, 'content'), { recursive: true, filter })
  const lines = Object.entries({ ...otherHost, selfService: '是' }).map(
    ([key, value]) => `  ${key}: ${value}\n`,
  )
  const text = await sealingSite([{ label: '市级', key: (await keyPair()).recipient }])
  const site = text.replace(/^forge:\n(?: {2}.*\n)+/m, `forge:\n${lines.join('')}`)
  await writeFiles(into, { ...canaryFiles, 'content/site.yaml': site })
  const { code, err } = await run(seal, '--root', into)
  if (code !== 0) throw new Error(err)
  return buildSite({ root: into, into })
}

export const BELOW = '/kjfz/'

/** Where, below what and when the site is built that is no site of samples. */
export const asPublished = {
  site: 'https://kjfz.example.gov.cn',
  base: BELOW,
  now: '2023-03-09T10:00:00+08:00',
}

/** Entries as an authority would publish them: nothing is a sample, private parts are plain; the canary's among them. */
export async function plainContent(into?: string): Promise<string> {
  const site = await readFile('content/site.yaml', 'utf8')
  return contentWith(
    { ...canaryFiles, 'content/site.yaml': site.replace('samples: 是', 'samples: 否') },
    into,
  )
}

async function plain(into: string): Promise<Built> {
  return buildSite({ root: await plainContent(into), into, ...asPublished })
}

/** Below a folder of somebody's host, two days before the deadline, with three times as many demands. */
async function below(into: string): Promise<Built> {
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
  return buildSite({ root, into, base: BELOW, now: '2023-03-08T12:00:00+08:00' })
}
