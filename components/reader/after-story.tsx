import { localeTable } from '@/lib/locale/table.ts'
import type { ReadNext as ReadNextStories } from '@/lib/publication/read-next.ts'
import type { Story } from '@/lib/publication/story.ts'
import type { StorySummary } from '@/lib/publication/summary.ts'
import { Around, slot } from './around.tsx'
import { Isolated } from './isolated.tsx'
import { Moment } from './moment.tsx'
import { Teaser } from './teaser.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = { next: ReadNextStories; timeZone: string }

/** The story's thread, and more by its author: headlines alone, so that no face or picture stands on a page twice. */
export function AfterStory({ next: { thread, byAuthor }, timeZone }: Props) {
  const t = useWords('After')
  if (!thread && !byAuthor) return null
  return (
    <aside className="story-after">
      {thread && (
        <section aria-labelledby="thread">
          <h2 id="thread">
            <Around sentence={t('thread', { topic: slot })}>
              <a href={thread.topic.href}>{thread.topic.name}</a>
            </Around>
          </h2>
          <Headlines title={t('later')} stories={thread.later} timeZone={timeZone} />
          <Headlines title={t('earlier')} stories={thread.earlier} timeZone={timeZone} />
        </section>
      )}
      {byAuthor && (
        <section aria-labelledby="by-author">
          <h2 id="by-author">
            <Around sentence={t('author', { name: slot })}>
              <a href={byAuthor.author.href}>
                <span dir="auto">{byAuthor.author.name}</span>
              </a>
            </Around>
          </h2>
          <Headlines stories={byAuthor.stories} timeZone={timeZone} />
        </section>
      )}
    </aside>
  )
}

function Headlines({
  title,
  stories,
  timeZone,
}: {
  title?: string
  stories: readonly StorySummary[]
  timeZone: string
}) {
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  if (stories.length === 0) return null
  return (
    <>
      {title && <h3>{title}</h3>}
      <ul>
        {stories.map((each) => (
          <li key={each.articleId}>
            <a href={each.href}>
              <Isolated text={each.headline} dir={dir} />
            </a>{' '}
            <Moment at={each.publishedAt} locale={locale} timeZone={timeZone} style="date" />
          </li>
        ))}
      </ul>
    </>
  )
}

/** What else there is of its subjects. A picture that the story has shown is not shown again. */
export function Related({ story, timeZone }: { story: Story; timeZone: string }) {
  const t = useWords('Story')
  const { related } = story.next
  if (related.length === 0) return null
  const shown = new Set([...(story.picture ? [story.picture.mediaId] : []), ...story.pictures.keys()])
  return (
    <section className="related" aria-labelledby="related">
      <h2 id="related" className="block-title">
        {t('related')}
      </h2>
      <div className="related-stories">
        {related.map((each) => {
          const { picture } = each
          const isNew = picture !== null && !shown.has(picture.mediaId)
          if (picture) shown.add(picture.mediaId)
          return (
            <Teaser
              key={each.articleId}
              story={isNew ? each : { ...each, picture: null }}
              rank="major"
              isRowOnPhones
              timeZone={timeZone}
            />
          )
        })}
      </div>
    </section>
  )
}
