import { globSync, readFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { main as check } from '../../scripts/check.ts'
import { main as compile } from '../../scripts/compile.ts'
import { sharedSite } from '../support/browser-tab.ts'
import { run, temporaryFolder } from '../support/folder.ts'
import { readPage } from '../support/pages.ts'
import { writeSecondCity } from '../support/second-city.ts'

const FIRST_CITY = /武汉|湖北|鄂|027-|wuhan|hongshan|江岸|洪山|江汉/i

/** Texts of every file below a folder with their paths; of Word and Excel files, the texts of their parts. */
function textsBelow(folder: string): [path: string, text: string][] {
  const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
  return files.flatMap(({ parentPath, name }) => {
    const path = join(parentPath, name).slice(folder.length)
    const bytes = readFileSync(join(parentPath, name))
    const parts = /\.(?:xlsx|docx)$/.test(name) ? Object.values(unzipSync(bytes)) : [bytes]
    return parts.map((part): [string, string] => [path, new TextDecoder().decode(part)])
  })
}

const tellingOfTheFirst = (folder: string) =>
  textsBelow(folder).flatMap(([path, text]) => {
    const found = FIRST_CITY.exec(`${path}\n${text}`)
    return found ? [`${path}: ${found[0]}`] : []
  })

test('another city is another content/: checked, compiled and published without a word of the first', async () => {
  const root = await temporaryFolder()
  await writeSecondCity(root)

  const fixed = await run(check, '--root', root, '--fix')
  expect(fixed.out).not.toMatch(FIRST_CITY)
  expect(fixed.code).toBe(0)
  // The file that was generated for it.
  expect(readFileSync(join(root, 'content/demand.schema.json'), 'utf8')).toContain('云州某某光电有限公司')

  const out = join(root, 'out')
  expect((await run(compile, '--root', root, '--out', out)).code).toBe(0)
  expect(await readdir(join(out, '2023'))).toContain('2023年企业“科技副总”选派需求汇总表-云州市.xlsx')

  const { dist } = await sharedSite('secondCity')
  const says = (page: string, text: string) => readPage(dist, page).includes(text)
  expect(says('/demands/', '云州市中小微企业提出的')).toBe(true)
  expect(says('/rules/', 'demands/beihu/云州某某公司.yml')).toBe(true)
  expect(says('/rules/', '南岭区的账号修改北湖区的需求')).toBe(true)

  expect(textsBelow(out).length).toBeGreaterThan(20)
  expect(tellingOfTheFirst(out)).toEqual([])
  expect(tellingOfTheFirst(dist)).toEqual([])
})

test('the first city would be found', () => {
  const texts = [...textsBelow('content')].filter(([, text]) => FIRST_CITY.test(text))
  expect(texts.length).toBeGreaterThan(10)
})
