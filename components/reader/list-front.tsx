import type { ListFront } from '@/lib/publication/front.ts'
import type { FrontedListing } from '@/lib/publication/listing.ts'
import type { MostRead as MostReadLists } from '@/lib/publication/most-read.ts'
import { DayPictures, EditorsPicks, FrontLead, LiveStrip, OpinionStrip } from './front-head.tsx'
import { MostRead } from './most-read.tsx'
import { PagingLinks } from './paging-links.tsx'
import { StoryList } from './story-list.tsx'
import { Teaser } from './teaser.tsx'
import { useWords } from './use-words.ts'

type Shown = {
  timeZone: string
  /** On a topic's page: its stories come from every section. */
  showSection: boolean
}

/** The pages of a section or a topic: its front, and behind it the rest of its list. */
export function FrontedList({
  listing,
  href,
  mostRead = [],
  ...shown
}: Shown & { listing: FrontedListing; href: string; mostRead?: MostReadLists }) {
  if (!listing.front) return <StoryList listing={listing} href={href} {...shown} />
  return (
    <>
      <ListFrontPage front={listing.front} {...shown} />
      <MostRead lists={mostRead} />
      <PagingLinks href={href} paging={listing.paging} />
    </>
  )
}

/** What leads a section or a topic, its pictures, and what follows in its list. */
function ListFrontPage({ front, timeZone, showSection }: Shown & { front: ListFront }) {
  const t = useWords('Listing')
  const { rest } = front
  if (!front.lead) return <p className="empty">{t('empty')}</p>
  const hasRail = front.picks.length > 0
  return (
    <div className="front">
      <LiveStrip stories={front.live} timeZone={timeZone} />
      <FrontLead head={front} timeZone={timeZone} showSection={showSection} />
      <DayPictures stories={front.pictures} timeZone={timeZone} />
      {(rest.length > 0 || hasRail) && (
        <div className={hasRail ? 'front-tier' : undefined}>
          {rest.length > 0 && (
            <div className="front-main">
              <div className="fit fit-rows">
                {rest.map((story) => (
                  <Teaser
                    key={story.articleId}
                    story={story}
                    rank="row"
                    level={2}
                    timeZone={timeZone}
                    showSection={showSection}
                  />
                ))}
              </div>
            </div>
          )}
          {hasRail && (
            <div className="front-rail">
              <EditorsPicks stories={front.picks} timeZone={timeZone} />
            </div>
          )}
        </div>
      )}
      <OpinionStrip section={null} stories={front.views} timeZone={timeZone} />
    </div>
  )
}
