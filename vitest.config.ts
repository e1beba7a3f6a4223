import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const unit = [
  'src/**/*.test.ts',
  'scripts/**/*.test.ts',
  'tests/unit/**/*.test.ts',
  'tests/security/*.test.ts',
]
/** Modules that one file replaces, or wants to load afresh, are not for the next one of the same worker. */
const mocking = globSync(unit).filter((file) =>
  /^ *vi\.(?:mock|resetModules)\(/m.test(readFileSync(file, 'utf8')),
)

/** Their tests start commands, git, builds and provers as processes of their own: for the whole suite, not while working. */
const processes = [
  'src/documents/determinism.test.ts',
  'scripts/{publish-site,review,seal}.test.ts',
  'tests/unit/{needs-node,needs-packages,other-hosts-workflows,review,since,timer,types,workflow-steps}.test.ts',
  'tests/security/{disk,interrupted-work,keys,refusals,regular-expressions,review,review-variants,sealed-part}.test.ts',
]

const common = {
  unstubEnvs: true,
  unstubGlobals: true,
  restoreMocks: true,
  // Programs that tests start are read and compiled once, not each time.
  env: { NODE_COMPILE_CACHE: resolve('node_modules/.cache/node') },
  // Ends what hangs, and nothing that is only slow: machines have other work as well.
  testTimeout: 600_000,
  expect: { poll: { timeout: 120_000 } },
  hookTimeout: 600_000,
}

/** The first three need nothing but Node; `site` builds sites and looks at them in a browser. */
export default defineConfig({
  test: {
    maxWorkers: 3,
    projects: [
      {
        test: { ...common, name: 'unit', include: unit, exclude: [...mocking, ...processes], isolate: false },
      },
      { test: { ...common, name: 'unit-mocks', include: mocking, exclude: processes } },
      { test: { ...common, name: 'processes', include: processes, isolate: false } },
      {
        test: {
          ...common,
          name: 'site',
          include: ['tests/site/**/*.test.ts', 'tests/security/site/*.test.ts'],
          globalSetup: ['tests/support/build-site.ts'],
          setupFiles: ['tests/support/samples-built.ts'],
          // A worker and its browser serve one file after the other.
          isolate: false,
        },
      },
    ],
  },
})
