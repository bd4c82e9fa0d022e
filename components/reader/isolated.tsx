import { isolateRuns } from '@/lib/arabic/isolate-runs.ts'
import type { Direction } from '@/lib/locale/table.ts'
import { inOrder } from './in-order.ts'

/** A line of text with its foreign runs isolated, so that «tZero» or «3-2» keeps its place in the sentence. */
export function Isolated({ text, dir }: { text: string; dir: Direction }) {
  return inOrder(
    isolateRuns(text, dir).map((run) => (run.isolate ? <bdi dir={run.isolate}>{run.text}</bdi> : run.text)),
  )
}
