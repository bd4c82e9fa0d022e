import { StoryLine } from '@/components/reader/story-line.tsx'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { Heading } from './model.ts'

export function HeadingReader({ block, dir, context }: BlockReaderProps<Heading>) {
  const Level = `h${block.attrs.level}` as const
  return (
    <Level dir={dir} id={context.anchors?.get(block)}>
      <StoryLine line={block.content} dir={dir} context={context} />
    </Level>
  )
}
