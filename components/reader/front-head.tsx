import { localeTable } from '@/lib/locale/table.ts'
import type { FrontHead } from '@/lib/publication/front.ts'
import { besideLead } from '@/lib/publication/front-shape.ts'
import type { SectionLink } from '@/lib/publication/sections.ts'
import type { StorySummary } from '@/lib/publication/summary.ts'
import { Isolated } from './isolated.tsx'
import { Moment } from './moment.tsx'
import { Teaser } from './teaser.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** @property under the day that stands over the stories, if one does */
type Props = { timeZone: string; under?: Date | undefined }

/** What leads a front: the lead with what belongs to it, what stands beside it, and what closes its column. */
export function FrontLead({
  head,
  timeZone,
  under,
  showSection = true,
}: Props & { head: FrontHead; showSection?: boolean }) {
  const t = useWords('Front')
  if (!head.lead) return null
  const beside = head.secondary.slice(0, besideLead)
  const below = head.secondary.slice(besideLead)
  const isOnePictured = beside.length === 2 && beside.filter(({ picture }) => picture).length === 1
  return (
    <section className="front-lead" aria-label={t('lead')}>
      <Teaser
        story={head.lead}
        rank="lead"
        level={2}
        timeZone={timeZone}
        under={under}
        showSection={showSection}
        first
      />
      {head.related.length > 0 && <RelatedHeadlines stories={head.related} />}
      {beside.length > 0 && (
        <div className={isOnePictured ? 'front-beside one-pictured' : 'front-beside'}>
          {beside.map((story, place) => (
            <Teaser
              key={story.articleId}
              story={story}
              rank="major"
              isRowOnPhones={place > 0}
              level={2}
              timeZone={timeZone}
              under={under}
              showSection={showSection}
            />
          ))}
        </div>
      )}
      {below.length > 0 && (
        <div className="front-below">
          {below.map((story) => (
            <Teaser
              key={story.articleId}
              story={story}
              rank="row"
              level={2}
              timeZone={timeZone}
              under={under}
              showSection={showSection}
            />
          ))}
        </div>
      )}
    </section>
  )
}

function Headline({ story }: { story: StorySummary }) {
  const { locale } = useReader()
  return (
    <a href={story.href}>
      <Isolated text={story.headline} dir={localeTable[locale].dir} />
    </a>
  )
}

/** The rest of a package: headlines that belong to the lead. */
function RelatedHeadlines({ stories }: { stories: readonly StorySummary[] }) {
  const t = useWords('FrontParts')
  return (
    <ul className="front-related" aria-label={t('related')}>
      {stories.map((story) => (
        <li key={story.articleId}>
          <Headline story={story} />
        </li>
      ))}
    </ul>
  )
}

/** Coverage that goes on, in a strip over everything else. */
export function LiveStrip({ stories, timeZone }: Props & { stories: readonly StorySummary[] }) {
  const t = useWords('FrontParts')
  const { locale } = useReader()
  if (stories.length === 0) return null
  return (
    <section className="front-live" aria-labelledby="live">
      <h2 id="live" className="label label-live">
        {t('live')}
      </h2>
      <ul>
        {stories.map((story) => (
          <li key={story.articleId}>
            <Headline story={story} />
            {'\u00a0'}
            <Moment
              at={story.updatedAt ?? story.publishedAt}
              locale={locale}
              timeZone={timeZone}
              style="time"
            />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the editors would have nobody miss. */
export function EditorsPicks({ stories, timeZone, under }: Props & { stories: readonly StorySummary[] }) {
  const t = useWords('FrontParts')
  if (stories.length === 0) return null
  return (
    <section className="front-picks" aria-labelledby="picks">
      <h2 id="picks" className="block-title">
        {t('picks')}
      </h2>
      <div className="front-picks-stories">
        {stories.map((story) => (
          <Teaser key={story.articleId} story={story} rank="line" timeZone={timeZone} under={under} />
        ))}
      </div>
    </section>
  )
}

/** Pictures of the day: stories that are told by their picture, the first one large. */
export function DayPictures({ stories, timeZone, under }: Props & { stories: readonly StorySummary[] }) {
  const t = useWords('FrontParts')
  if (stories.length === 0) return null
  return (
    <section className="front-pictures" aria-labelledby="pictures">
      <h2 id="pictures" className="block-title">
        {t('pictures')}
      </h2>
      <div className="front-pictures-stories">
        {stories.map((story) => (
          <Teaser key={story.articleId} story={story} rank="plate" timeZone={timeZone} under={under} />
        ))}
      </div>
    </section>
  )
}

/** Views, each with the face of who holds it. @param section whose they are; null for what an editor brought together */
export function OpinionStrip({
  section,
  stories,
  timeZone,
  under,
}: Props & { section: SectionLink | null; stories: readonly StorySummary[] }) {
  const t = useWords('FrontParts')
  const id = section?.slug ?? 'views'
  if (stories.length === 0) return null
  return (
    <section className="front-opinion" aria-labelledby={id}>
      <h2 id={id} className="block-title">
        {section ? <a href={section.href}>{section.name}</a> : t('views')}
      </h2>
      <div className="front-opinion-stories fit fit-voices">
        {stories.map((story) => (
          <Teaser
            key={story.articleId}
            story={story}
            rank="voice"
            timeZone={timeZone}
            under={under}
            showSection={false}
          />
        ))}
      </div>
    </section>
  )
}
