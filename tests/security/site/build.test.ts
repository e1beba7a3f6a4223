import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import { moveFolder, replaceFolder } from '../../../src/node/replace-folder.ts'
import { figure } from '../../support/figure.ts'
import { littleContentWith, temporaryFolder } from '../../support/folder.ts'
import { boundByRights, fileLimit, start } from '../../support/limited-process.ts'
import { copyCode } from '../../support/site.ts'

/** A build that fails, or is killed, leaves the old site whole: what is served is never half a site. */

const BUILD = resolve('scripts/build.ts')

/** A build takes half as long with a few of the pages. */
const PAGES = ['404.astro', 'data']
const WITH_LARGE_SCRIPTS = 'apply.astro'

interface OldSite {
  /** In the folder of the code that builds, or beside it. */
  isInside?: boolean
  pages?: readonly string[]
  files?: Record<string, string>
}

/** An old site, and the settings with which a build of two districts and these files would replace it. */
async function oldSite({ isInside = false, pages = PAGES, files = {} }: OldSite = {}) {
  const above = await temporaryFolder()
  const cwd = await copyCode(above, pages)
  const into = isInside ? cwd : join(above, 'site')
  const dist = join(into, 'dist')
  mkdirSync(dist, { recursive: true })
  writeFileSync(join(dist, 'index.html'), 'old')
  mkdirSync(join(dist, '_astro'))
  const env = {
    NODE_ENV: 'production',
    // The test runner's own, which Astro would take for the site's.
    VITEST: '',
    BASE_URL: '/',
    CONTENT_ROOT: await littleContentWith(files),
    OUT_DIR: dist,
    CACHE_DIR: join(above, 'cache'),
    // Under CI a build without an address is refused.
    SITE_URL: 'http://localhost:4321',
    ASTRO_TELEMETRY_DISABLED: '1',
  }
  const isOld = () =>
    readdirSync(dist).join() === '_astro,index.html' &&
    readFileSync(join(dist, 'index.html'), 'utf8') === 'old'
  /** Nothing half-made beside the old site. */
  const isTidy = () =>
    readdirSync(into)
      .filter((name) => name.startsWith('dist'))
      .join() === 'dist'
  return { into, dist, cwd, env, isOld, isTidy }
}

async function failing(site: Awaited<ReturnType<typeof oldSite>>, prefix: readonly string[] = []) {
  const { code, err } = await start([BUILD], { prefix, env: site.env, cwd: site.cwd })
  return { code, err, old: site.isOld(), tidy: site.isTidy() }
}

describe('a build that fails', () => {
  test('on a disk that takes no more', async (context) => {
    // The pages' scripts are larger than that; content and settings are not.
    const failed = await failing(await oldSite({ pages: [...PAGES, WITH_LARGE_SCRIPTS] }), fileLimit(800))
    figure(context, `exit ${failed.code}, the old site whole: ${failed.old}`)
    expect(failed).toMatchObject({ code: 2, old: true, tidy: true })
    expect(failed.err).toMatch(/^写不进目录 dist（[^\n]+）；原来的目录没有改动。\n$/)
  })

  test('in a folder without rights', async (context) => {
    const site = await oldSite()
    chmodSync(site.into, 0o555)
    onTestFinished(() => chmodSync(site.into, 0o755))
    const failed = await failing(site, boundByRights())
    figure(context, `exit ${failed.code}, the old site whole: ${failed.old}`)
    expect(failed).toMatchObject({ code: 2, old: true, tidy: true })
    expect(failed.err).toBe('写不进目录 dist（没有写入权限）；原来的目录没有改动。\n')
  })

  test('because of a faulty entry', async (context) => {
    const file = 'content/cycles/2023/demands/hongshan/zzzzzz.yaml'
    const failed = await failing(await oldSite({ files: { [file]: 'public: x\n' } }))
    figure(context, `exit ${failed.code}, the old site whole: ${failed.old}`)
    expect(failed).toMatchObject({ code: 2, old: true, tidy: true })
    expect(failed.err).toBe(`有 1 个文件还有错误，请先运行 npm run check：${file}\n`)
  })

  test('because it is killed while it writes', async (context) => {
    const site = await oldSite({ isInside: true })
    const env = { ...process.env, ...site.env }
    const child = spawn(process.execPath, [BUILD], { cwd: site.cwd, env, stdio: 'ignore' })
    const ended = new Promise((done) => child.once('exit', (_, signal) => done(signal)))
    while (!existsSync(join(`${site.dist}.being-built`, '_astro')) && child.exitCode === null) await wait(5)
    child.kill('SIGKILL')
    expect(await ended).toBe('SIGKILL')
    figure(context, `the old site whole: ${site.isOld()}`)
    expect(site.isOld()).toBe(true)
    expect(site.isTidy()).toBe(false)
    // The next one takes the place of what was left.
    await replaceFolder(site.dist, async (fresh) => writeFileSync(join(fresh, 'new.html'), 'new'))
    expect(readdirSync(site.dist)).toEqual(['new.html'])
    expect(site.isTidy()).toBe(true)
  })

  test('because it is killed between taking the old site away and putting the new one there', async () => {
    const { into, dist, isOld, isTidy } = await oldSite()
    renameSync(dist, `${dist}.being-replaced`)
    mkdirSync(`${dist}.being-built`)
    await expect(replaceFolder(dist, () => Promise.reject(new Error('again')))).rejects.toThrow('again')
    expect(isOld()).toBe(true)
    expect(isTidy()).toBe(true)
    expect(readdirSync(into)).toEqual(['dist'])
  })
})

