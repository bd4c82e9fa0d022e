import { localeTable } from '@/lib/locale/table.ts'
import type { PageLink } from '@/lib/publication/static-pages.ts'
import type { Story } from '@/lib/publication/story.ts'
import { Around, slot } from './around.tsx'
import { Corrections } from './corrections.tsx'
import { Isolated } from './isolated.tsx'
import { Moment } from './moment.tsx'
import { StoryDocument } from './story-document.tsx'
import { StoryLanguages } from './story-languages.tsx'
import { useReader } from './use-reader.ts'
import { useWords } from './use-words.ts'

type Props = {
  page: Story
  /** The static pages of the language, this one among them. */
  pages: readonly PageLink[]
  timeZone: string
}

/** A static page: what the paper says of itself, with its other such pages beside it. */
export function StaticPage({ page, pages, timeZone }: Props) {
  const t = useWords('Story')
  const colophon = useWords('Colophon')
  const { locale } = useReader()
  const { dir } = localeTable[locale]
  return (
    <div className="static-page">
      <article>
        <header className="page-head">
          <h1>
            <Isolated text={page.headline} dir={dir} />
          </h1>
          {page.standfirst && (
            <p className="standfirst">
              <Isolated text={page.standfirst} dir={dir} />
            </p>
          )}
          <StoryLanguages versions={page.otherLocales} />
        </header>
        <div className="story-body">
          <StoryDocument
            document={page.document}
            stories={page.mentions}
            pictures={page.pictures}
            recordings={page.recordings}
            datasets={page.datasets}
            timeZone={timeZone}
          />
        </div>
        <div className="story-foot">
          <p className="note">
            <Around sentence={t('updated', { moment: slot })}>
              <Moment
                at={page.updatedAt ?? page.publishedAt}
                locale={locale}
                timeZone={timeZone}
                style="date"
              />
            </Around>
          </p>
          <Corrections notes={page.corrections} timeZone={timeZone} />
        </div>
      </article>
      {pages.length > 1 && (
        <nav className="static-pages" aria-label={colophon('paper')}>
          <h2>{colophon('paper')}</h2>
          <ul>
            {pages.map(({ href, name }) => (
              <li key={href}>
                <a href={href} aria-current={href === page.href ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </div>
  )
}
