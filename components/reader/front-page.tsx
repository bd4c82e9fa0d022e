import { latestHref } from '@/lib/publication/addresses.ts'
import type { Front } from '@/lib/publication/front.ts'
import { besideLead } from '@/lib/publication/front-shape.ts'
import { Teaser } from './teaser.tsx'
import { Today } from './today.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** The front page: one story leads, a few follow, the newest run beside them, then the sections. */
export function FrontPage({ front, name, timeZone }: { front: Front; name: string; timeZone: string }) {
  const t = useWords('Front')
  const { locale } = useReader()
  const now = new Date()
  if (!front.lead) return <p className="empty">{t('empty')}</p>
  return (
    <div className="front">
      <h1 className="visually-hidden">{name}</h1>
      <p className="front-day">
        <Today timeZone={timeZone} />
      </p>
      <section className="front-lead" aria-label={t('lead')}>
        <Teaser story={front.lead} rank="lead" level={2} timeZone={timeZone} under={now} first />
        <div className="front-beside">
          {front.secondary.slice(0, besideLead).map((story) => (
            <Teaser
              key={story.articleId}
              story={story}
              rank="major"
              level={2}
              timeZone={timeZone}
              under={now}
            />
          ))}
        </div>
        {front.secondary.length > besideLead && (
          <div className="front-below">
            {front.secondary.slice(besideLead).map((story) => (
              <Teaser
                key={story.articleId}
                story={story}
                rank="row"
                level={2}
                timeZone={timeZone}
                under={now}
              />
            ))}
          </div>
        )}
      </section>

      {front.latest.length > 0 && (
        <section className="front-latest" aria-labelledby="latest">
          <h2 id="latest" className="block-title">
            <a href={latestHref(locale)}>{t('latest')}</a>
          </h2>
          <div className="front-latest-stories">
            {front.latest.map((story) => (
              <Teaser key={story.articleId} story={story} rank="line" timeZone={timeZone} under={now} />
            ))}
          </div>
          <p className="more">
            <a href={latestHref(locale)}>{t('allLatest')}</a>
          </p>
        </section>
      )}

      {front.opinion.map(({ section, stories }) => (
        <section className="front-opinion" key={section.slug} aria-labelledby={section.slug}>
          <h2 id={section.slug} className="block-title">
            <a href={section.href}>{section.name}</a>
          </h2>
          <div className="front-opinion-stories">
            {stories.map((story) => (
              <Teaser
                key={story.articleId}
                story={story}
                rank="voice"
                timeZone={timeZone}
                under={now}
                showSection={false}
              />
            ))}
          </div>
        </section>
      ))}

      {front.sections.map(({ section, stories }) => (
        <section key={section.id} className="front-section" aria-labelledby={section.slug}>
          <h2 id={section.slug} className="block-title">
            <a href={section.href}>{section.name}</a>
          </h2>
          <div className="front-section-stories">
            {stories.map((story, position) => (
              <Teaser
                key={story.articleId}
                story={story}
                rank={position === 0 ? 'major' : 'row'}
                timeZone={timeZone}
                under={now}
                showSection={false}
              />
            ))}
          </div>
          <p className="more">
            <a href={section.href}>{t('more', { section: section.name })}</a>
          </p>
        </section>
      ))}
    </div>
  )
}
