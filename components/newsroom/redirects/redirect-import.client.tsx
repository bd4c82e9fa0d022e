'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import type { ImportReport } from '@/lib/newsroom/redirects/save-redirects.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { FileInput } from '../ui/file-input.client.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PathText } from './path-text.tsx'
import { redirectsFilePath } from './redirects-address.ts'
import { useSentFile } from './use-sent-file.client.ts'

/** More lines than anybody reads; the others are counted. */
const mostTold = 50

/** Brings redirects from a file, and tells what became of each line that could not be kept. */
export function RedirectImport() {
  const t = useTranslations('Newsroom.Redirects.file')
  const refusal = useTranslations('Newsroom.People.refusals')
  const router = useRouter()
  const { send, isBusy, report, problem } = useSentFile<ImportReport>(redirectsFilePath, () =>
    router.refresh(),
  )

  return (
    <form className="form" onSubmit={send} aria-label={t('title')}>
      {report && (
        <Notice
          kind={report.refused.length > 0 ? 'warning' : 'done'}
          live
          title={`${t('kept', { count: report.kept })}${report.known > 0 ? ` · ${t('known', { count: report.known })}` : ''}`}
        >
          {report.refused.length > 0 && (
            <>
              <p>{t('refused', { count: report.refused.length })}:</p>
              <ol className="redirect-refused">
                {report.refused.slice(0, mostTold).map(({ line, from, to, refusal: why }) => (
                  <li key={line}>
                    <span>{t('line', { line })}</span> <PathText path={from} /> <Icon name="onward" />{' '}
                    <PathText path={to} />
                    <br />
                    {refusal(why, { subject: from })}
                  </li>
                ))}
              </ol>
              {report.refused.length > mostTold && (
                <p>{t('more', { count: report.refused.length - mostTold })}</p>
              )}
            </>
          )}
        </Notice>
      )}
      <Field label={t('label')} error={problem}>
        {(control) => <FileInput {...control} name="file" accept=".csv,text/csv,text/plain" />}
      </Field>
      <div className="button-row">
        <Button type="submit" icon="upload" busy={isBusy}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
