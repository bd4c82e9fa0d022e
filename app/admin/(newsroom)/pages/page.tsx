import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { StateBadge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { listStaticPages } from '@/lib/newsroom/stories/list-static-pages.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import '@/components/newsroom/corrections/corrections.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Shell.pages' })
  return { title: t('title') }
}

/** The static pages of the paper: what it says of itself, in which languages, and how far each is. */
export default async function StaticPages() {
  const { db, actor, locale } = await requirePageUser('/admin/pages')
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  const pages = await listStaticPages(db, actor, {})
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('pages.title')}</h1>
          <p>{t('pages.intro')}</p>
        </div>
        {may(actor, 'story.create') && (
          <ButtonLink href="/admin/new?kind=page" icon="plus" kind="primary">
            {t('pages.new')}
          </ButtonLink>
        )}
      </header>
      <LiveList />
      {pages.length === 0 ? (
        <EmptyState title={t('pages.empty')} />
      ) : (
        <ul className="note-rows">
          {pages.map((versions) => (
            <li key={versions[0]?.articleId}>
              {versions.map(({ articleId, locale: language, headline, state }) => (
                <p key={articleId} className="note-head">
                  <PendingLink href={`/admin/stories/${articleId}`}>
                    <InLanguage locale={language}>{headline || t('pages.untitled')}</InLanguage>
                  </PendingLink>{' '}
                  <span className="field-hint">
                    <InLanguage locale={language}>{localeTable[language].name}</InLanguage>
                  </span>{' '}
                  <StateBadge state={state} label={t(`state.${state}`)} />
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
