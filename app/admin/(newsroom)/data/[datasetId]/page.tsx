import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { DatasetGrid } from '@/components/newsroom/datasets/dataset-grid.client.tsx'
import { DatasetHistory } from '@/components/newsroom/datasets/dataset-history.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { buttonClass } from '@/components/newsroom/ui/button.tsx'
import { type OpenDataset, readDataset, readDatasetChanges } from '@/lib/newsroom/datasets/read-datasets.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { archiveDatasetAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Data' })
  return { title: t('title') }
}

/** One table of figures: its cells, what programs call it, and what became of it. */
export default async function DatasetPage({
  params,
  searchParams,
}: {
  params: Promise<{ datasetId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const { datasetId } = await params
  const { db, actor, locale, timeZone } = await requirePageUser(`/admin/data/${datasetId}`)
  if (!may(actor, 'figures.write')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Data' })
  const asked = Number((await searchParams).before)
  const before = Number.isInteger(asked) && asked > 0 && asked < 2 ** 31 ? asked : undefined
  const table = await readDataset(db, actor, { datasetId }).catch((error: unknown): OpenDataset => {
    if (error instanceof NewsroomError && error.refusal === 'unknown-dataset') notFound()
    throw error
  })
  const { changes, hasOlder } = await readDatasetChanges(db, actor, {
    datasetId,
    ...(before !== undefined && { before }),
  })
  const { name, isArchived } = table
  return (
    <>
      <header className="screen-head">
        <div>
          <p>
            <a href="/admin/data">{t('back')}</a>
          </p>
          <h1 dir="auto">{name}</h1>
          <p>
            {isArchived && <Badge>{t('archived')}</Badge>}{' '}
            {t('changed', {
              moment: momentText(table.changedAt, locale, timeZone),
              name: `\u2068${table.changedBy}\u2069`,
            })}
          </p>
        </div>
        <a className={buttonClass()} href={`/admin/data/${datasetId}/file`} download>
          {t('grid.download')}
        </a>
      </header>
      <LiveList />
      <DatasetGrid key={datasetId} table={table} />
      <DatasetHistory
        changes={changes}
        columns={table.columns}
        locale={locale}
        timeZone={timeZone}
        address={`/admin/data/${datasetId}`}
        isOlder={before !== undefined}
        hasOlder={hasOlder}
      />
      <section className="dataset-foot" aria-labelledby="dataset-api">
        <h2 id="dataset-api">{t('api.title')}</h2>
        <p>
          {t('api.text')} <code dir="ltr">{datasetId}</code> · <a href="/admin/keys">{t('api.keys')}</a>
        </p>
        {isArchived ? (
          <ConfirmedAction
            action={archiveDatasetAction.bind(null, datasetId, false)}
            title={t('archive.restoreTitle')}
            description={t('archive.restoreText')}
            confirm={t('archive.restore')}
            done={t('archive.restored')}
          />
        ) : (
          <ConfirmedAction
            action={archiveDatasetAction.bind(null, datasetId, true)}
            title={t('archive.title')}
            description={t('archive.text')}
            confirm={t('archive.submit')}
            done={t('archive.done')}
          />
        )}
      </section>
    </>
  )
}
