import { getTranslations } from 'next-intl/server'
import type { Counted } from '@/lib/newsroom/counted.ts'
import type { StoryCounts } from '@/lib/newsroom/stories/story-matches.ts'
import { type ArticleState, articleStates, type NewsroomLocale } from '@/lib/vocabulary.ts'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { TabCount } from '../ui/tab-count.tsx'
import { type BoardQuestion, boardHref, fromStart } from './board-address.ts'

/** The board's states as links, each with how many there are under the other filters. */
export async function StateTabs({
  locale,
  question,
  counts,
}: {
  locale: NewsroomLocale
  question: BoardQuestion
  counts: StoryCounts
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const { state: chosen, ...others } = fromStart(question)
  const tab = (state: ArticleState | undefined, label: string, counted: Counted) => (
    <li key={state ?? 'all'}>
      <PendingLink
        className="tab"
        href={boardHref({ ...others, ...(state && { state }) })}
        aria-current={chosen === state ? 'page' : undefined}
      >
        {label} <TabCount locale={locale} counted={counted} />
      </PendingLink>
    </li>
  )
  return (
    <nav aria-label={t('board.states')}>
      <ul className="tab-list">
        {tab(undefined, t('board.all'), counts.all)}
        {articleStates.map((state) => tab(state, t(`state.${state}`), counts.states[state]))}
      </ul>
    </nav>
  )
}
