import { defineConfig } from 'vitest/config'

/** One browser at a time: the machine that runs this may have two cores. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    fileParallelism: false,
    // Pages are drawn by software, on a machine that may have much else to do.
    expect: { poll: { timeout: 40_000, interval: 50 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
