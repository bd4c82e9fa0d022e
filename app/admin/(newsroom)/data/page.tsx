import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import {
  ActionForm,
  FormSelect,
  FormTextArea,
  FormTextField,
} from '@/components/newsroom/forms/action-form.client.tsx'
import { LiveList } from '@/components/newsroom/live/live-list.client.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { longestCell } from '@/lib/dataset/dataset.ts'
import { locales, localeTable } from '@/lib/locale/table.ts'
import { listDatasets } from '@/lib/newsroom/datasets/read-datasets.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { makeDatasetAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Data' })
  return { title: t('title') }
}

/** The tables of figures, and where a new one is made. */
export default async function DataPage() {
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/data')
  if (!may(actor, 'figures.write')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Data' })
  const tables = await listDatasets(db, actor)
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <ButtonLink icon="plus" href="#data-make" className="tool-jump">
          {t('make.title')}
        </ButtonLink>
      </header>
      <div className="tool-screen">
        <div className="tool-list">
          <LiveList />
          {tables.length === 0 ? (
            <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
          ) : (
            <ul className="datasets" aria-label={t('list')}>
              {tables.map((table) => (
                <li key={table.id}>
                  <a href={`/admin/data/${table.id}`} dir="auto">
                    {table.name}
                  </a>{' '}
                  {table.isArchived && <Badge>{t('archived')}</Badge>}
                  <p className="board-facts">
                    {t('rows', { count: table.rowCount })} · {localeTable[table.locale].name} ·{' '}
                    {t('changed', {
                      moment: momentText(table.changedAt, locale, timeZone),
                      name: `\u2068${table.changedBy}\u2069`,
                    })}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="tool-side">
          <section aria-labelledby="data-make">
            <h2 id="data-make">{t('make.title')}</h2>
            <ActionForm action={makeDatasetAction}>
              <FormTextField
                label={t('make.name')}
                hint={t('make.nameHint')}
                name="name"
                maxLength={longestCell}
                autoComplete="off"
                required
              />
              <FormSelect
                label={t('make.language')}
                name="language"
                value={locale}
                options={locales.map((each) => ({ value: each, label: localeTable[each].name }))}
              />
              <FormTextArea
                label={t('make.table')}
                hint={t('make.tableHint')}
                name="table"
                rows={6}
                dir="auto"
              />
              <div className="button-row">
                <SubmitButton>{t('make.submit')}</SubmitButton>
              </div>
            </ActionForm>
          </section>
        </div>
      </div>
    </>
  )
}
