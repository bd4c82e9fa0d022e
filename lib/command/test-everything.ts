/** `npm test`: build, types, lint, units and databases, then browsers against the real server; one count at the end. */
import { bringBrowser } from '../testing/bring-browser.ts'
import { browsers, type Count, end, printSlowest, run, title, units } from './test-runs.ts'

/** A step that says only yes or no counts as one test. */
const asCount = (name: string, isWell: boolean): Count & { failures: string[] } => ({
  passed: isWell ? 1 : 0,
  failed: isWell ? 0 : 1,
  failures: isWell ? [] : [name],
})

const startedAt = Date.now()
const quietly = (file: string, args: readonly string[] = []) => run(file, args, { isQuiet: true })
// Beside the units, which need none of it and wait for moments to come: neither leaves a processor idle. What they say
// is printed after them. What cannot be encoded now fails where it is needed.
const drawings = quietly('lib/command/encode-drawings.ts')
const build = quietly('lib/command/build.ts')
const types = build.then(() => quietly('node_modules/typescript/bin/tsc', ['--noEmit']))
const lint = types.then(() => quietly('node_modules/@biomejs/biome/bin/biome', ['check', '.']))
const unused = lint.then(() => quietly('node_modules/knip/bin/knip.js', ['--no-progress']))

await bringBrowser()
title('Units and databases')
const inUnits = await units()
const counts: ReturnType<typeof asCount>[] = []
for (const [name, running] of [
  ['Build', build],
  ['Types', types],
  ['Lint', lint],
  ['What nothing uses', unused],
] as const) {
  const { code, output } = await running
  title(name)
  if (output) console.log(output.trimEnd())
  counts.push(asCount(name, code === 0))
}
await drawings
title('Browsers')
const inBrowsers = await browsers()
printSlowest({ 'files of units': inUnits, 'tests in browsers': inBrowsers })
end(startedAt, [...counts, inUnits, inBrowsers])
