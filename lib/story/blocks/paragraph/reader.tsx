import { StoryLine } from '@/components/reader/story-line.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Paragraph } from './model.ts'

export function ParagraphReader({ block, dir, context }: BlockReaderProps<Paragraph>) {
  if (!block.content) return null
  return (
    <p dir={dir}>
      <StoryLine line={block.content} dir={dir} context={context} />
    </p>
  )
}
