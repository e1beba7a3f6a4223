import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PullCase } from '../../src/review/pull-case.ts'
import { judgeCase } from './judge-case.ts'

/** The judge as a process of its own: it is given a case's file and the folder of blobs; its output is the report. */
const [file = '', blobs = ''] = process.argv.slice(2)
const pull = JSON.parse(readFileSync(file, 'utf8')) as PullCase
const report = await judgeCase(pull, (id) => readFileSync(join(blobs, id)))
process.stdout.write(JSON.stringify(report))
