import { formatNumber } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { MostRead as Lists } from '@/lib/publication/most-read.ts'
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
