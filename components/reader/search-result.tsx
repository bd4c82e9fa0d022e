import type { StoryRecord } from '@/lib/search/search-page.ts'
import { BylineNames } from './byline-names.tsx'
import { Marked } from './search-marked.tsx'
import { TeaserTimes } from './teaser-times.tsx'
import { useWords } from './use-words.ts'

/** A story that was found: its headline, and the lines that say why. */
export function SearchResult({ found, timeZone }: { found: StoryRecord; timeZone: string }) {
  const t = useWords('Story')
  const { story, headline, extract } = found
  const authors = story.bylines.filter(({ role }) => role === 'author')
  return (
    <article className="search-result">
      <p className="kicker">
        {story.kind === 'page' ? t('kind.page') : <a href={story.section.href}>{story.section.name}</a>}
      </p>
      <h2 className="headline" dir={headline.dir}>
        <a href={story.href}>
          <Marked line={headline} />
        </a>
      </h2>
      <p className="search-extract" dir={extract.dir}>
        <Marked line={extract} />
      </p>
      <p className="teaser-foot">
        {authors.length > 0 && (
          <span>
            <BylineNames credits={authors} />
          </span>
        )}
        {story.kind !== 'page' && <TeaserTimes story={story} timeZone={timeZone} />}
      </p>
    </article>
  )
}
