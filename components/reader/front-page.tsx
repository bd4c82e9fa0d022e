import { latestHref } from '@/lib/publication/addresses.ts'
import type { Front } from '@/lib/publication/front.ts'
import type { MostRead as MostReadLists } from '@/lib/publication/most-read.ts'
import type { StorySummary } from '@/lib/publication/summary.ts'
import { FigureBox } from './figure-box.tsx'
import { DayPictures, EditorsPicks, FrontLead, LiveStrip, OpinionStrip } from './front-head.tsx'
import { MostRead } from './most-read.tsx'
import { Teaser } from './teaser.tsx'
import { Today } from './today.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Tier<Name extends keyof Front> = { blocks: Front[Name] } & Times

/** @property under what day it is, which stands over the stories */
type Times = { timeZone: string; under: Date }

/** The front page: one story leads, a few follow, the newest run beside a rail, then opinion, pictures, the sections. */
export function FrontPage({
  front,
  name,
  timeZone,
  mostRead = [],
}: {
  front: Front
  name: string
  timeZone: string
  mostRead?: MostReadLists
}) {
  const t = useWords('Front')
  const under = new Date()
  if (!front.lead) return <p className="empty">{t('empty')}</p>
  const hasRail = front.picks.length > 0 || front.figures !== null
  const besideRail = hasRail ? 1 : 0
  return (
    <div className="front" data-kept="front">
      <h1 className="visually-hidden">{name}</h1>
      <p className="front-day">
        <Today timeZone={timeZone} />
      </p>
      <LiveStrip stories={front.live} timeZone={timeZone} />
      <FrontLead head={front} timeZone={timeZone} under={under} />
      {(front.latest.length > 0 || hasRail) && (
        <div className={hasRail ? 'front-tier' : undefined}>
          <div className="front-main">
            {front.latest.length > 0 && <Latest front={front} timeZone={timeZone} under={under} />}
            {/* As long as the rail, nearly. */}
            <Sections
              blocks={front.sections.slice(0, besideRail)}
              from={0}
              timeZone={timeZone}
              under={under}
            />
          </div>
          {hasRail && (
            <div className="front-rail">
              <EditorsPicks stories={front.picks} timeZone={timeZone} under={under} />
              {front.figures && <FigureBox board={front.figures} timeZone={timeZone} />}
            </div>
          )}
        </div>
      )}
      <MostRead lists={mostRead} />
      {front.opinion.map(({ section, stories }) => (
        <OpinionStrip
          key={section?.slug ?? ''}
          section={section}
          stories={stories}
          timeZone={timeZone}
          under={under}
        />
      ))}
      <DayPictures stories={front.pictures} timeZone={timeZone} under={under} />
      <Sections
        blocks={front.sections.slice(besideRail)}
        from={besideRail}
        timeZone={timeZone}
        under={under}
      />
    </div>
  )
}

function Latest({ front, timeZone, under }: { front: Front } & Times) {
  const t = useWords('Front')
  const { locale } = useReader()
  return (
    <section className="front-latest" aria-labelledby="latest">
      <h2 id="latest" className="block-title">
        <a href={latestHref(locale)}>{t('latest')}</a>
      </h2>
      <div className="front-latest-stories fit fit-lines">
        {front.latest.map((story) => (
          <Teaser key={story.articleId} story={story} rank="line" timeZone={timeZone} under={under} />
        ))}
      </div>
      <p className="more">
        <a href={latestHref(locale)}>{t('allLatest')}</a>
      </p>
    </section>
  )
}

/** Sections led by one story, and in turn with it those whose stories all have a picture, or none: side by side. */
function Sections({ blocks, timeZone, under, from }: Tier<'sections'> & { from: number }) {
  const t = useWords('Front')
  return blocks.map(({ section, stories }, index) => (
    <section key={section.id} className="front-section" aria-labelledby={section.slug}>
      <h2 id={section.slug} className="block-title">
        <a href={section.href}>{section.name}</a>
      </h2>
      {isLed(stories, from + index) ? (
        <Led stories={stories} timeZone={timeZone} under={under} />
      ) : (
        <div className={`fit ${isMixed(stories) ? 'fit-wide' : 'fit-cards'}`}>
          {stories.map((story) => (
            <Teaser
              key={story.articleId}
              story={story}
              rank="major"
              timeZone={timeZone}
              under={under}
              showSection={false}
            />
          ))}
        </div>
      )}
      <p className="more">
        <a href={section.href}>{t('more', { section: section.name })}</a>
      </p>
    </section>
  ))
}

/** Some have a picture and others do not: side by side they would leave holes. */
const isMixed = (stories: readonly StorySummary[]): boolean =>
  new Set(stories.map((each) => each.picture === null)).size > 1

/** Of one or two none leads, and none without a picture. */
const isLed = (stories: readonly StorySummary[], place: number): boolean =>
  stories.length > 2 && stories[0]?.picture !== null && (place % 2 === 0 || isMixed(stories))

function Led({ stories, timeZone, under }: { stories: readonly StorySummary[] } & Times) {
  const [lead, ...others] = stories
  if (!lead) return null
  return (
    <div className="led">
      <Teaser story={lead} rank="major" timeZone={timeZone} under={under} showSection={false} />
      <div className="led-rows">
        {others.map((story) => (
          <Teaser
            key={story.articleId}
            story={story}
            rank="row"
            timeZone={timeZone}
            under={under}
            showSection={false}
          />
        ))}
      </div>
    </div>
  )
}
