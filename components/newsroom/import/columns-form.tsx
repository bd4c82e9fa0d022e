import { getTranslations } from 'next-intl/server'
import type { FoundColumns } from '@/lib/archive/import/run-folder.ts'
import { tableFields } from '@/lib/archive/table/table-mapping.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { ActionForm, FormSelect } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { AsInFile } from './as-in-file.tsx'
import { columnField } from './read-mapping-form.ts'

/** Says what the columns of a table are: each with something that stands in it, as its name often tells nothing. */
export async function ColumnsForm({
  found: { columns, mapping },
  isRefused,
  action,
  locale,
}: {
  found: FoundColumns
  isRefused: boolean
  action: FormAction<void>
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import.columns' })
  const fieldOf = new Map(tableFields.flatMap((field) => (mapping[field] ? [[mapping[field], field]] : [])))
  return (
    <section className="role-rules" aria-labelledby="columns">
      <h2 id="columns">{t('title')}</h2>
      {isRefused ? <Notice kind="failure" live title={t('refused')} /> : <p>{t('found')}</p>}
      <ActionForm action={action} className="form map-form" label={t('title')}>
        <ul className="map-rows">
          {columns.map(({ name, sample }) => (
            <li key={name}>
              <p className="map-of">
                <AsInFile>{name}</AsInFile>{' '}
                <span className="board-facts">{sample ? <bdi dir="auto">{sample}</bdi> : t('empty')}</span>
              </p>
              <FormSelect
                label={`${t('is')}: ${name}`}
                labelHidden
                name={columnField(name)}
                value={fieldOf.get(name) ?? ''}
                options={[
                  { value: '', label: t('nothing') },
                  ...tableFields.map((field) => ({ value: field, label: t(`field.${field}`) })),
                ]}
              />
            </li>
          ))}
        </ul>
        <div className="button-row">
          <SubmitButton kind={isRefused ? 'primary' : 'plain'}>{t('submit')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
