import { StoryLine } from '@/components/reader/story-line.tsx'
import { Attribution, type BlockReaderProps } from '../reader-parts.tsx'
import type { PullQuote } from './model.ts'

/** It repeats a sentence of the story: said twice, it is noise to a screen reader. */
export function PullQuoteReader({ block, dir, context }: BlockReaderProps<PullQuote>) {
  // Who said it is written down before what she said.
  if (!block.content?.length) return null
  return (
    <aside className="pull-quote" dir={dir} aria-hidden="true">
      <p>
        <StoryLine line={block.content} dir={dir} context={context} />
      </p>
      <Attribution words={block.attrs?.attribution} dir={dir} />
    </aside>
  )
}
