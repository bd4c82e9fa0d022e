/**
 * The process that opens one sound, film or document from a stranger, and ends. Started by `inspect-in-child.ts`, with
 * nothing in its environment that is worth stealing.
 */
import { writeFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { type FileRule, fileLimits } from './file-rules.ts'
import type { SniffedType } from './file-type.ts'
import { Broken, type Inspected, inspectFile } from './inspect-file.ts'

/** What it is asked, once. The path is absolute. */
export type Task = { file: string; type: SniffedType; name: string }
/** What it answers, once. */
export type Answer = { inspected: Inspected } | { breaks: FileRule } | { failed: string }

/** How often it looks at what it holds, in milliseconds. */
const watchEvery = 25

/** Whoever hears it ends this process. */
const answer = (given: Answer): void => {
  if (!process.send) throw new Error('Nobody began this process')
  process.send(given)
}

process.once('disconnect', () => process.exit())
process.once('message', ({ file, type, name }: Task) => {
  yieldToOthers()
  const watching = setInterval(() => {
    if (process.memoryUsage.rss() <= fileLimits.memory) return
    clearInterval(watching)
    answer({ breaks: 'too-costly' })
  }, watchEvery)
  inspectFile(file, type, name).then(
    (inspected) => answer({ inspected }),
    (error: unknown) => answer(error instanceof Broken ? { breaks: error.rule } : { failed: String(error) }),
  )
})

/** Readers' pages come first; and when the machine runs out of memory, this is the process to end. */
function yieldToOthers(): void {
  try {
    setPriority(5)
    writeFileSync('/proc/self/oom_score_adj', '1000')
  } catch {
    // Only Linux has the second, and a container may allow neither.
  }
}
