import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { ReadSiteForm } from '@/components/newsroom/import/site-forms.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { Button } from '@/components/newsroom/ui/button.tsx'
import { Field } from '@/components/newsroom/ui/field.tsx'
import { FileInput } from '@/components/newsroom/ui/file-input.client.tsx'
import { Icon } from '@/components/newsroom/ui/icon.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { fileRefusals } from '@/lib/archive/import/file-refused.ts'
import { largestSent, listRuns } from '@/lib/archive/import/import-runs.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { readSiteAction } from './read-site.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Import' })
  return { title: t('title') }
}

/** Everything of a former site in, and everything of this paper out. */
export default async function ImportPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { refused, subject } = await searchParams
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/import')
  if (!may(actor, 'archive.import')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const runs = await listRuns(db, actor)
  const reason = fileRefusals.find((each) => each === refused)
  const error = reason
    ? t(`refused.${reason}`, {
        subject: `\u2068${typeof subject === 'string' ? subject.slice(0, 200) : ''}\u2069`,
      })
    : refused === 'missing'
      ? t('send.missing')
      : ''
  return (
    <div className="people-page">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
      </header>
      <section className="role-rules" aria-labelledby="import-file">
        <h2 id="import-file">{t('send.title')}</h2>
        {error && <Notice kind="failure" live title={error} />}
        <form className="form" method="post" encType="multipart/form-data" action="/admin/import/file">
          <Field label={t('send.label')} hint={t('send.hint', { most: largestSent / 1_000_000 })}>
            {(control) => <FileInput name="file" required {...control} />}
          </Field>
          <Field label={t('send.pictures')} hint={t('send.picturesHint')}>
            {(control) => <FileInput name="pictures" accept=".zip,application/zip" {...control} />}
          </Field>
          <p className="field-hint">{t('send.note')}</p>
          <div className="button-row">
            <Button kind="primary" type="submit" icon="upload">
              {t('send.submit')}
            </Button>
          </div>
          <p className="field-hint">{t('send.larger')}</p>
        </form>
      </section>
      <section className="role-rules" aria-labelledby="import-site">
        <h2 id="import-site">{t('site.title')}</h2>
        <ReadSiteForm action={readSiteAction} locale={locale} />
      </section>
      {runs.length > 0 && (
        <section className="role-rules" aria-labelledby="import-runs">
          <h2 id="import-runs">{t('runs.title')}</h2>
          <ul className="run-list">
            {runs.map((run) => (
              <li key={run.id}>
                <Link href={`/admin/import/${run.id}`} prefetch={false}>
                  <bdi dir="auto">{run.fileName}</bdi>
                </Link>
                <Badge>{t(`state.${run.state}`)}</Badge>
                <span className="board-facts">
                  {t('count', { count: run.total })} ·{' '}
                  {t('runs.by', {
                    name: run.startedBy ?? t('runs.operator'),
                    moment: momentText(run.startedAt.toISOString(), locale, timeZone),
                  })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {may(actor, 'archive.export') && (
        <section className="role-rules" aria-labelledby="export">
          <h2 id="export">{t('export.title')}</h2>
          <p>{t('export.text')}</p>
          <div className="button-row">
            {/* A file, not a page: the browser asks for it itself. */}
            <a className="button button-plain" href="/admin/export" download>
              <Icon name="copy" />
              {t('export.whole')}
            </a>
            <a className="button button-plain" href="/admin/export?media=no" download>
              {t('export.words')}
            </a>
          </div>
        </section>
      )}
    </div>
  )
}
