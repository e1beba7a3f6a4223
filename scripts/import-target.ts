import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Cycle } from '../src/domain/cycle.ts'
import type { District } from '../src/domain/district.ts'
import { pathOf } from '../src/domain/kinds.ts'
import type { Site } from '../src/domain/site.ts'
import { CannotRun } from '../src/node/cannot-run.ts'
import { listContent, readListed } from '../src/node/folder.ts'
import { readContentFile } from '../src/yaml/content-file.ts'

/** The target of one run. */
export interface Job {
  root: string
  out: string
  year: string
  district: District
  site: Site | undefined
  cycle: Cycle | undefined
  code: string | undefined
  codes: ReadonlyMap<string, string>
  /** Of the cycle: their check character does not fit, and the licence says so. */
  accepted: readonly string[]
  submittedOn: string | undefined
}

/** Path for the entry; undefined if it exists already. */
export async function targetFile(
  canonical: string,
  code: string | undefined,
  job: Job,
): Promise<string | undefined> {
  if (code === undefined) {
    for (let number = 1; ; number++) {
      const target = `out/import/待补-${number}.yaml`
      if (!existsSync(join(job.out, target))) return target
    }
  }
  // If private parts must be sealed, or nobody knows whether they must, plain text must be outside of what git could commit.
  const target = job.site?.privatePart === 'plain' ? canonical : `out/import/${code}.yaml`
  return existsSync(join(job.out, target)) || existsSync(join(job.root, canonical)) ? undefined : target
}

/** District, year and site from the content folder. */
export async function targetOf(root: string, slug: string | undefined, cycle: string | undefined) {
  const { files } = listContent(root)
  const read = async (file: string) => readContentFile(file, readListed(root, file))?.value
  const districts = ((await read('content/districts.yaml').catch(() => undefined)) ?? []) as District[]
  const district = districts.find((known) => known.slug === slug)
  if (!district) {
    const known = districts.map((each) => `${each.slug}（${each.shortName}）`).join('、')
    throw new CannotRun(
      `${slug === undefined ? '没有写 --district' : `没有“${slug}”这个区`}。可选：${known}。`,
    )
  }
  const years = files.flatMap(({ file }) => /^content\/cycles\/(\d{4})\/cycle\.yaml$/.exec(file)?.[1] ?? [])
  const year = cycle ?? years.at(-1)
  if (year === undefined || !years.includes(year)) {
    throw new CannotRun(`没有 ${cycle ?? ''} 年度的征集。现有年度：${years.join('、')}。`)
  }
  const site = (await read('content/site.yaml').catch(() => undefined)) as Site | undefined
  const ofYear = (await read(pathOf('cycle', { year })).catch(() => undefined)) as Cycle | undefined
  return { district, year, site, cycle: ofYear, accepted: ofYear?.creditCodes ?? [] }
}
