import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/newsroom/forms/action-form.client.tsx'
import { RefreshWhile } from '@/components/newsroom/import/refresh-while.client.tsx'
import { RunOutcome, RunPreview } from '@/components/newsroom/import/run-facts.tsx'
import { RunPictures } from '@/components/newsroom/import/run-pictures.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { Checkbox, Select } from '@/components/newsroom/ui/field.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { readRun } from '@/lib/archive/import/import-runs.ts'
import { readRunPictures } from '@/lib/archive/import/run-pictures.ts'
import { inLocale, locales, localeTable } from '@/lib/locale/table.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { fetchRunPicturesAction, stopPicturesAction } from '../run-picture-actions.ts'
import { startRunAction } from '../start-run.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Import' })
  return { title: t('title') }
}

/** One file, from what is in it to what became of it. */
export default async function RunPage({ params }: { params: Promise<{ runId: string }> }) {
  const { runId } = await params
  const { db, actor, locale, timeZone } = await requirePageUser(`/admin/import/${encodeURIComponent(runId)}`)
  if (!may(actor, 'archive.import')) notFound()
  const found = await readRun(db, actor, { runId }, readSettings().dataFolder)
  if (!found) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const { run, preview, report, stories, sections } = found
  const pictures = run.state === 'finished' ? await readRunPictures(db, actor, { runId }) : null
  const goesOn = run.state === 'looking' || run.state === 'running'
  const mayGoOn = run.state === 'interrupted' || (run.failure?.reason === 'fault' && preview !== null)
  return (
    <div className="people-page">
      <header className="screen-head">
        <div>
          <h1>
            <bdi dir="auto">{run.fileName}</bdi>
          </h1>
          <p>
            <Badge>{t(`state.${run.state}`)}</Badge> <Link href="/admin/import">{t('run.back')}</Link>
          </p>
        </div>
      </header>
      {goesOn && (
        <section className="role-rules" aria-live="polite">
          <p>{t(run.state === 'looking' ? 'run.looking' : 'run.running')}</p>
          {run.state === 'running' ? (
            <>
              <progress
                className="run-progress"
                value={run.done}
                max={Math.max(1, run.total)}
                aria-label={t('state.running')}
              />
              <p className="board-facts">{t('run.progress', { done: run.done, total: run.total })}</p>
            </>
          ) : (
            <p className="board-facts">{t('count', { count: run.total })}</p>
          )}
          <RefreshWhile />
          <noscript>
            <meta httpEquiv="refresh" content="4" />
            <ButtonLink href={`/admin/import/${run.id}`}>{t('run.refresh')}</ButtonLink>
          </noscript>
        </section>
      )}
      {run.failure && (
        <Notice
          kind="failure"
          live
          title={t(`refused.${run.failure.reason}`, { subject: `\u2068${run.failure.subject}\u2069` })}
        >
          {run.done === 0 && <p>{t('run.nothing')}</p>}
        </Notice>
      )}
      {run.state === 'interrupted' && <Notice kind="warning" title={t('run.interrupted')} />}
      {(run.state === 'waiting' || mayGoOn) && (
        <section className="role-rules" aria-labelledby="start">
          <h2 id="start">{t('start.title')}</h2>
          <ActionForm action={startRunAction.bind(null, run.id)}>
            <Checkbox
              label={t('start.publish')}
              hint={t('start.publishHint')}
              name="publish"
              value="yes"
              defaultChecked
            />
            <Select
              label={t('start.section')}
              name="section"
              options={[
                { value: '', label: t('start.ownSections') },
                ...sections.map(({ slug, names }) => ({ value: slug, label: inLocale(names, locale) })),
              ]}
            />
            <Select
              label={t('start.language')}
              name="locale"
              options={[
                { value: '', label: t('start.ownLanguage') },
                ...locales.map((each) => ({ value: each, label: localeTable[each].name })),
              ]}
            />
            <Checkbox
              label={t('pictures.fetch')}
              hint={t('pictures.fetchHint')}
              name="fetchPictures"
              value="yes"
              defaultChecked={Boolean(preview?.shownPictures?.origin)}
            />
            <div className="button-row">
              <SubmitButton>{t(mayGoOn ? 'start.goOn' : 'start.submit')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
      {Object.keys(report.outcomes).length > 0 && (
        <section className="role-rules" aria-labelledby="report">
          <h2 id="report">{t('run.report')}</h2>
          <RunOutcome report={report} locale={locale} />
          {stories.length > 0 && (
            <>
              <h3>{t('run.took')}</h3>
              <ul className="run-stories">
                {stories.map(({ headline, articleId, locale: language }) => (
                  <li key={articleId}>
                    <Link href={`/admin/stories/${articleId}`} prefetch={false}>
                      {headline ? <InLanguage locale={language}>{headline}</InLanguage> : t('run.untitled')}
                    </Link>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      )}
      {pictures && (
        <section className="role-rules" aria-labelledby="pictures">
          <h2 id="pictures">{t('pictures.title')}</h2>
          {pictures.coming > 0 && (
            <div aria-live="polite">
              <p>{t('pictures.coming', { count: pictures.coming })}</p>
              <RefreshWhile seconds={5} />
              <noscript>
                <meta httpEquiv="refresh" content="4" />
                <ButtonLink href={`/admin/import/${run.id}`}>{t('run.refresh')}</ButtonLink>
              </noscript>
            </div>
          )}
          <RunPictures pictures={pictures} locale={locale} />
          {pictures.coming > 0 ? (
            <ActionForm action={stopPicturesAction.bind(null, run.id)} label={t('pictures.stop')}>
              <div className="button-row">
                <SubmitButton kind="plain">{t('pictures.stop')}</SubmitButton>
              </div>
            </ActionForm>
          ) : (
            pictures.counts.placed !== pictures.all && (
              <ActionForm action={fetchRunPicturesAction.bind(null, run.id)} label={t('pictures.start')}>
                <div className="button-row">
                  <SubmitButton>
                    {t(pictures.counts.waiting === pictures.all ? 'pictures.start' : 'pictures.retry')}
                  </SubmitButton>
                </div>
              </ActionForm>
            )
          )}
        </section>
      )}
      {preview && run.state !== 'finished' && (
        <section className="role-rules" aria-labelledby="preview">
          <h2 id="preview">{t('run.preview')}</h2>
          <RunPreview preview={preview} locale={locale} timeZone={timeZone} />
        </section>
      )}
    </div>
  )
}
