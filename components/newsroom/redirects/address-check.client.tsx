'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { AddressReport } from '@/lib/newsroom/redirects/check-addresses.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PathText } from './path-text.tsx'
import { redirectsCheckPath } from './redirects-address.ts'

/** More lines than anybody reads; the others are counted. */
const mostTold = 100

/** Sends a list of addresses, or a server's log, and tells which of them lead nowhere. */
export function AddressCheck() {
  const t = useTranslations('Newsroom.Redirects.check')
  const missing = useTranslations('Newsroom.Redirects.file')
  const refusal = useTranslations('Newsroom.People.refusals')
  const [isBusy, setBusy] = useState(false)
  const [report, setReport] = useState<AddressReport | null>(null)
  const [problem, setProblem] = useState('')

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const file = new FormData(event.currentTarget).get('file')
    if (!(file instanceof File) || file.size === 0) {
      setProblem(missing('missing'))
      return
    }
    setBusy(true)
    setReport(null)
    setProblem('')
    try {
      const response = await fetch(redirectsCheckPath, { method: 'POST', body: file })
      const answer = (await response.json()) as Result<AddressReport>
      if (answer.ok) setReport(answer.value)
      else setProblem(answer.message)
    } catch {
      setProblem(refusal('failed'))
    }
    setBusy(false)
  }

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
        {(control) => (
          <input {...control} className="input" type="file" name="file" accept=".txt,.csv,.log" />
        )}
      </Field>
      <div className="button-row">
        <Button type="submit" icon="upload" busy={isBusy}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
