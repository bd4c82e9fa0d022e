import { getTranslations } from 'next-intl/server'
import { isRefusal } from '@/lib/newsroom/newsroom-error.ts'
import type { BoardRow } from '@/lib/newsroom/stories/board.ts'
import type { BulkReading } from '@/lib/newsroom/stories/bulk-change.ts'
import type { BulkOutcome, NewsroomLocale } from '@/lib/vocabulary.ts'
import type { FormAction } from '../forms/form-state.ts'
import { ButtonLink } from '../ui/button.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Notice } from '../ui/notice.tsx'
import { PendingLink } from '../ui/pending-link.client.tsx'
import { momentText } from './moment.tsx'
import { UndoForm } from './undo-form.client.tsx'

/** Refusals whose subject is a moment. */
const ofMoments = ['embargoed', 'embargo-after-schedule', 'schedule-before-embargo']

/** What came of something that was done to many stories: how many, which were not and why, and the way back. */
export async function BulkReport({
  report,
  titles,
  hideHref,
  undo,
  locale,
  timeZone,
}: {
  report: BulkReading
  /** Of those that were refused. */
  titles: ReadonlyMap<string, Pick<BoardRow, 'headline' | 'locale'>>
  hideHref: string
  undo: FormAction<void>
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  const refusal = await getTranslations({ locale, namespace: 'Newsroom.People.refusals' })
  const outcomes = report.undone ?? report.outcomes
  const refused = outcomes.filter((each) => 'refusal' in each)
  const done = outcomes.length - refused.length
  const why = ({ refusal: name, subject }: Extract<BulkOutcome, { refusal: string }>) =>
    // It was chosen among others: nothing has changed under the hands of who chose it.
    name === 'wrong-state'
      ? t('bulk.wrongState')
      : refusal(isRefusal(name) ? name : 'failed', {
          subject: ofMoments.includes(name) ? momentText(subject, locale, timeZone) : subject,
        })
  const reasons = Map.groupBy(refused, why)
  const title = report.undone ? t('bulk.undone', { count: done }) : t('bulk.done', { count: done })
  return (
    <Notice
      kind={refused.length > 0 ? 'warning' : 'done'}
      live
      title={
        refused.length > 0
          ? t('bulk.andRefused', { done: title, refused: t('bulk.refused', { count: refused.length }) })
          : title
      }
      action={
        <div className="bulk-report-actions">
          {!report.undone && report.isDone && done > 0 && <UndoForm action={undo} />}
          <ButtonLink kind="quiet" href={hideHref}>
            {t('bulk.close')}
          </ButtonLink>
        </div>
      }
    >
      {!report.isDone && <p>{t('bulk.running', { done: report.outcomes.length, all: report.chosen })}</p>}
      {[...reasons].map(([reason, those]) => (
        <details key={reason} className="bulk-reason" open={reasons.size === 1 && those.length <= 5}>
          <summary>
            {reason} ({those.length})
          </summary>
          <ul>
            {those.map(({ articleId }) => {
              const row = titles.get(articleId)
              return (
                <li key={articleId}>
                  {row ? (
                    <PendingLink href={`/admin/stories/${articleId}`}>
                      {row.headline ? (
                        <InLanguage locale={row.locale}>{row.headline}</InLanguage>
                      ) : (
                        t('untitled')
                      )}
                    </PendingLink>
                  ) : (
                    <bdi dir="ltr">{articleId}</bdi>
                  )}
                </li>
              )
            })}
          </ul>
        </details>
      ))}
    </Notice>
  )
}
