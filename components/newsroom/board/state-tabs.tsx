import { getTranslations } from 'next-intl/server'
import { type Counted, sumOf } from '@/lib/newsroom/counted.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { type ArticleState, articleStates } from '@/lib/vocabulary.ts'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { TabCount } from '../ui/tab-count.tsx'
import { type BoardQuestion, boardHref } from './board-address.ts'

/** The board's states as links, each with how many there are under the other filters. */
export async function StateTabs({
  locale,
  question,
  counts,
}: {
  locale: NewsroomLocale
  question: BoardQuestion
  counts: Record<ArticleState, Counted>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const tab = (state: ArticleState | undefined, label: string, counted: Counted) => (
    <li key={state ?? 'all'}>
      <PendingLink
        className="tab"
        href={boardHref({ ...question, state, page: 1 })}
        aria-current={question.state === state ? 'page' : undefined}
      >
        {label} <TabCount locale={locale} counted={counted} />
      </PendingLink>
    </li>
  )
  return (
    <nav aria-label={t('board.states')}>
      <ul className="tab-list">
        {tab(undefined, t('board.all'), sumOf(Object.values(counts)))}
        {articleStates.map((state) => tab(state, t(`state.${state}`), counts[state]))}
      </ul>
    </nav>
  )
}
