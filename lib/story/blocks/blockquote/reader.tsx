import { Attribution, type BlockReaderProps } from '../reader-parts.tsx'
import type { BlockQuote } from './model.ts'

export function BlockQuoteReader({ block, dir, inside }: BlockReaderProps<BlockQuote>) {
  return (
    <blockquote dir={dir}>
      {inside(block.content)}
      <Attribution words={block.attrs?.attribution} dir={dir} />
    </blockquote>
  )
}
