import { readFileSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { lastReviewSchema } from '../src/domain/last-review.ts'
import { run, temporaryFolder } from '../tests/support/folder.ts'
import { projectCopy, runLine } from '../tests/support/project.ts'
import { main } from './publish-site.ts'
import { keepLastReview, LAST_REVIEW_FILE } from './review/last-run.ts'

const PUBLISH = 'npm run -s publish-site -- --to www'
const ADDRESS = { SITE_URL: 'https://example.gov.cn' }
const ENTRY = 'content/cycles/2023/demands/hongshan'

/** A published site of an earlier day, by its looks. */
async function oldSite(project: string) {
  await mkdir(join(project, 'www/_astro'), { recursive: true })
  await writeFile(join(project, 'www/index.html'), '昨天的网站')
}

async function isOld(project: string) {
  expect(await readFile(join(project, 'www/index.html'), 'utf8')).toBe('昨天的网站')
  expect((await readdir(project)).filter((name) => name.includes('being'))).toEqual([])
}

/** The step by which Gitea's runner publishes. */
const STEP = parse(readFileSync('.gitea/workflows/publish.yml', 'utf8')).jobs.publish.steps.at(-1) as {
  run: string
  env: Record<string, string>
}

describe('publish-site', () => {
  test('checks, compiles, and replaces the site as a whole; with the last review, which others see', async () => {
    const project = await projectCopy({}, ['src'])
    await oldSite(project)
    await keepLastReview(project, new Date('2026-03-01T08:00:00Z'), 0)
    expect(STEP.env).toEqual({
      FOLDER: '${{ vars.SITE_FOLDER }}',
      SITE_URL: '${{ vars.SITE_URL }}',
      SITE_BASE: '${{ vars.SITE_BASE }}',
    })
    const done = await runLine(STEP.run, project, { CI: 'true', FOLDER: 'www', ...ADDRESS })
    expect(done).toMatchObject({ code: 0, out: expect.stringContaining('已发布到 www\n') })
    const files = await readdir(join(project, 'www'), { recursive: true })
    expect(files).toContain('index.html')
    expect(readFileSync(join(project, 'www/sitemap-0.xml'), 'utf8')).toContain('https://example.gov.cn/')
    expect(
      lastReviewSchema.parse(JSON.parse(readFileSync(join(project, 'www/data/last-review.json'), 'utf8'))),
    ).toEqual({
      ranAt: '2026-03-01T08:00:00.000Z',
      outcome: 'done',
      doneAt: '2026-03-01T08:00:00.000Z',
    })
    expect((await readdir(join(project, 'out/2023'))).join()).toContain('武汉市.xlsx')

    // An error in the content, and then in the program: the new site stays, and says that the review fails.
    const before = await readFile(join(project, 'www/index.html'))
    const [first] = await readdir(join(project, ENTRY))
    const entry = await readFile(join(project, ENTRY, first!), 'utf8')
    await writeFile(join(project, ENTRY, first!), entry.replace(/employees: \d+/, 'employees: 约'))
    await keepLastReview(project, new Date('2026-03-02T08:00:00Z'), 2)
    const faulty = await runLine(PUBLISH, project, ADDRESS)
    expect(faulty).toMatchObject({ code: 1, err: expect.stringContaining('没有发布，www 没有改动。') })
    expect(await readFile(join(project, 'www/index.html'))).toEqual(before)
    expect(JSON.parse(readFileSync(join(project, 'www/data/last-review.json'), 'utf8'))).toMatchObject({
      outcome: 'failed',
      doneAt: '2026-03-01T08:00:00.000Z',
    })
    await writeFile(join(project, ENTRY, first!), entry)
    await writeFile(join(project, 'src/pages/broken.astro'), '---\nthrow new Error("broken")\n---\n')
    expect(await runLine(PUBLISH, project, ADDRESS)).toMatchObject({
      code: 2,
      err: expect.stringContaining('没有发布，www 没有改动。'),
    })
    expect(await readFile(join(project, 'www/index.html'))).toEqual(before)
  })

  test('packages that are not those of the lock file: one sentence, and nothing is touched', async () => {
    const project = await projectCopy(
      {
        'package-lock.json': (text) =>
          text.replace(/("node_modules\/zod": \{\s+"version": )"[^"]+"/, '$1"0.0.1"'),
      },
      ['scripts'],
    )
    await oldSite(project)
    const { code, out, err } = await runLine(PUBLISH, project, ADDRESS)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(/^安装的程序包和 package-lock\.json 不一致（zod），没有运行：.*\n$/)
    await isOld(project)
    // The review of the timer as well.
    expect(await runLine('npm run -s review -- --all', project)).toMatchObject({ code: 2, err })
  })

  test('a folder that is no site of ours, and no address: refused', async () => {
    const project = await projectCopy()
    expect(await runLine(PUBLISH, project)).toMatchObject({
      code: 2,
      err: expect.stringContaining('SITE_URL'),
    })
    await mkdir(join(project, 'www'))
    await writeFile(join(project, 'www/photo.jpg'), '')
    const refused = await runLine(PUBLISH, project, ADDRESS)
    expect(refused).toMatchObject({ code: 2, err: expect.stringContaining('不能覆盖') })
    expect(await readdir(join(project, 'www'))).toEqual(['photo.jpg'])
    expect(await run(main)).toMatchObject({ code: 2, err: '请用 --to 写明 nginx 发布的目录。\n' })
  })
})

describe('the note of the last review', () => {
  test('keeps when all was reviewed last, and a damaged one counts as none', async () => {
    const root = await temporaryFolder()
    const note = async () => JSON.parse(await readFile(join(root, LAST_REVIEW_FILE), 'utf8'))
    await keepLastReview(root, new Date('2026-03-01T08:00:00Z'), 1)
    expect(await note()).toEqual({ ranAt: '2026-03-01T08:00:00.000Z', outcome: 'partly' })
    await keepLastReview(root, new Date('2026-03-01T09:00:00Z'), 0)
    await keepLastReview(root, new Date('2026-03-01T10:00:00Z'), 2)
    expect(await note()).toMatchObject({ outcome: 'failed', doneAt: '2026-03-01T09:00:00.000Z' })
    await writeFile(join(root, LAST_REVIEW_FILE), '{')
    await keepLastReview(root, new Date('2026-03-01T11:00:00Z'), 2)
    expect(await note()).toEqual({ ranAt: '2026-03-01T11:00:00.000Z', outcome: 'failed' })
  })
})
