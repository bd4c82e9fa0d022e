import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Moment } from '@/components/newsroom/board/moment.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { StandingTabs } from '@/components/newsroom/translation/standing-tabs.tsx'
import {
  isNarrowed,
  readTranslationsQuestion,
  translationsHref,
} from '@/components/newsroom/translation/translations-address.ts'
import { TranslationsFilters } from '@/components/newsroom/translation/translations-filters.tsx'
import { TranslationsRow } from '@/components/newsroom/translation/translations-row.tsx'
import { Badge, StateBadge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { locales, localeTable } from '@/lib/locale/table.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import {
  type BoardVersion,
  translationsBoard,
  translationsInHand,
} from '@/lib/newsroom/translation/translations-board.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { beginTranslation } from './begin-translation.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Translation.board' })
  return { title: t('title') }
}

/** What the newsroom has in which language. */
export default async function TranslationsPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const question = readTranslationsQuestion(await searchParams)
  const { db, actor, locale, timeZone } = await requirePageUser(translationsHref(question))
  const t = await getTranslations({ locale, namespace: 'Newsroom.Translation.board' })
  const isFirst = !question.standing && !isNarrowed(question) && !question.after
  const [{ rows, total, all, counts, next }, inHand, directory] = await Promise.all([
    translationsBoard(db, actor, question),
    isFirst ? translationsInHand(db, actor) : [],
    sectionsAndDesks(db, locale),
  ])
  const languages = question.locale ? [question.locale] : locales
  const begin = may(actor, 'story.translate') ? beginTranslation : null
  return (
    <>
      <header className="screen-head">
        <h1>{t('title')}</h1>
      </header>
      <LiveList />
      <p className="translations-intro">{t('intro')}</p>
      {inHand.length > 0 && <InHand versions={inHand} locale={locale} timeZone={timeZone} />}
      <StandingTabs locale={locale} question={question} all={all} counts={counts} />
      <TranslationsFilters locale={locale} question={question} directory={directory} />
      <p className="board-found" role="status">
        {t(total.hasMore ? 'foundMore' : 'found', { count: total.count })}
      </p>
      {rows.length === 0 ? (
        <EmptyState
          title={t('emptyTitle')}
          action={!isFirst && <ButtonLink href={translationsHref({})}>{t('clear')}</ButtonLink>}
        >
          {t('empty')}
        </EmptyState>
      ) : (
        <div className="translations" style={{ '--languages': languages.length } as React.CSSProperties}>
          <div className="translations-head" aria-hidden="true">
            <span>{t('story')}</span>
            {languages.map((each) => (
              <InLanguage key={each} locale={each}>
                {localeTable[each].name}
              </InLanguage>
            ))}
          </div>
          <ol className="board-rows">
            {rows.map((row) => (
              <li key={row.storyId}>
                <TranslationsRow row={row} locale={locale} languages={languages} begin={begin} />
              </li>
            ))}
          </ol>
        </div>
      )}
      {(next || question.after) && (
        <nav className="board-paging" aria-label={t('paging')}>
          {question.after ? (
            <ButtonLink href={translationsHref({ ...question, after: undefined })}>{t('newest')}</ButtonLink>
          ) : (
            <span />
          )}
          <span />
          {next ? (
            <ButtonLink href={translationsHref({ ...question, after: next })}>{t('older')}</ButtonLink>
          ) : (
            <span />
          )}
        </nav>
      )}
    </>
  )
}

/** What the person who looks has begun and not finished. */
async function InHand({
  versions,
  locale,
  timeZone,
}: {
  versions: readonly BoardVersion[]
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Translation.board' })
  const shell = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  return (
    <section className="in-hand" aria-labelledby="in-hand-title">
      <h2 id="in-hand-title">{t('queue')}</h2>
      <p className="field-hint">{t('queueNote')}</p>
      <ul>
        {versions.map((each) => (
          <li key={each.articleId}>
            <PendingLink href={`/admin/stories/${each.articleId}`}>
              <InLanguage locale={each.locale}>{each.headline || t('untitled')}</InLanguage>
            </PendingLink>
            <span className="in-hand-facts">
              <InLanguage locale={each.locale}>{localeTable[each.locale].name}</InLanguage>
              <StateBadge state={each.state} label={shell(`state.${each.state}`)} />
              {each.sourceHasChanged && <Badge tone="ochre">{t('sourceChanged')}</Badge>}
              <Moment at={each.at} locale={locale} timeZone={timeZone} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
