import type { Reporter, TestCase } from 'vitest/node'

/** Names at the end of a run each test that passed only when it was tried again: what to look at next. */
export default class SecondTries implements Reporter {
  private readonly names = new Set<string>()

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.names.add(`${test.module.relativeModuleId}: ${test.fullName}`)
  }

  onTestRunEnd(): void {
    if (this.names.size === 0) return
    console.log('\nPassed only on a second try:')
    for (const name of this.names) console.log(`  ${name}`)
  }
}
