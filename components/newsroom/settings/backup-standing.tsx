import { getTranslations } from 'next-intl/server'
import type { BackupFailure } from '@/lib/backup/backup-refused.ts'
import type { BackupStanding } from '@/lib/backup/read-backups.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Facts } from '../import/run-facts.tsx'
import { momentWords } from '../people/moment-words.ts'
import { Notice } from '../ui/notice.tsx'

/** When the paper was last backed up, and what is wrong with it. How it is set up is written in docs/backup.md. */
export async function BackupStandingSection({
  standing: { last, failed, every, isLate, failure },
  locale,
  timeZone,
}: {
  standing: BackupStanding
  locale: NewsroomLocale
  timeZone: string
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Settings.backups' })
  const moment = (at: Date) => momentWords(at.toISOString(), 'moment', locale, timeZone)
  return (
    <section aria-labelledby="backups">
      <h2 id="backups">{t('title')}</h2>
      {failed && failure && (
        <Notice kind="failure" title={t('failed', { at: moment(failed.startedAt) })}>
          <p>{t(`failure.${failure}` satisfies `failure.${BackupFailure}`)}</p>
          {failed.failureSubject && (
            <p>
              <bdi dir="auto">{failed.failureSubject}</bdi>
            </p>
          )}
        </Notice>
      )}
      {!failed && isLate && <Notice kind="warning" title={t('late')} />}
      {!last && !failed && <Notice kind="warning" title={t('none')} />}
      <p className="section-lead">{every === null ? t('byHand') : t('bySchedule', { hours: every })}</p>
      {last && (
        <Facts
          locale={locale}
          facts={[
            { name: t('last'), value: moment(last.startedAt) },
            { name: t('place'), value: last.place },
            { name: t('rows'), value: last.rows ?? 0 },
            { name: t('files'), value: last.files ?? 0 },
            { name: t('megabytes'), value: Math.ceil((last.bytes ?? 0) / 1e6) },
            ...(last.missing ? [{ name: t('missing'), value: last.missing }] : []),
          ]}
        />
      )}
    </section>
  )
}
