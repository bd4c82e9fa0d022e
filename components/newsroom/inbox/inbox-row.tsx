import { getTranslations } from 'next-intl/server'
import type { Notification } from '@/lib/newsroom/inbox/read-inbox.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { failureReason } from '../board/failure-reason.ts'
import { Moment, momentText } from '../board/moment.tsx'
import { ActionButton } from '../people/action-button.client.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { placeOf } from './inbox-address.ts'
import { PlaceLink } from './place-link.client.tsx'

/** One thing that somebody is told of: when, what, of which story, by whom, and what they said. */
export async function InboxRow({
  row,
  locale,
  timeZone,
  mark,
}: {
  row: Notification
  locale: NewsroomLocale
  timeZone: string
  mark: (id: number, isRead: boolean) => Promise<Result<void>>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Inbox' })
  const shell = await getTranslations({ locale, namespace: 'Newsroom.Shell.board' })
  const href = placeOf(row)
  const what = t(`kinds.${row.kind}`, { count: row.count })
  const ends = row.kind === 'licence-ends' ? Object.values(row.details).sort().at(0) : undefined
  return (
    <li className="log-row inbox-row" data-unread={row.isRead ? undefined : ''}>
      <Moment at={row.at} style="time" locale={locale} timeZone={timeZone} />
      <div>
        <p className="inbox-kind">{what}</p>
        <p className="inbox-story">
          {row.story && href ? (
            <PlaceLink id={row.id} href={href}>
              {row.story.headline ? (
                <InLanguage locale={row.story.locale}>{row.story.headline}</InLanguage>
              ) : (
                shell('untitled')
              )}
            </PlaceLink>
          ) : (
            <span className="inbox-gone">{t('gone')}</span>
          )}
        </p>
        <p className="board-facts">
          {row.by && (
            <span>
              <bdi>{row.by}</bdi>
            </span>
          )}
          {row.count > 1 && row.kind !== 'licence-ends' && <span>{t('times', { count: row.count })}</span>}
          {row.details.at && <span>{t('at', { moment: momentText(row.details.at, locale, timeZone) })}</span>}
          {ends && <span>{t('ends', { date: momentText(ends, locale, timeZone, 'date') })}</span>}
          {row.details.failure && (
            <span>{await failureReason(row.details.failure, null, locale, timeZone)}</span>
          )}
        </p>
        {row.note && (
          <p className="log-note" dir="auto">
            {row.note}
          </p>
        )}
      </div>
      <ActionButton
        action={mark.bind(null, row.id, !row.isRead)}
        kind="quiet"
        size="small"
        label={t(row.isRead ? 'markUnreadOf' : 'markReadOf', { what: row.story?.headline || what })}
      >
        {t(row.isRead ? 'markUnread' : 'markRead')}
      </ActionButton>
    </li>
  )
}
