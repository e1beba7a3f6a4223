import { codeOwners } from '../src/domain/codeowners.ts'
import { writeWhole } from '../src/node/write-file.ts'
import { EXIT, type Main, runAsScript } from './run.ts'

/** The team that reviews all but the districts' own files. */
export const BUREAU = '@example-org/bureau'

/** Writes .github/CODEOWNERS. */
export const main: Main = async () => {
  await writeWhole('.github/CODEOWNERS', codeOwners(BUREAU))
  return EXIT.ok
}

await runAsScript(import.meta.url, main)
