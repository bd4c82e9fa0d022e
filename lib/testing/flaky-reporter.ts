/** Names the units that failed once and passed when tried again, as the run in browsers does: nobody should miss them. */
import type { Reporter, TestModule } from 'vitest/node'

export default class FlakyReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const flaky = modules.flatMap(({ relativeModuleId, children }) =>
      [...children.allTests()]
        .filter((test) => test.diagnostic()?.flaky)
        .map(({ fullName }) => `  ${relativeModuleId} > ${fullName}`),
    )
    if (flaky.length > 0)
      console.log(`\n${flaky.length} flaky: failed once, passed when tried again\n${flaky.join('\n')}`)
  }
}
