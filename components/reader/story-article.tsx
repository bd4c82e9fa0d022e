import { readingMinutes } from '@/lib/arabic/count.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { present } from '@/lib/present.ts'
import { absolute } from '@/lib/publication/addresses.ts'
import { gravestOf } from '@/lib/publication/corrections.ts'
import type { Story } from '@/lib/publication/story.ts'
import { PictureFigure } from '@/lib/story/blocks/figure/reader.tsx'
import { bylineRoles } from '@/lib/vocabulary.ts'
import { Around, slot } from './around.tsx'
import { BylineNames } from './byline-names.tsx'
import { Corrections } from './corrections.tsx'
import { Isolated } from './isolated.tsx'
import { LiveStory } from './live-story.tsx'
import { Moment } from './moment.tsx'
import { PictureImage } from './picture-image.tsx'
import { ShareLinks } from './share-links.tsx'
import { StoryDocument } from './story-document.tsx'
import { Teaser } from './teaser.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** A story as a reader reads it, from the kicker to what to read next. */
export function StoryArticle({ story, timeZone }: { story: Story; timeZone: string }) {
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  return (
    <>
      <article className={`story story-${story.kind}`}>
        {story.kind === 'live' && <LiveStory updatedAt={story.updatedAt ?? story.publishedAt} />}
        <StoryHead story={story} timeZone={timeZone} />
        {story.picture && (
          <div className="story-lead-picture">
            <PictureFigure
              picture={story.picture}
              caption={story.picture.caption}
              credit={story.picture.credit}
              licence={story.picture.licence}
              dir={dir}
              sizes="(min-width: 1100px) 1040px, 100vw"
              first
            />
          </div>
        )}
        <div className="story-body">
          {story.dateline && <p className="dateline">{story.dateline}</p>}
          <StoryDocument
            document={story.document}
            stories={story.mentions}
            pictures={story.pictures}
            timeZone={timeZone}
          />
        </div>
        <div className="story-foot">
          <Corrections notes={story.corrections} timeZone={timeZone} />
          <Topics story={story} />
          <ShareLinks address={absolute(story.shortHref)} headline={story.headline} />
        </div>
      </article>
      <Related story={story} timeZone={timeZone} />
    </>
  )
}

function StoryHead({ story, timeZone }: { story: Story; timeZone: string }) {
  const t = useWords('Story')
  const correction = useWords('Correction')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  // An update is told of by its time: only what was wrong or unclear has to be known before reading.
  const gravest = gravestOf(story.corrections)
  const portraits = story.bylines.filter((credit) => credit.role === 'author' && credit.portrait)
  return (
    <header className="story-head">
      <p className="kicker">
        {story.kind !== 'report' && (
          <span className={`label label-${story.kind}`}>{t(`kind.${story.kind}`)}</span>
        )}
        <a href={story.section.href}>{story.section.name}</a>
        {story.kicker && (
          <span>
            <Isolated text={story.kicker} dir={dir} />
          </span>
        )}
      </p>
      <h1 className="headline">
        <Isolated text={story.headline} dir={dir} />
      </h1>
      {story.standfirst && (
        <p className="standfirst">
          <Isolated text={story.standfirst} dir={dir} />
        </p>
      )}
      <div className="byline">
        {portraits.map((credit) => (
          <a key={credit.authorId} href={credit.href} className="portrait" tabIndex={-1} aria-hidden="true">
            <PictureImage picture={present(credit.portrait, 'portrait')} sizes="56px" decorative />
          </a>
        ))}
        <div>
          {bylineRoles.map((role) => {
            const credits = story.bylines.filter((credit) => credit.role === role)
            return (
              credits.length > 0 && (
                <p key={role} className={`byline-${role}`}>
                  <Around sentence={t(`by.${role}`, { names: slot })}>
                    <BylineNames credits={credits} />
                  </Around>
                </p>
              )
            )
          })}
          <p className="times">
            <span>
              <Around sentence={t('published', { moment: slot })}>
                <Moment at={story.publishedAt} locale={locale} timeZone={timeZone} style="full" />
              </Around>
            </span>
            {story.updatedAt && (
              <span>
                <Around sentence={t('updated', { moment: slot })}>
                  <Moment at={story.updatedAt} locale={locale} timeZone={timeZone} style="full" />
                </Around>
              </span>
            )}
            <span>{t('readingTime', { minutes: readingMinutes(story.wordCount, locale) })}</span>
          </p>
        </div>
      </div>
      {gravest && gravest !== 'update' && (
        <p className="corrected">
          {correction(`notice.${gravest}`)} <a href="#corrections">{correction(`see.${gravest}`)}</a>
        </p>
      )}
      {story.otherLocales.length > 0 && (
        <nav className="story-languages" aria-label={t('inOtherLanguages')}>
          {story.otherLocales.map((each) => (
            <a
              key={each.locale}
              href={each.href}
              lang={each.locale}
              dir={localeTable[each.locale].dir}
              hrefLang={each.locale}
            >
              {localeTable[each.locale].name}
            </a>
          ))}
        </nav>
      )}
    </header>
  )
}

function Topics({ story }: { story: Story }) {
  const t = useWords('Story')
  if (story.topics.length === 0) return null
  return (
    <section className="topics" aria-labelledby="topics">
      <h2 id="topics">{t('topics')}</h2>
      <ul>
        {story.topics.map((topic) => (
          <li key={topic.href}>
            <a href={topic.href}>{topic.name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Related({ story, timeZone }: { story: Story; timeZone: string }) {
  const t = useWords('Story')
  if (story.related.length === 0) return null
  return (
    <section className="related" aria-labelledby="related">
      <h2 id="related" className="block-title">
        {t('related')}
      </h2>
      <div className="related-stories">
        {story.related.map((each) => (
          <Teaser key={each.articleId} story={each} rank="major" timeZone={timeZone} />
        ))}
      </div>
    </section>
  )
}
