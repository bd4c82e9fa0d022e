import { getTranslations } from 'next-intl/server'
import { localeTable } from '@/lib/locale/table.ts'
import type { StoryColumns } from '@/lib/newsroom/stories/story-board.ts'
import { articleStates, type NewsroomLocale } from '@/lib/vocabulary.ts'
import { InLanguage } from '../ui/in-language.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { TabCount } from '../ui/tab-count.tsx'
import { type BoardQuestion, boardHref, fromStart } from './board-address.ts'
import { Ago } from './moment.tsx'

/** The states beside each other, each with its first stories and the way to all of them. */
export async function BoardColumns({
  question,
  columns,
  counts,
  locale,
  timeZone,
}: {
  question: BoardQuestion
  columns: StoryColumns['columns']
  counts: StoryColumns['counts']
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const { columns: _, ...others } = fromStart(question)
  const shown = question.state ? [question.state] : articleStates
  return (
    <div className="board-by-state">
      {shown.map((state) => (
        <section key={state} aria-labelledby={`state-${state}`}>
          <h2 id={`state-${state}`}>
            {t(`state.${state}`)} <TabCount locale={locale} counted={counts.states[state]} />
          </h2>
          {columns[state].length === 0 ? (
            <p className="board-none">{t('board.emptyColumn')}</p>
          ) : (
            <ol>
              {columns[state].map((row) => (
                <li key={row.articleId} className="board-card">
                  <h3>
                    <PendingLink href={`/admin/stories/${row.articleId}`}>
                      {row.headline ? (
                        <InLanguage locale={row.locale}>{row.headline}</InLanguage>
                      ) : (
                        <span className="board-untitled">{t('board.untitled')}</span>
                      )}
                    </PendingLink>
                  </h3>
                  <p>
                    <InLanguage locale={row.locale}>{localeTable[row.locale].name}</InLanguage>
                    {row.owner && <bdi>{row.owner}</bdi>}
                    <Ago at={row.updatedAt} locale={locale} timeZone={timeZone} />
                  </p>
                </li>
              ))}
            </ol>
          )}
          {columns[state].length > 0 && (
            <PendingLink className="button button-quiet button-small" href={boardHref({ ...others, state })}>
              {t('board.allOf', { state: t(`state.${state}`) })}
            </PendingLink>
          )}
        </section>
      ))}
    </div>
  )
}
