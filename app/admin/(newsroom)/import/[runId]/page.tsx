import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import {
  ActionForm,
  FormCheckbox,
  FormHidden,
  FormSelect,
} from '@/components/newsroom/forms/action-form.client.tsx'
import { ColumnsForm } from '@/components/newsroom/import/columns-form.tsx'
import { MappingFields, RowSearch } from '@/components/newsroom/import/mapping-fields.tsx'
import { RefreshWhile } from '@/components/newsroom/import/refresh-while.client.tsx'
import { RunOutcome, RunPreview } from '@/components/newsroom/import/run-facts.tsx'
import { RunPictures } from '@/components/newsroom/import/run-pictures.tsx'
import {
  CatchUpForm,
  GoneStories,
  GoOnReadingForm,
  KeepUpForm,
  SiteProgress,
} from '@/components/newsroom/import/site-forms.tsx'
import { TrialStories } from '@/components/newsroom/import/trial-stories.tsx'
import { UndoOutcome } from '@/components/newsroom/import/undo-report.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { readColumns } from '@/lib/archive/import/choose-columns.ts'
import { readRun } from '@/lib/archive/import/import-runs.ts'
import { type MappingView, readMapping } from '@/lib/archive/import/map-run.ts'
import { readTrial } from '@/lib/archive/import/read-trial.ts'
import { readRunPictures } from '@/lib/archive/import/run-pictures.ts'
import { readSiteRun, type SiteRun } from '@/lib/archive/wordpress-site/fetch-runs.ts'
import { inLocale, locales, localeTable } from '@/lib/locale/table.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { catchUpAction, goOnReadingAction, keepUpAction, stopReadingAction } from '../read-site.ts'
import { chooseColumnsAction, startRunAction, stopRunAction, undoRunAction } from '../run-actions.ts'
import { fetchRunPicturesAction, stopPicturesAction } from '../run-picture-actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Import' })
  return { title: t('title') }
}

type Found = NonNullable<Awaited<ReturnType<typeof readRun>>>

