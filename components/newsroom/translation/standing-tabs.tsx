import { getTranslations } from 'next-intl/server'
import type { Counted } from '@/lib/newsroom/counted.ts'
import {
  type Standing,
  standings,
  type TranslationsFilter,
} from '@/lib/newsroom/translation/translations-board.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { TabCount } from '../ui/tab-count.tsx'
import { translationsHref } from './translations-address.ts'

/** How stories stand in a language, or in any, as links, each with how many there are under the other filters. */
export async function StandingTabs({
  locale,
  question,
  all,
  counts,
}: {
  locale: NewsroomLocale
  question: TranslationsFilter
  all: Counted
  counts: Record<Standing, Counted>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Translation.board' })
  const shell = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const label = (standing: Standing) =>
    standing === 'missing' || standing === 'changed' ? t(standing) : shell(`state.${standing}`)
  const tab = (standing: Standing | undefined, words: string, counted: Counted) => (
    <li key={standing ?? 'all'}>
      <PendingLink
        className="tab"
        href={translationsHref({ ...question, standing, after: undefined })}
        aria-current={question.standing === standing ? 'page' : undefined}
      >
        {words} <TabCount locale={locale} counted={counted} />
      </PendingLink>
    </li>
  )
  return (
    <nav aria-label={t('standings')}>
      <ul className="tab-list">
        {tab(undefined, t('all'), all)}
        {standings.map((each) => tab(each, label(each), counts[each]))}
      </ul>
    </nav>
  )
}
