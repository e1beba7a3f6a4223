import { mkdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { searchFiles } from '../../../src/search/index-files.ts'

/** Makes the search's files of the catalogue's entries (a JSON file) in a folder. */
const [entries = '', folder = ''] = process.argv.slice(2)
const start = performance.now()
for (const { path, content } of await searchFiles(JSON.parse(readFileSync(entries, 'utf8')))) {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, content)
}
writeSync(4, String(performance.now() - start))
