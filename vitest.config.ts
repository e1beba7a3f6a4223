import { defineConfig } from 'vitest/config'

/** `unit` needs nothing but Node; `site` builds the site once and looks at it in a browser. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'scripts/**/*.test.ts',
            'tests/unit/**/*.test.ts',
            'tests/security/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'site',
          include: ['tests/site/**/*.test.ts', 'tests/security/site/*.test.ts'],
          globalSetup: ['tests/support/build-site.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // Two cores: browsers and builds beside each other only make each other slow.
          fileParallelism: false,
        },
      },
    ],
  },
})
