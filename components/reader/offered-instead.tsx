import type { OfferedInstead as Offered } from '@/lib/publication/offered-instead.ts'
import { Teaser } from './teaser.tsx'
import { useWords } from './use-words.ts'

/** What to read where nothing was found: topics and the newest stories. */
export function OfferedInstead({ offered, timeZone }: { offered: Offered; timeZone: string }) {
  const t = useWords('Instead')
  const { latest, topics } = offered
  return (
    <>
      {topics.length > 0 && (
        <section className="topics" aria-labelledby="topics">
          <h2 id="topics" className="block-title">
            {t('topics')}
          </h2>
          <ul>
            {topics.map(({ href, name }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {latest.length > 0 && (
        <section aria-labelledby="latest">
          <h2 id="latest" className="block-title">
            {t('latest')}
          </h2>
          <div className="offered-stories">
            {latest.map((story) => (
              <Teaser key={story.articleId} story={story} rank="line" timeZone={timeZone} />
            ))}
          </div>
        </section>
      )}
    </>
  )
}
