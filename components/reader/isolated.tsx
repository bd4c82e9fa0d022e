import { isolateRuns, type Run } from '@/lib/arabic/isolate-runs.ts'
import type { Direction } from '@/lib/locale/table.ts'
import { inOrder } from './in-order.ts'

/**
 * A line of text with its foreign runs isolated, so that «tZero» or «3-2» keeps its place in the sentence. Any element
 * with `dir` is isolated as `<bdi>` is (https://html.spec.whatwg.org/multipage/rendering.html#bidi-rendering), and
 * programs that take an article out of its page for reading know `<span>`: @extractus/article-extractor drops what it
 * does not know together with its words.
 */
export function Isolated({ text, dir }: { text: string; dir: Direction }) {
  return <IsolatedRuns runs={isolateRuns(text, dir)} />
}

export function IsolatedRuns({ runs }: { runs: readonly Run[] }) {
  return inOrder(runs.map((run) => (run.isolate ? <span dir={run.isolate}>{run.text}</span> : run.text)))
}
