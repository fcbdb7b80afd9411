import { defineConfig } from 'vitest/config'

/** One browser at a time: the machine that runs this may have two cores. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
