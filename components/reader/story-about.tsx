import { readingMinutes } from '@/lib/arabic/count.ts'
import { gravestOf } from '@/lib/publication/corrections.ts'
import type { Story } from '@/lib/publication/story.ts'
import { bylineRoles } from '@/lib/vocabulary.ts'
import { Around, slot } from './around.tsx'
import { BylineNames } from './byline-names.tsx'
import { Moment } from './moment.tsx'
import { OwnStory } from './own-story.tsx'
import { Portraits } from './story-head.tsx'
import { StoryLanguages } from './story-languages.tsx'
import { StorySound } from './story-sound.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** Who made a story and when, what was wrong with it, and in which other languages it is to be had. */
export function StoryAbout({ story, timeZone }: { story: Story; timeZone: string }) {
  const t = useWords('Story')
  const correction = useWords('Correction')
  const { locale } = useReader()
  // An update is told of by its time: only what was wrong or unclear has to be known before reading.
  const gravest = gravestOf(story.corrections)
  // Of an opinion its head has said whose it is.
  const told = bylineRoles.filter((role) => role !== 'author' || story.kind !== 'opinion')
  return (
    <div className="story-about">
      <div className="byline">
        {told.includes('author') && (
          <Portraits credits={story.bylines.filter((each) => each.role === 'author')} sizes="56px" />
        )}
        <div>
          {told.map((role) => {
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
            {story.kind !== 'live' && (
              <span>{t('readingTime', { minutes: readingMinutes(story.wordCount, locale) })}</span>
            )}
          </p>
        </div>
      </div>
      {gravest && gravest !== 'update' && (
        <p className="corrected">
          {correction(`notice.${gravest}`)} <a href="#corrections">{correction(`see.${gravest}`)}</a>
        </p>
      )}
      <OwnStory story={story} />
      <StorySound story={story} />
      <StoryLanguages versions={story.otherLocales} />
    </div>
  )
}
