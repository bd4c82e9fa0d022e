import type { ReactNode } from 'react'
import { StoryLine } from '@/components/reader/story-line.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Paragraph } from './model.ts'

type Props = BlockReaderProps<Paragraph> & {
  /** What opens its first line. */
  before?: ReactNode
  className?: string | undefined
}

export function ParagraphReader({ block, dir, context, before, className }: Props) {
  if (!block.content) return null
  return (
    <p dir={dir} className={className}>
      {before}
      <StoryLine line={block.content} dir={dir} context={context} />
    </p>
  )
}
