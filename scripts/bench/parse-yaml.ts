import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

/** The peer of `check`: the same files through the YAML library alone, one after the other. */
const [root = '.'] = process.argv.slice(2)
for (const file of globSync('content/**/*.yaml', { cwd: root })) {
  parse(readFileSync(join(root, file), 'utf8'), { schema: 'failsafe' })
}
