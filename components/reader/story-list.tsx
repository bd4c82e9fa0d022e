import { formatDay, isoDay } from '@/lib/locale/moments.ts'
import { firstOf } from '@/lib/present.ts'
import type { Listing } from '@/lib/publication/listing.ts'
import type { StorySummary } from '@/lib/publication/summary.ts'
import { PagingLinks } from './paging-links.tsx'
import { Teaser } from './teaser.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = {
  listing: Listing
  href: string
  timeZone: string
  showSection?: boolean
  firstRank?: 'major' | 'row'
  /** They stand under a heading that says their day: no other names it. */
  ofOneDay?: boolean
}

/** A page of stories, newest first, under the days on which they were published where the paper is. */
export function StoryList({
  listing,
  href,
  timeZone,
  showSection = true,
  firstRank = 'row',
  ofOneDay = false,
}: Props) {
  const t = useWords('Listing')
  const { stories, paging } = listing
  if (stories.length === 0) return <p className="empty">{t('empty')}</p>
  return (
    <>
      {ofOneDay ? (
        <div className="story-list story-day-stories">
          <OfOneDay stories={stories} newest={stories[0]} level={2} {...{ timeZone, showSection }} />
        </div>
      ) : (
        <StoryDays
          stories={stories}
          timeZone={timeZone}
          showSection={showSection}
          firstRank={paging.page === 1 ? firstRank : 'row'}
        />
      )}
      <PagingLinks href={href} paging={paging} />
    </>
  )
}

/** Some stories, newest first, under their days. */
export function StoryDays({
  stories,
  timeZone,
  showSection = true,
  firstRank = 'row',
}: Pick<Props, 'timeZone' | 'showSection' | 'firstRank'> & { stories: readonly StorySummary[] }) {
  const { locale, reading } = useReader()
  const days = Map.groupBy(stories, ({ publishedAt }) => isoDay(publishedAt, timeZone))
  const [newest] = stories
  return (
    <div className="story-list">
      {[...days].map(([day, ofDay]) => (
        <section key={day} className="story-day" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`} className="story-day-name">
            <time dateTime={day} data-day="">
              {formatDay(firstOf(ofDay).publishedAt, locale, timeZone, reading)}
            </time>
          </h2>
          <div className="story-day-stories">
            <OfOneDay stories={ofDay} {...{ newest, firstRank, timeZone, showSection }} />
          </div>
        </section>
      ))}
    </div>
  )
}

/** @param newest of the page, which may be of another day */
function OfOneDay({
  stories,
  newest,
  firstRank = 'row',
  ...shown
}: Pick<Props, 'timeZone' | 'showSection' | 'firstRank'> & {
  stories: readonly StorySummary[]
  newest: StorySummary | undefined
  level?: 2 | 3
}) {
  return stories.map((story) => (
    <Teaser
      key={story.articleId}
      story={story}
      rank={story === newest ? firstRank : 'row'}
      under={story.publishedAt}
      first={story === newest}
      {...shown}
    />
  ))
}
