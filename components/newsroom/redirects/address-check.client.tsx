'use client'

import { useTranslations } from 'next-intl'
import type { AddressReport } from '@/lib/newsroom/redirects/check-addresses.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FileInput } from '../ui/file-input.client.tsx'
import { Notice } from '../ui/notice.tsx'
import { PathText } from './path-text.tsx'
import { redirectsCheckPath } from './redirects-address.ts'
import { useSentFile } from './use-sent-file.client.ts'

/** More lines than anybody reads; the others are counted. */
const mostTold = 100

/** Sends a list of addresses, or a server's log, and tells which of them lead nowhere. */
export function AddressCheck() {
  const t = useTranslations('Newsroom.Redirects.check')
  const { send, isBusy, report, problem } = useSentFile<AddressReport>(redirectsCheckPath)

  const told = report?.nowhere.first.slice(0, mostTold) ?? []
  return (
    <form className="form" onSubmit={send} aria-label={t('title')}>
      {report && (
        <Notice
          kind={report.nowhere.addresses > 0 ? 'warning' : 'done'}
          live
          title={t('nowhere', { count: report.nowhere.addresses })}
        >
          <p>{t('found', { pages: report.pages, moved: report.moved })}</p>
          {report.checked < report.addresses && (
            <p>{t('part', { checked: report.checked, addresses: report.addresses })}</p>
          )}
          {told.length > 0 && (
            <ol className="redirect-refused">
              {told.map(({ address, times }) => (
                <li key={address}>
                  <PathText path={address} />
                  {times > 1 && <> · {t('times', { count: times })}</>}
                </li>
              ))}
            </ol>
          )}
          {report.nowhere.addresses > told.length && (
            <p>{t('more', { count: report.nowhere.addresses - told.length })}</p>
          )}
        </Notice>
      )}
      <Field label={t('label')} error={problem}>
        {(control) => <FileInput {...control} name="file" accept=".txt,.csv,.log" />}
      </Field>
      <div className="button-row">
        <Button type="submit" icon="upload" busy={isBusy}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
