import type { Listing } from '@/lib/publication/listing.ts'
import { PagingLinks } from './paging-links.tsx'
import { Teaser } from './teaser.tsx'
import { useWords } from './use-words.ts'

type Props = {
  listing: Listing
  href: string
  timeZone: string
  showSection?: boolean
  firstRank?: 'major' | 'row'
}

/** A page of stories, newest first. */
export function StoryList({ listing, href, timeZone, showSection = true, firstRank = 'row' }: Props) {
  const t = useWords('Listing')
  const { stories, paging } = listing
  if (stories.length === 0) return <p className="empty">{t('empty')}</p>
  return (
    <>
      <div className="story-list">
        {stories.map((story, position) => (
          <Teaser
            key={story.articleId}
            story={story}
            rank={position === 0 && paging.page === 1 ? firstRank : 'row'}
            level={2}
            timeZone={timeZone}
            showSection={showSection}
            first={position === 0}
          />
        ))}
      </div>
      <PagingLinks href={href} paging={paging} />
    </>
  )
}