describe('a build into a folder outside of the project', () => {
  const sharedMemory = '/dev/shm'
  const others = existsSync(sharedMemory) && statSync(sharedMemory).dev !== statSync('.').dev

  test(others ? 'on another file system' : 'beside other temporary files', async () => {
    const into = mkdtempSync(join(others ? sharedMemory : tmpdir(), 'keji-'))
    onTestFinished(() => rmSync(into, { recursive: true, force: true }))
    // All pages, by the script: what other tests build has some of them, or is built by Astro's own command.
    const code = await copyCode(await temporaryFolder())
    const dist = join(into, 'dist')
    const env = { ...process.env, NODE_ENV: 'production', VITEST: '', BASE_URL: '/', CACHE_DIR: '' }
    const { status, stderr } = spawnSync(process.execPath, [BUILD, '--local'], {
      cwd: code,
      env: {
        ...env,
        CONTENT_ROOT: await littleContentWith({}),
        OUT_DIR: dist,
        ASTRO_TELEMETRY_DISABLED: '1',
      },
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    for (const page of ['demands', 'desk', 'rules'])
      expect(existsSync(join(dist, page, 'index.html'))).toBe(true)
    expect(readdirSync(into)).toEqual(['dist'])
    expect(readdirSync(code).filter((name) => name.startsWith('dist'))).toEqual([])
  })

  test.runIf(others)('what cannot be renamed across file systems is copied', async () => {
    const [here, there] = [await temporaryFolder(), mkdtempSync(join(sharedMemory, 'keji-'))]
    onTestFinished(() => rmSync(there, { recursive: true, force: true }))
    mkdirSync(join(here, 'site/_astro'), { recursive: true })
    writeFileSync(join(here, 'site/index.html'), 'new')
    await moveFolder(join(here, 'site'), join(there, 'site'))
    expect(readdirSync(join(there, 'site'))).toEqual(['_astro', 'index.html'])
    expect(readdirSync(here)).toEqual([])
  })
})

describe('what is no built site is never replaced', () => {
  const make = async (fresh: string) => writeFileSync(join(fresh, 'index.html'), 'new')

  test.each(['.', '..', '/', 'src', 'package.json'])('%s', async (folder) => {
    const refused = await replaceFolder(folder, make).catch((error) => error)
    expect(String(refused)).toContain('不是生成的网站')
    expect(existsSync('src/node/replace-folder.ts')).toBe(true)
    expect(existsSync('package.json')).toBe(true)
  })

  test('a folder of somebody else, by its name or by a link', async () => {
    const into = await temporaryFolder()
    const [foreign, link] = [join(into, 'papers'), join(into, 'link')]
    mkdirSync(foreign)
    writeFileSync(join(foreign, 'letter.txt'), 'mine')
    symlinkSync(foreign, link)
    for (const folder of [foreign, link]) {
      await expect(replaceFolder(folder, make)).rejects.toThrow('不是生成的网站')
    }
    expect(readdirSync(foreign)).toEqual(['letter.txt'])
    // Where nothing is, or an empty folder, a site may come; a slash at the end is none of the name.
    mkdirSync(join(into, 'empty'))
    for (const folder of ['fresh/', 'empty']) {
      await replaceFolder(`${into}/${folder}`, make)
      expect(readdirSync(join(into, folder))).toEqual(['index.html'])
    }
  })
})