type Props = {
  params: Promise<{ runId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** One file, from what is in it to what became of it. */
export default async function RunPage({ params, searchParams }: Props) {
  const { runId } = await params
  const asked = await searchParams
  const path = `/admin/import/${encodeURIComponent(runId)}`
  const { db, actor, locale, timeZone } = await requirePageUser(path)
  if (!may(actor, 'archive.import')) notFound()
  const { dataFolder } = readSettings()
  const found = await readRun(db, actor, { runId }, dataFolder)
  if (!found) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const { run, preview, report, stories, trial, undo } = found
  const isOpen = run.state === 'waiting' || (run.state === 'undone' && found.hasFile)
  const isTrying = trial?.state === 'running' || trial?.state === 'undoing'
  const textOf = (name: string) => {
    const given = asked[name]
    return typeof given === 'string' ? given.slice(0, 200) : ''
  }
  const query = { person: textOf('person'), category: textOf('category') }
  const mapping =
    isOpen && !trial && run.format !== 'warraq'
      ? await readMapping(db, actor, { runId, ...query, locale }, dataFolder)
      : null
  const isRefused = run.failure?.reason === 'unknown-columns'
  const columns =
    run.format === 'table' && ((isOpen && !trial) || isRefused)
      ? await readColumns(db, actor, { runId }, dataFolder)
      : null
  const tried = trial && !isTrying ? await readTrial(db, actor, { runId }, dataFolder) : []
  const site = await readSiteRun(db, actor, { runId }, dataFolder)
  // What was not read to its end cannot be taken in.
  const isCutOff = site !== null && !site.isFetched && run.state !== 'fetching'
  const isUndone = run.state === 'undone' || run.state === 'undoing' || run.state === 'half-undone'
  const pictures = run.state === 'finished' ? await readRunPictures(db, actor, { runId }) : null
  return (
    <div className="people-page">
      <header className="screen-head">
        <div>
          <h1>
            <bdi dir="auto">{run.fileName}</bdi>
          </h1>
          <p className="run-where">
            <Badge>{t(`state.${run.state}`)}</Badge> <Link href="/admin/import">{t('run.back')}</Link>
          </p>
        </div>
      </header>
      <Progress found={found} isTrying={isTrying} locale={locale} />
      {site && run.state === 'fetching' && <Reading run={run} site={site} locale={locale} />}
      {run.failure && !columns && (
        <Notice
          kind="failure"
          live
          title={t(`refused.${run.failure.reason}`, { subject: `\u2068${run.failure.subject}\u2069` })}
        >
          {run.done === 0 && !isCutOff && <p>{t('run.nothing')}</p>}
        </Notice>
      )}
      {run.state === 'interrupted' && (
        <Notice kind="warning" title={t(isCutOff ? 'site.interrupted' : 'run.interrupted')} />
      )}
      {run.state === 'stopped' && <Notice kind="warning" title={t('run.stopped')} />}
      {run.state === 'half-undone' && <Notice kind="warning" title={t('run.halfUndone')} />}
      {trial && !isTrying && isOpen && (
        <section className="role-rules" aria-labelledby="trial">
          <h2 id="trial">{t('try.found')}</h2>
          {trial.state === 'finished' ? (
            <p>{t('try.then')}</p>
          ) : (
            <Notice kind="failure" title={t('try.failed')} />
          )}
          <TrialStories stories={tried} locale={locale} timeZone={timeZone} />
          <ActionForm action={undoRunAction.bind(null, trial.id)} label={t('try.undo')}>
            <div className="button-row">
              <SubmitButton kind="plain">{t('try.undo')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
      {site && isCutOff && (
        <section className="role-rules" aria-label={t('site.goOn')}>
          <GoOnReadingForm action={goOnReadingAction.bind(null, run.id)} locale={locale} user={site.user} />
        </section>
      )}
      {columns && (
        <ColumnsForm
          found={columns}
          isRefused={isRefused}
          action={chooseColumnsAction.bind(null, run.id)}
          locale={locale}
        />
      )}
      {!isCutOff && (
        <StartForm
          found={found}
          mapping={mapping}
          query={query}
          isOpen={isOpen}
          isTrying={isTrying}
          locale={locale}
        />
      )}
      {site && <SiteSince run={run} site={site} locale={locale} timeZone={timeZone} />}
      {isUndone && (
        <section className="role-rules" aria-labelledby="undone">
          <h2 id="undone">{t('undo.report')}</h2>
          <UndoOutcome undo={undo} locale={locale} />
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
      {pictures && <FetchedPictures runId={run.id} pictures={pictures} locale={locale} />}
      <UndoForm found={found} locale={locale} />
      {preview && run.state !== 'finished' && (
        <section className="role-rules" aria-labelledby="preview">
          <h2 id="preview">{t('run.preview')}</h2>
          <RunPreview preview={preview} locale={locale} timeZone={timeZone} />
        </section>
      )}
    </div>
  )
}

type Part = { found: Found; locale: NewsroomLocale }
type SitePart = { run: Found['run']; site: SiteRun; locale: NewsroomLocale }

/** How far the reading of a site is. */
function Reading({ run, site, locale }: SitePart) {
  return (
    <section className="role-rules" aria-live="polite">
      <SiteProgress
        site={site}
        stories={run.total}
        stop={stopReadingAction.bind(null, run.id)}
        locale={locale}
      />
      <RefreshWhile />
      <noscript>
        <meta httpEquiv="refresh" content="4" />
      </noscript>
    </section>
  )
}

/** After a site was taken in: what is no more over there, and asking it for what has changed. */
async function SiteSince({ run, site, locale, timeZone }: SitePart & { timeZone: string }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  return (
    <>
      {run.state === 'finished' && run.total === 0 && <Notice kind="done" title={t('site.nothingNew')} />}
      {site.gone.length > 0 && (
        <section className="role-rules" aria-labelledby="gone">
          <h2 id="gone">{t('site.gone')}</h2>
          <GoneStories gone={site.gone} locale={locale} />
        </section>
      )}
      {site.mayCatchUp && (
        <section className="role-rules" aria-labelledby="catch-up">
          <h2 id="catch-up">{t('site.catchUpTitle')}</h2>
          <CatchUpForm
            action={catchUpAction.bind(null, run.id)}
            locale={locale}
            timeZone={timeZone}
            site={site}
          />
          <h3>{t('site.keepUp')}</h3>
          <KeepUpForm action={keepUpAction.bind(null, run.id)} locale={locale} site={site} />
        </section>
      )}
    </>
  )
}

/** How far it has come, while something goes on. */
async function Progress({ found: { run, undo }, isTrying, locale }: Part & { isTrying: boolean }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const { state } = run
  if (!isTrying && state !== 'looking' && state !== 'running' && state !== 'stopping' && state !== 'undoing')
    return null
  const undone = Object.values(undo.outcomes).reduce((sum, each) => sum + each, 0)
  const [done, total] = state === 'undoing' ? [undone, undo.of] : [run.done, run.total]
  return (
    <section className="role-rules" aria-live="polite">
      <p>{t(isTrying ? 'try.running' : `run.${state as 'looking' | 'running' | 'stopping' | 'undoing'}`)}</p>
      {!isTrying && state !== 'looking' && (
        <>
          <progress
            className="run-progress"
            value={done}
            max={Math.max(1, total)}
            aria-label={t(`state.${state}`)}
          />
          <p className="board-facts">{t('run.progress', { done, total })}</p>
        </>
      )}
      {state === 'looking' && <p className="board-facts">{t('count', { count: total })}</p>}
      {state === 'running' && (
        <ActionForm action={stopRunAction.bind(null, run.id)} label={t('stop.submit')}>
          <div className="button-row">
            <SubmitButton kind="plain">{t('stop.submit')}</SubmitButton>
          </div>
        </ActionForm>
      )}
      <RefreshWhile />
      <noscript>
        <meta httpEquiv="refresh" content="4" />
        <ButtonLink href={`/admin/import/${run.id}`}>{t('run.refresh')}</ButtonLink>
      </noscript>
    </section>
  )
}

/**
 * Decides what is what, tries a few stories, takes all of it in, or goes on with it as it was begun: one form, so that
 * nothing that was chosen is left behind.
 */
async function StartForm({
  found: { run, preview, trial, options, sections },
  mapping,
  query,
  isOpen,
  isTrying,
  locale,
}: Part & {
  mapping: MappingView | null
  query: { person: string; category: string }
  isOpen: boolean
  isTrying: boolean
}) {
  const mayGoOn =
    run.state === 'interrupted' ||
    run.state === 'stopped' ||
    (run.failure?.reason === 'fault' && preview !== null)
  if (isTrying || (!isOpen && !mayGoOn)) return null
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const isBegun = mayGoOn && run.done > 0
  const trying = preview?.trial.length ?? 0
  const mayTry = isOpen && !trial && trying > 0 && run.format !== 'warraq'
  return (
    <>
      {mapping && (
        <section className="role-rules" aria-labelledby="map">
          <h2 id="map">{t('map.title')}</h2>
          <p>{t('map.intro')}</p>
          <RowSearch path={`/admin/import/${run.id}`} query={query} view={mapping} locale={locale} />
        </section>
      )}
      <ActionForm
        key={`${query.person} ${query.category}`}
        action={startRunAction.bind(null, run.id)}
        done={t('map.saved')}
        className="form map-form"
        label={t(mapping ? 'map.title' : 'start.title')}
      >
        {mapping && <MappingFields view={mapping} sections={sections} locale={locale} />}
        <h2>{t('start.title')}</h2>
        {mayTry && <p>{t('try.text', { count: trying })}</p>}
        {isBegun ? (
          <FormHidden name="publish" value={options.publish ? 'yes' : ''} />
        ) : (
          <FormCheckbox
            label={t('start.publish')}
            hint={t('start.publishHint')}
            name="publish"
            value="yes"
            checked={options.publish ?? true}
          />
        )}
        {isBegun || trial ? (
          <>
            {trial && <p className="field-hint">{t('start.decided')}</p>}
            <FormHidden name="section" value={options.section ?? ''} />
            <FormHidden name="locale" value={options.locale ?? ''} />
          </>
        ) : (
          <>
            <FormSelect
              label={t('start.section')}
              name="section"
              value={options.section ?? ''}
              options={[
                { value: '', label: t('start.ownSections') },
                ...sections.map(({ slug, names }) => ({ value: slug, label: inLocale(names, locale) })),
              ]}
            />
            <FormSelect
              label={t('start.language')}
              name="locale"
              value={options.locale ?? ''}
              options={[
                { value: '', label: t('start.ownLanguage') },
                ...locales.map((each) => ({ value: each, label: localeTable[each].name })),
              ]}
            />
          </>
        )}
        {isBegun ? (
          <FormHidden name="fetchPictures" value={options.fetchPictures ? 'yes' : ''} />
        ) : (
          run.format !== 'warraq' && (
            <FormCheckbox
              label={t('pictures.fetch')}
              hint={t('pictures.fetchHint')}
              name="fetchPictures"
              value="yes"
              checked={options.fetchPictures ?? Boolean(preview?.shownPictures?.origin)}
            />
          )
        )}
        <div className="button-row">
          {mayTry && (
            <SubmitButton kind="primary" name="intent" value="try">
              {t('try.submit', { count: trying })}
            </SubmitButton>
          )}
          <SubmitButton kind={mayTry ? 'plain' : 'primary'}>
            {t(mayGoOn ? 'start.goOn' : run.state === 'undone' ? 'start.again' : 'start.submit')}
          </SubmitButton>
          {mapping && (
            <SubmitButton kind="quiet" name="intent" value="save">
              {t('map.save')}
            </SubmitButton>
          )}
        </div>
      </ActionForm>
    </>
  )
}

/** Pictures that did not come with the file: what became of each, and whether they are to be fetched. */
async function FetchedPictures({
  runId,
  pictures,
  locale,
}: {
  runId: string
  pictures: NonNullable<Awaited<ReturnType<typeof readRunPictures>>>
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  return (
    <section className="role-rules" aria-labelledby="pictures">
      <h2 id="pictures">{t('pictures.title')}</h2>
      {pictures.coming > 0 && (
        <div aria-live="polite">
          <p>{t('pictures.coming', { count: pictures.coming })}</p>
          <RefreshWhile seconds={5} />
          <noscript>
            <meta httpEquiv="refresh" content="4" />
            <ButtonLink href={`/admin/import/${runId}`}>{t('run.refresh')}</ButtonLink>
          </noscript>
        </div>
      )}
      <RunPictures pictures={pictures} most={readSettings().importPictures} locale={locale} />
      {pictures.coming > 0 ? (
        <ActionForm action={stopPicturesAction.bind(null, runId)} label={t('pictures.stop')}>
          <div className="button-row">
            <SubmitButton kind="plain">{t('pictures.stop')}</SubmitButton>
          </div>
        </ActionForm>
      ) : (
        pictures.counts.placed !== pictures.all && (
          <ActionForm action={fetchRunPicturesAction.bind(null, runId)} label={t('pictures.start')}>
            <div className="button-row">
              <SubmitButton>
                {t(pictures.counts.waiting === pictures.all ? 'pictures.start' : 'pictures.retry')}
              </SubmitButton>
            </div>
          </ActionForm>
        )
      )}
    </section>
  )
}

/** Asks, behind a summary, for what takes stories from readers. */
async function UndoForm({ found: { run, undo }, locale }: Part) {
  const mayUndo =
    run.format !== 'warraq' &&
    (run.state === 'half-undone' ||
      (['finished', 'stopped', 'interrupted', 'failed'].includes(run.state) && undo.of > 0))
  if (!mayUndo) return null
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  return (
    <section className="role-rules" aria-labelledby="undo">
      <details className="run-undo" open={run.state === 'half-undone'}>
        <summary>
          <h2 id="undo">{t('undo.title')}</h2>
        </summary>
        <p>{t('undo.text')}</p>
        <ActionForm action={undoRunAction.bind(null, run.id)} label={t('undo.title')}>
          <div className="button-row">
            <SubmitButton kind="danger">
              {t(run.state === 'half-undone' ? 'undo.goOn' : 'undo.submit')}
            </SubmitButton>
          </div>
        </ActionForm>
      </details>
    </section>
  )
}
