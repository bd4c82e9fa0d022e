/** The tables that can be put into a text, asked for once by all blocks that come to stand in it at the same time. */
import type { EditorServices } from '@/components/newsroom/editor/services.ts'
import type { OfferedDataset } from '@/lib/newsroom/datasets/read-datasets.ts'

/** Milliseconds for which an answer is good: figures change. */
const goodFor = 10_000

let last: { at: number; answer: Promise<OfferedDataset[]> } | null = null

/** @throws when the server could not be asked */
export function offeredDatasets({
  offerDatasets,
}: Pick<EditorServices, 'offerDatasets'>): Promise<OfferedDataset[]> {
  if (last && Date.now() - last.at < goodFor) return last.answer
  const asked = { at: Date.now(), answer: offerDatasets() }
  last = asked
  asked.answer.catch(() => {
    if (last === asked) last = null
  })
  return asked.answer
}
