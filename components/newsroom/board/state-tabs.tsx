import { getTranslations } from 'next-intl/server'
import { formatNumber } from '@/lib/locale/numbers.ts'
import { localeTable } from '@/lib/locale/table.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { type ArticleState, articleStates } from '@/lib/vocabulary.ts'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { type BoardQuestion, boardHref } from './board-address.ts'

/** The board's states as links, each with how many there are under the other filters. */
export async function StateTabs({
  locale,
  question,
  counts,
}: {
  locale: NewsroomLocale
  question: BoardQuestion
  counts: Partial<Record<ArticleState, number>>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const number = (count: number) => formatNumber(count, locale, localeTable[locale].reading)
  const tab = (state: ArticleState | undefined, label: string, count: number) => (
    <li key={state ?? 'all'}>
      <PendingLink
        className="tab"
        href={boardHref({ ...question, state, page: 1 })}
        aria-current={question.state === state ? 'page' : undefined}
      >
        {label} <span className="tab-count">{number(count)}</span>
      </PendingLink>
    </li>
  )
  return (
    <nav aria-label={t('board.states')}>
      <ul className="tab-list">
        {tab(undefined, t('board.all'), all)}
        {articleStates.map((state) => tab(state, t(`state.${state}`), counts[state] ?? 0))}
      </ul>
    </nav>
  )
}
