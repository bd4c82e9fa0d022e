import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { requirePageUser } from '@/app/admin/require-actor.ts'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { Composer } from '@/components/newsroom/coverage/composer.client.tsx'
import { EntryCard } from '@/components/newsroom/coverage/entry-card.tsx'
import { EntryFields } from '@/components/newsroom/coverage/entry-fields.tsx'
import { LeftWords } from '@/components/newsroom/coverage/left-words.client.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { ButtonLink, buttonClass } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { Icon } from '@/components/newsroom/ui/icon.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { newId } from '@/lib/db/id.ts'
import { readEntries } from '@/lib/newsroom/live/read-entries.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import {
  editEntryAction,
  markEntryAction,
  postEntryAction,
  releaseEntryAction,
  withdrawEntryAction,
} from './actions.ts'
import '@/components/newsroom/coverage/coverage.css'

type Props = { params: Promise<{ articleId: string }> }

const open = cache(async (articleId: string) => {
  const visit = await requirePageUser(`/admin/stories/${articleId}/live`)
  const coverage = await readEntries(visit.db, visit.actor, { articleId }).catch((error: unknown) => {
    if (error instanceof NewsroomError) notFound()
    throw error
  })
  return { ...visit, coverage }
})

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, coverage } = await open((await params).articleId)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Live' })
  return { title: t('titleOf', { headline: coverage.headline || t('title') }) }
}

/** Where live coverage is posted to, entry by entry: nobody waits for who has its text open. */
export default async function LivePage({ params }: Props) {
  const { articleId } = await params
  const { locale, timeZone, coverage } = await open(articleId)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Live' })
  const { mayPost, mayWrite, isLive, isKilled, href, entries } = coverage
  const story = `/admin/stories/${articleId}`
  return (
    <div className="coverage">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>
            <InLanguage locale={coverage.locale}>{coverage.headline}</InLanguage>
          </p>
        </div>
        <div className="button-row">
          {href && (
            <a className={buttonClass()} href={href} target="_blank" rel="noopener">
              <Icon name="external" />
              <span>{t('toReaders')}</span>
            </a>
          )}
          <ButtonLink icon="pen" href={story}>
            {t('toText')}
          </ButtonLink>
        </div>
      </header>
      <LiveList />
      {isKilled && <Notice title={t('killed')} />}
      {!isKilled && !isLive && (
        <Notice title={t('notLive.title')}>
          <p>{t('notLive.text')}</p>
        </Notice>
      )}
      {isLive && !isKilled && !href && <Notice title={t('notPublic')} />}
      <LeftWords
        articleId={articleId}
        entryIds={entries.map(({ entryId }) => entryId)}
        locale={coverage.locale}
      />
      {isLive && !isKilled && mayWrite && (
        <Composer
          action={postEntryAction.bind(null, articleId)}
          articleId={articleId}
          firstKey={`form-${newId()}`}
          label={t('compose')}
        >
          <EntryFields locale={coverage.locale} editorLocale={locale} />
          <div className="button-row coverage-post">
            {mayPost && <SubmitButton icon="send">{t('post')}</SubmitButton>}
            <SubmitButton kind={mayPost ? 'plain' : 'primary'} name="as" value="draft">
              {t('lay')}
            </SubmitButton>
          </div>
        </Composer>
      )}
      {coverage.inText > 0 && <p className="coverage-facts">{t('inText', { count: coverage.inText })}</p>}
      {entries.length === 0 ? (
        <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
      ) : (
        <ol className="coverage-entries" aria-label={t('entries')}>
          {entries.map((entry) => (
            <EntryCard
              key={entry.entryId}
              href={href}
              entry={entry}
              coverage={coverage}
              moment={momentText(entry.at.toISOString(), locale, timeZone)}
              editorLocale={locale}
              actions={{
                edit: editEntryAction.bind(null, entry.entryId),
                mark: (marks) => markEntryAction.bind(null, entry.entryId, marks),
                release: releaseEntryAction.bind(null, entry.entryId),
                withdraw: withdrawEntryAction.bind(null, entry.entryId),
              }}
            />
          ))}
        </ol>
      )}
    </div>
  )
}
