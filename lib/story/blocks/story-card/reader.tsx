import { Isolated } from '@/components/reader/isolated.tsx'
import { useWords } from '@/components/reader/use-words.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { BlockReaderProps } from '../reader-parts.tsx'
import type { StoryCard } from './model.ts'

export function StoryCardReader({ block, context }: BlockReaderProps<StoryCard>) {
  const t = useWords('Blocks.storyCard')
  const story = context.stories.get(block.attrs.storyId)
  if (!story) return null
  const { dir } = localeTable[story.locale]
  return (
    <aside className="story-card" dir={dir} lang={story.locale}>
      <p className="kicker">{t('earlier')}</p>
      <a href={story.href}>
        <Isolated text={story.headline} dir={dir} />
      </a>
    </aside>
  )
}
