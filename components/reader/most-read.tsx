import { formatNumber } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import { mostReadListsHref } from '@/lib/publication/addresses.ts'
import type { MostRead as Lists } from '@/lib/publication/most-read.ts'
import type { StorySummary } from '@/lib/publication/summary.ts'
import { Isolated } from './isolated.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

/** What others read most, in a day and in a week: headlines by number, nothing besides. Absent when there is too little to say. */
export function MostRead({ lists }: { lists: Lists }) {
  const t = useWords('MostRead')
  const { locale, reading } = useReader()
  if (lists.length === 0) return null
  return (
    <section className="most-read" aria-labelledby="most-read">
      <h2 id="most-read" className="block-title">
        {t('title')}
      </h2>
      <div className="most-read-lists">
        {lists.map(({ span, stories }) => (
          <div key={span}>
            <h3>{t(span)}</h3>
            <ol>
              {stories.map((story, index) => (
                <li key={story.articleId}>
                  <span aria-hidden>{formatNumber(index + 1, locale, reading)}</span>
                  <a href={story.href}>
                    <Isolated text={story.headline} dir={localeTable[locale].dir} />
                  </a>
                </li>
              ))}
            </ol>
          </div>
        ))}
      </div>
    </section>
  )
}

/**
 * The same under a story, where `public/reader.js` puts it when its reader comes near. A page of a story does not depend on
 * what others read, or all of them would be made anew whenever that changes. Without a script there is none.
 */
export function MostReadUnder({ story: { section } }: { story: Pick<StorySummary, 'section'> }) {
  const t = useWords('MostRead')
  const { locale } = useReader()
  return (
    <most-read
      className="most-read most-read-under"
      data-from={mostReadListsHref(locale, section.id)}
      data-title={t('title')}
      data-of-section={t('ofSection', { section: section.name })}
      data-day={t('day')}
      data-week={t('week')}
      data-lite="none"
    />
  )
}
