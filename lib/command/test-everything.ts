/** `npm test`: types, lint, units and databases, then browsers against the real server; one count at the end. */

import { projectPath } from '../db/project-path.ts'
import { buildWhenNeeded } from '../server/build.ts'
import { bringBrowser } from '../testing/bring-browser.ts'
import { browsers, type Count, end, printSlowest, run, title, units } from './test-runs.ts'

/** A step that says only yes or no counts as one test. */
const asCount = (isWell: boolean): Count => ({ passed: isWell ? 1 : 0, failed: isWell ? 0 : 1 })

const startedAt = Date.now()
title('Build')
// Beside the build, which leaves half of a processor idle; what they say is printed after it.
const types = run('node_modules/typescript/bin/tsc', ['--noEmit'], { isQuiet: true })
const lint = types.then(() => run('node_modules/@biomejs/biome/bin/biome', ['check', '.'], { isQuiet: true }))
const unused = lint.then(() => run('node_modules/knip/bin/knip.js', ['--no-progress'], { isQuiet: true }))
// What cannot be encoded now fails where it is needed.
const drawings = run('lib/command/encode-drawings.ts', [], { isQuiet: true })
const counts = [
  await buildWhenNeeded(projectPath('.')).then(
    () => asCount(true),
    (error: unknown) => {
      console.error(error)
      return asCount(false)
    },
  ),
]
for (const [name, running] of [
  ['Types', types],
  ['Lint', lint],
  ['What nothing uses', unused],
] as const) {
  const { code, output } = await running
  title(name)
  if (output) console.log(output.trimEnd())
  counts.push(asCount(code === 0))
}
await Promise.all([bringBrowser(), drawings])
title('Units and databases')
const inUnits = await units()
title('Browsers')
const inBrowsers = await browsers()
printSlowest({ 'files of units': inUnits, 'tests in browsers': inBrowsers })
end(startedAt, [...counts, inUnits, inBrowsers])
