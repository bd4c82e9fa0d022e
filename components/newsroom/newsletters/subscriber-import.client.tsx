'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type FormEvent, useState } from 'react'
import type { ImportReport } from '@/lib/newsroom/newsletters/subscribers.ts'
import type { Result } from '@/lib/newsroom/result.ts'
import { Button } from '../ui/button.tsx'
import { Field, Select, TextField } from '../ui/field.tsx'
import { FileInput } from '../ui/file-input.client.tsx'
import { Notice } from '../ui/notice.tsx'

/** More lines than anybody reads; the others are counted. */
const mostTold = 50

/** Brings subscribers from a file, and tells what became of each line that could not be taken. */
export function SubscriberImport({ newsletters }: { newsletters: { id: string; name: string }[] }) {
  const t = useTranslations('Newsroom.Newsletters.people.import')
  const router = useRouter()
  const [isBusy, setBusy] = useState(false)
  const [report, setReport] = useState<ImportReport | null>(null)
  const [problem, setProblem] = useState('')

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const file = form.get('file')
    if (!(file instanceof File) || file.size === 0) return
    const asked = new URLSearchParams({
      newsletter: String(form.get('newsletter') ?? ''),
      consent: String(form.get('consent') ?? ''),
    })
    setBusy(true)
    setReport(null)
    setProblem('')
    try {
      const response = await fetch(`/admin/newsletters/subscribers?${asked}`, { method: 'POST', body: file })
      const answer = (await response.json()) as Result<ImportReport>
      if (answer.ok) {
        setReport(answer.value)
        router.refresh()
      } else setProblem(answer.message)
    } catch {
      setProblem(t('unread'))
    }
    setBusy(false)
  }

  const broken = report?.broken.first.slice(0, mostTold) ?? []
  return (
    <form className="form" onSubmit={send} aria-label={t('title')}>
      {report && (
        <Notice
          kind={report.broken.count > 0 ? 'warning' : 'done'}
          live
          title={t('added', { count: report.added })}
        >
          <p>
            {t('known', { count: report.known })}
            {report.suppressed > 0 && <> · {t('suppressed', { count: report.suppressed })}</>}
          </p>
          {report.broken.count > 0 && (
            <>
              <p>{t('broken', { count: report.broken.count })}</p>
              <ol className="broken-lines">
                {broken.map(({ line, text, fault }) => (
                  <li key={line}>
                    {t('line', { line })}: {t(`fault.${fault}`)}
                    <br />
                    <bdi dir="ltr">{text}</bdi>
                  </li>
                ))}
              </ol>
              {report.broken.count > broken.length && (
                <p>{t('more', { count: report.broken.count - broken.length })}</p>
              )}
            </>
          )}
        </Notice>
      )}
      <Select
        label={t('into')}
        name="newsletter"
        options={newsletters.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField label={t('consent')} hint={t('consentHint')} name="consent" maxLength={500} required />
      <Field label={t('file')} error={problem}>
        {(control) => <FileInput {...control} name="file" accept=".csv,text/csv" required />}
      </Field>
      <div className="button-row">
        <Button type="submit" icon="upload" busy={isBusy}>
          {t('submit')}
        </Button>
      </div>
    </form>
  )
}
