import { readFile } from 'node:fs/promises'
import { canaryFiles, canaryFolder } from './canary-files.ts'
import { drawingFile, evilPictures } from './evil-pictures.ts'
import { contentWith } from './folder.ts'

/** What tests know of the sites that several of them look at: `shared-site-builds.ts` builds these. */

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

/** What a build refuses: stories, pictures and an entry. */
export const refusedStory = (number: number): string => `content/showcase/z-evil-${number}.mdx`
/** What a refused story would write below the folder, if it ran. */
export const WRITTEN = 'written'
export const refusedPictures = {
  [drawingFile]: evilPictures['script']!,
  'content/showcase/x.jpg': '<!doctype html><script>alert(1)</script>',
}
export const refusedEntry = `${canaryFolder}/qqqqqq.yaml`
