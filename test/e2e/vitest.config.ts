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
    // One stall of the machine in an hour is no fault; what needs a second try is named at the end.
    retry: 1,
    reporters: ['default', './test/e2e/secondTries.ts'],
  },
})
