import type { ReactNode } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import type {
  AudienceBoard,
  CountedStory,
  Figures,
  NamedCount,
} from '@/lib/newsroom/audience/read-audience.ts'
import { InLanguage } from '../ui/in-language.tsx'
import type { AudienceWords } from './audience-words.ts'

/** One row of how something was read. */
type Row = { key: string; name: ReactNode } & Figures

/** How several things were read: the largest first, each with its share of the largest behind it. */
export function FiguresTable({
  id,
  title,
  first,
  rows,
  words,
  withReaders = false,
}: {
  id: string
  title: string
  /** What the first column names. */
  first: string
  rows: readonly Row[]
  words: AudienceWords
  withReaders?: boolean
}) {
  const { t, number, time, share } = words
  if (rows.length === 0) return null
  const most = Math.max(1, ...rows.map(({ views }) => views))
  return (
    <section aria-labelledby={id} className="audience-part">
      <h2 id={id}>{title}</h2>
      <table className="audience-table">
        <thead>
          <tr>
            <th scope="col">{first}</th>
            <th scope="col">{t('views')}</th>
            {withReaders && <th scope="col">{t('readers')}</th>}
            <th scope="col">{t('averageTime')}</th>
            <th scope="col">{t('toTheEnd')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, views, readers, seconds, reached }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                <span className="audience-share" style={{ inlineSize: `${(views / most) * 100}%` }} />
              </th>
              <td data-label={t('views')}>{number(views)}</td>
              {withReaders && <td data-label={t('readers')}>{number(readers)}</td>}
              <td data-label={t('averageTime')}>{time(seconds)}</td>
              <td data-label={t('toTheEnd')}>{share(reached?.end)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

export const storyRows = (stories: readonly CountedStory[]): Row[] =>
  stories.map(({ articleId, headline, locale, ...figures }) => ({
    key: articleId,
    name: (
      <a href={`/admin/stories/${articleId}`}>
        <InLanguage locale={locale}>{headline}</InLanguage>
      </a>
    ),
    ...figures,
  }))

export const languageRows = (languages: AudienceBoard['languages']): Row[] =>
  languages.map(({ locale, ...figures }) => ({
    key: locale,
    name: <InLanguage locale={locale}>{localeTable[locale].name}</InLanguage>,
    ...figures,
  }))

/** Counts under a name. */
export function CountsList({
  id,
  title,
  lead,
  empty,
  counts,
  words: { number },
}: {
  id: string
  title: string
  lead?: string
  empty: string
  counts: readonly (Omit<NamedCount, 'key'> & { key: string; name: ReactNode })[]
  words: AudienceWords
}) {
  return (
    <section aria-labelledby={id} className="audience-part">
      <h2 id={id}>{title}</h2>
      {lead && <p className="section-lead">{lead}</p>}
      {counts.length === 0 ? (
        <p className="field-hint">{empty}</p>
      ) : (
        <ol className="audience-counts">
          {counts.map(({ key, name, views }) => (
            <li key={key}>
              <span>{name}</span> <span>{number(views)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
