import { expect, test } from 'vitest'
import {
  type ForgeSettings,
  fitsInAddress,
  LONGEST_ADDRESS,
  newFilePage,
  ownForkPages,
  tokenPages,
} from './forge.ts'

const PATH = 'content/cycles/2023/demands/hongshan/91420111MAFAKE991B.yaml'
const common = { owner: 'example-org', repository: 'keji-fuzong', branch: 'main' }
const github: ForgeSettings = { ...common, kind: 'github', api: 'https://api.github.com' }
const own: ForgeSettings = { ...common, kind: 'github', api: 'https://git.example.org/api/v3/' }
const gitea: ForgeSettings = { ...common, kind: 'gitea', api: 'https://git.example.org/sub/api/v1' }
const gitlab: ForgeSettings = {
  ...common,
  kind: 'gitlab',
  owner: 'group/inner',
  api: 'https://git.example.org/api/v4',
}

test('where a token is made', () => {
  expect(tokenPages(github).map(({ kind, url }) => `${kind} ${url}`)).toEqual([
    'github-classic https://github.com/settings/tokens/new?scopes=repo,workflow',
    'github-fine-grained https://github.com/settings/personal-access-tokens/new',
  ])
  expect(tokenPages(own)[0]!.url).toBe('https://git.example.org/settings/tokens/new?scopes=repo,workflow')
  expect(tokenPages(gitea)).toEqual([
    { kind: 'gitea', url: 'https://git.example.org/sub/user/settings/applications' },
  ])
  expect(tokenPages(gitlab)[0]!.url).toBe(
    'https://git.example.org/-/user_settings/personal_access_tokens?scopes=api',
  )
  expect(tokenPages({ ...github, api: 'http://api.example.org' })).toEqual([])
})

test('the page that adds a file, with its text where the host takes it', () => {
  const text = '企业: “某某” & 100%\n'
  const page = newFilePage(github, PATH, text)!
  const { origin, pathname, searchParams } = new URL(page.url)
  expect(`${origin}${pathname}`).toBe('https://github.com/example-org/keji-fuzong/new/main')
  expect(Object.fromEntries(searchParams)).toEqual({ filename: PATH, value: text })
  expect(page).toMatchObject({ prefilled: true, bytes: Buffer.byteLength(page.url) })
  expect(newFilePage(github, PATH)).toMatchObject({ prefilled: false })
  expect(newFilePage(gitea, PATH, text)).toBe(undefined)
  expect(newFilePage({ ...gitlab, branch: 'a/b' }, PATH, text)).toMatchObject({
    url: `https://git.example.org/group/inner/keji-fuzong/-/new/a/b?file_name=${encodeURIComponent(PATH)}`,
    prefilled: false,
  })
})

test('a Chinese character takes 9 bytes of the address, and 15 where a login comes first', () => {
  const url = (text: string) => newFilePage(github, PATH, text)!.url
  const room =
    (LONGEST_ADDRESS - `https://github.com/login?return_to=${encodeURIComponent(url(''))}`.length) / 15
  expect(fitsInAddress(url('需'.repeat(Math.floor(room))))).toBe(true)
  expect(fitsInAddress(url('需'.repeat(Math.floor(room) + 1)))).toBe(false)
  expect(url('需').length - url('').length).toBe(9)
})

test('the pages in somebody’s own fork: it is made, levelled, uploaded into, and gives the pull request', () => {
  const folder = 'content/cycles/2023/demands/hongshan'
  const pagesOf = (settings: ForgeSettings) => {
    const pages = ownForkPages(settings, 'clerk', 'demands-2023-hongshan')!
    return [pages.fork, pages.level, pages.upload(folder), pages.pull]
  }
  expect(pagesOf(github)).toEqual([
    'https://github.com/example-org/keji-fuzong/fork',
    'https://github.com/clerk/keji-fuzong',
    `https://github.com/clerk/keji-fuzong/upload/main/${folder}`,
    'https://github.com/example-org/keji-fuzong/compare/main...clerk:keji-fuzong:demands-2023-hongshan?expand=1',
  ])
  expect(pagesOf(gitea)).toEqual([
    'https://git.example.org/sub/example-org/keji-fuzong',
    'https://git.example.org/sub/clerk/keji-fuzong',
    `https://git.example.org/sub/clerk/keji-fuzong/_upload/main/${folder}`,
    'https://git.example.org/sub/example-org/keji-fuzong/compare/main...clerk:demands-2023-hongshan',
  ])
  expect(pagesOf(gitlab)).toEqual([
    'https://git.example.org/group/inner/keji-fuzong/-/forks/new',
    'https://git.example.org/clerk/keji-fuzong',
    `https://git.example.org/-/ide/project/clerk/keji-fuzong/edit/main/-/${folder}`,
    'https://git.example.org/clerk/keji-fuzong/-/merge_requests/new?merge_request%5Bsource_branch%5D=demands-2023-hongshan',
  ])
  expect(ownForkPages({ ...github, api: 'http://api.example.org' }, 'clerk', 'a')).toBeUndefined()
})
