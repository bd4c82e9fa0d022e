'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { CalendarReport } from '@/lib/newsroom/plan/import-calendar.ts'
import type { ReadCalendar } from '@/lib/newsroom/plan/read-calendar.ts'
import { useSentFile } from '../redirects/use-sent-file.client.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select } from '../ui/field.tsx'
import { FileInput } from '../ui/file-input.client.tsx'
import { Notice } from '../ui/notice.tsx'

export type BroughtCalendar = CalendarReport & { notTaken: ReadCalendar['refused'] }

/** More names than anybody reads; the others are counted. */
const mostTold = 30

/** Brings events from a calendar file, and tells what became of them. */
export function CalendarFile({
  path,
  desks,
}: {
  path: string
  desks: readonly { id: string; name: string }[]
}) {
  const t = useTranslations('Newsroom.Plan.feeds')
  const event = useTranslations('Newsroom.Plan.event')
  const router = useRouter()
  const [deskId, setDeskId] = useState('')
  const { send, isBusy, report, problem } = useSentFile<BroughtCalendar>(
    deskId ? `${path}?desk=${encodeURIComponent(deskId)}` : path,
    () => router.refresh(),
  )
  return (
    <form className="form" onSubmit={send} aria-label={t('in')}>
      {report && (
        <Notice
          kind={report.notTaken.length > 0 ? 'warning' : 'done'}
          live
          title={[
            t('added', { count: report.added }),
            report.changed > 0 && t('changedCount', { count: report.changed }),
            report.kept > 0 && t('kept', { count: report.kept }),
          ]
            .filter(Boolean)
            .join(' ')}
        >
          {report.notTaken.length > 0 && (
            <>
              <p>{t('refused', { count: report.notTaken.length })}:</p>
              <ul className="plan-refused">
                {report.notTaken.slice(0, mostTold).map(({ name, why }, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: two of them may be called alike
                  <li key={at}>
                    <bdi>{name || t('unnamed')}</bdi>: {t(`why.${why}`)}
                  </li>
                ))}
              </ul>
              {report.notTaken.length > mostTold && (
                <p>{t('moreRefused', { count: report.notTaken.length - mostTold })}</p>
              )}
            </>
          )}
        </Notice>
      )}
      <Field label={t('file')} error={problem}>
        {(control) => <FileInput {...control} name="file" accept=".ics,text/calendar" />}
      </Field>
      <Select
        label={t('desk')}
        value={deskId}
        onChange={(changed) => setDeskId(changed.target.value)}
        options={[
          { value: '', label: event('noDesk') },
          ...desks.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <div className="button-row">
        <Button type="submit" icon="upload" busy={isBusy}>
          {t('bring')}
        </Button>
      </div>
    </form>
  )
}
