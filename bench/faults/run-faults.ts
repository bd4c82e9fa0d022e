/**
 * What readers, editors and a balancer get while something is broken, and what is lost by it:
 * `node bench/faults/run-faults.ts [--only=stampede]`. Starts papers as `npm start` does, on PostgreSQL servers of its own,
 * breaks something, and prints a table in Markdown, a row as soon as it is known. «NOT reached» stands beside what is
 * above its bound. Needs Linux.
 */
import { parseArgs } from 'node:util'
import { askedAtWork } from './cases/asked-at-work.ts'
import { coldFront, notFound, publishingUnderLoad, stampede } from './cases/crowds.ts'
import { farAway, frozen, gone, killedInSilence, outOfConnections, promoted } from './cases/database.ts'
import { fourInstances } from './cases/four-instances.ts'
import {
  aloneInSilence,
  askedToEnd,
  killedAtFirst,
  killedWhilePublishing,
  outOfMemory,
} from './cases/processes.ts'
import { interruptedRestores } from './cases/restores.ts'
import type { Row } from './paper.ts'

const { values } = parseArgs({ options: { only: { type: 'string' } } })

const faults: Record<string, () => Promise<Row[]>> = {
  'silent: a story killed meanwhile': killedInSilence,
  'silent: the only instance': aloneInSilence,
  'database far away': farAway,
  'database frozen': frozen,
  'database gone': gone,
  'database without connections': outOfConnections,
  'database promoted': promoted,
  'process out of memory': outOfMemory,
  'process killed while publishing': killedWhilePublishing,
  'process killed at its first start': killedAtFirst,
  'process asked to end': askedToEnd,
  'process asked to end at work': askedAtWork,
  'restores that are interrupted': interruptedRestores,
  'crowd: stampede': stampede,
  'crowd: cold front': coldFront,
  'crowd: publishing under load': publishingUnderLoad,
  'crowd: not found': notFound,
  'four instances': fourInstances,
}

console.log('| Fault | Readers got | Slowest answer | An editor got | Lost | `/readyz` | Well again after |')
console.log('| --- | --- | --- | --- | --- | --- | --- |')
for (const [name, run] of Object.entries(faults)) {
  if (values.only && !name.includes(values.only)) continue
  try {
    for (const row of await run())
      console.log(
        `| ${[row.fault, row.readers, row.slowest, row.editors, row.lost, row.readyz, row.wellAgain].join(' | ')} |`,
      )
  } catch (error) {
    // The others are worth knowing all the same.
    process.exitCode = 1
    console.log(`| ${name} | could not be tried: ${error instanceof Error ? error.message : String(error)} |`)
  }
}
process.exit()
