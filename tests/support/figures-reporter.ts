import type { TestCase, TestModule } from 'vitest/node'
import { tableOf } from '../../scripts/bench/text-table.ts'

/** Prints each promise of the tests with its measured figure: the output of `npm run security` and `import-report`. */
export default class FiguresReporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const tests = modules.flatMap(testsOf)
    const rows = modules.flatMap(rowsOf)
    const failed = tests.filter((test) => test.result().state === 'failed')
    console.log(tableOf({ columns: ['test', '', 'figure', ''], rows }))
    console.log(`${tests.length} tests, ${failed.length} failed`)
    for (const test of failed) console.log(`failed: ${fileOf(test)} › ${test.fullName}`)
    for (const module of modules) for (const { message } of module.errors()) console.log(message)
  }
}

const testsOf = (module: TestModule) => [...module.children.allTests()]

/** The measured figures of a file; of one that measures nothing, how many of its tests passed. */
function rowsOf(module: TestModule): string[][] {
  const tests = testsOf(module)
  const measured = tests.filter((test) => test.meta().figure !== undefined).map(row)
  const [first] = tests
  if (measured.length > 0 || !first) return measured
  const run = tests.filter((test) => test.result().state !== 'skipped')
  const passed = run.filter((test) => test.result().state === 'passed')
  return [[fileOf(first), '', `${passed.length} of ${run.length} tests passed`, module.state()]]
}

function row(test: TestCase): string[] {
  return [fileOf(test), test.name, test.meta().figure ?? '', test.result().state]
}

function fileOf(test: TestCase): string {
  return test.module.relativeModuleId.replace(/^tests\/security\/|\.test\.ts$/g, '')
}
