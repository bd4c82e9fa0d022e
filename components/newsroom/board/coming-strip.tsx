import { getTranslations } from 'next-intl/server'
import type { Coming } from '@/lib/newsroom/stories/coming-up.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { InLanguage } from '../ui/in-language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { failureReason } from './failure-reason.ts'
import { Moment } from './moment.tsx'

type Place = { locale: NewsroomLocale; timeZone: string }

/** What the schedule will publish next. Nothing at all when it holds nothing. */
export async function ComingStrip({ next, locale, timeZone }: Place & { next: readonly Coming[] }) {
  if (next.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  return (
    <section className="coming" aria-labelledby="coming-title">
      <h2 id="coming-title">{t('coming.title')}</h2>
      <ol>
        {next.map((story) => (
          <li key={story.articleId}>
            {story.scheduledFor && <Moment at={story.scheduledFor} locale={locale} timeZone={timeZone} />}
            <PendingLink href={`/admin/stories/${story.articleId}`}>
              <InLanguage locale={story.headline ? story.locale : locale}>
                {story.headline || t('untitled')}
              </InLanguage>
            </PendingLink>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What the schedule could not publish, and why: somebody must look. */
export async function ScheduleFailures({ failed, locale, timeZone }: Place & { failed: readonly Coming[] }) {
  if (failed.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  return (
    <Notice kind="failure" title={t('failures', { count: failed.length })}>
      <ul className="failures">
        {failed.map(async (story) => (
          <li key={story.articleId}>
            <PendingLink href={`/admin/stories/${story.articleId}`}>
              <InLanguage locale={story.headline ? story.locale : locale}>
                {story.headline || t('untitled')}
              </InLanguage>
            </PendingLink>{' '}
            {story.failure && (
              <span>{await failureReason(story.failure, story.embargoUntil, locale, timeZone)}</span>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
