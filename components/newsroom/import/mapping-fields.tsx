import { getTranslations } from 'next-intl/server'
import type { MappingView, Rows } from '@/lib/archive/import/map-run.ts'
import { inLocale, type PerLocale } from '@/lib/locale/table.ts'
import { type NewsroomLocale, storyKinds } from '@/lib/vocabulary.ts'
import { FormSelect, FormTextField } from '../forms/action-form.client.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { AsInFile } from './as-in-file.tsx'
import {
  calledField,
  categoryField,
  mappingMark,
  personField,
  typeField,
  whoField,
} from './read-mapping-form.ts'

type Props = {
  view: MappingView
  sections: readonly { id: string; names: PerLocale }[]
  /** Of the run's page. */
  path: string
  query: { person: string; category: string }
  locale: NewsroomLocale
}

/**
 * Fields of a form: who and what of a file is who and what here, the first rows of each table; the others are found by
 * {@link RowSearch}.
 */
export async function MappingFields({ view, sections, locale }: Pick<Props, 'view' | 'sections' | 'locale'>) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const { people, categories, types, tags, pages, ours } = view
  return (
    <>
      <input type="hidden" name={mappingMark} value="yes" />
      <datalist id="import-authors">
        {ours.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {people.total > 0 && (
        <section aria-labelledby="map-people">
          <h3 id="map-people">{t('map.people.title')}</h3>
          <p className="field-hint">{t('map.people.hint')}</p>
          <ul className="map-rows">
            {people.rows.map(({ key, name, email, stories, to, who }) => (
              <li key={key}>
                <p className="map-of">
                  <AsInFile>{name}</AsInFile>{' '}
                  <span className="board-facts">
                    {t('count', { count: stories })}
                    {email && (
                      <>
                        {' · '}
                        <bdi dir="ltr">{email}</bdi>
                      </>
                    )}
                  </span>
                </p>
                <FormSelect
                  label={`${t('map.people.to')}: ${name}`}
                  labelHidden
                  name={personField(key)}
                  value={to}
                  options={(['new', 'known', 'same', 'nobody'] as const).map((value) => ({
                    value,
                    label: t(`map.people.${value}`),
                  }))}
                />
                <FormTextField
                  className="map-name"
                  label={`${t('map.people.who')}: ${name}`}
                  labelHidden
                  name={whoField(key)}
                  value={who}
                  list="import-authors"
                  dir="auto"
                  autoComplete="off"
                  title={t('map.people.whoHint')}
                />
              </li>
            ))}
          </ul>
          <Shown rows={people} locale={locale} />
        </section>
      )}
      {categories.total > 0 && (
        <section aria-labelledby="map-categories">
          <h3 id="map-categories">{t('map.categories.title')}</h3>
          <p className="field-hint">{t('map.categories.hint')}</p>
          <ul className="map-rows">
            {categories.rows.map(({ key, name, stories, parentName, to, section, called }) => (
              <li key={key} data-below={parentName ? '' : undefined}>
                <p className="map-of">
                  <AsInFile>{name}</AsInFile>{' '}
                  <span className="board-facts">
                    {t('count', { count: stories })}
                    {parentName && ` · ${t('map.categories.below', { parent: `\u2068${parentName}\u2069` })}`}
                  </span>
                </p>
                <FormSelect
                  label={`${t('map.categories.to')}: ${name}`}
                  labelHidden
                  name={categoryField(key)}
                  value={to === 'section' ? `section:${section}` : to}
                  options={[
                    {
                      label: t('map.categories.ours'),
                      options: sections.map(({ id, names }) => ({
                        value: `section:${id}`,
                        label: inLocale(names, locale),
                      })),
                    },
                    ...(['new-section', 'topic', 'nothing'] as const).map((value) => ({
                      value,
                      label: t(`map.categories.${value}`),
                    })),
                  ]}
                />
                <FormTextField
                  className="map-name"
                  label={`${t('map.categories.called')}: ${name}`}
                  labelHidden
                  name={calledField(key)}
                  value={called}
                  dir="auto"
                  autoComplete="off"
                />
              </li>
            ))}
          </ul>
          <Shown rows={categories} locale={locale} />
        </section>
      )}
      {types.length > 0 && (
        <section aria-labelledby="map-types">
          <h3 id="map-types">{t('map.types.title')}</h3>
          <ul className="map-rows">
            {types.map(({ type, stories, isCustom, to }) => (
              <li key={type}>
                <p className="map-of">
                  <AsInFile>{type}</AsInFile>{' '}
                  <span className="board-facts">{t('count', { count: stories })}</span>
                </p>
                <TypeSelect type={type} isCustom={isCustom} to={to} locale={locale} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="form-row">
        {(tags.choices[0]?.tags ?? 0) > 0 && (
          <FormSelect
            label={t('map.tags.label')}
            name="tags"
            value={tags.least === null ? 'none' : String(Math.max(1, tags.least))}
            options={[
              ...tags.choices.map(({ least, tags: count }) => ({
                value: String(least),
                label: least < 2 ? t('map.tags.all', { count }) : t('map.tags.least', { least, count }),
              })),
              { value: 'none', label: t('map.tags.none') },
            ]}
          />
        )}
        {pages.stories > 0 && (
          <FormSelect
            label={t('map.pages.label', { count: pages.stories })}
            name="pages"
            value={pages.to}
            options={[
              { value: 'draft', label: t('map.pages.draft') },
              { value: 'leave-out', label: t('map.pages.leaveOut') },
            ]}
          />
        )}
      </div>
    </>
  )
}

async function TypeSelect({
  type,
  isCustom,
  to,
  locale,
}: {
  type: string
  isCustom: boolean
  to: string
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  const shell = await getTranslations({ locale, namespace: 'Newsroom.Shell' })
  return (
    <FormSelect
      label={`${t('map.types.title')}: ${type}`}
      labelHidden
      name={typeField(type)}
      value={to}
      options={[
        { value: '', label: t(isCustom ? 'map.types.customUsual' : 'map.types.usual') },
        ...storyKinds.map((kind) => ({ value: kind, label: shell(`kind.${kind}`) })),
        ...(isCustom ? [] : [{ value: 'leave-out', label: t('map.types.leave-out') }]),
      ]}
    />
  )
}

/** How many rows are not shown. */
async function Shown({ rows, locale }: { rows: Rows<unknown>; locale: NewsroomLocale }) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  if (rows.found === 0) return <p className="field-hint">{t('map.none')}</p>
  if (rows.rows.length === rows.total) return null
  return <p className="field-hint">{t('map.shown', { shown: rows.rows.length, found: rows.total })}</p>
}

/** Finds rows of tables that are too long to be shown. */
export async function RowSearch({
  path,
  query,
  view,
  locale,
}: Pick<Props, 'path' | 'query' | 'view' | 'locale'>) {
  const long = (['people', 'categories'] as const).filter((part) => view[part].total > 50)
  if (long.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'Newsroom.Import' })
  return (
    <search aria-label={t('map.find.submit')}>
      <form action={path} className="map-search">
        {long.includes('people') && (
          <TextField
            label={t('map.find.person')}
            type="search"
            name="person"
            defaultValue={query.person}
            maxLength={200}
          />
        )}
        {long.includes('categories') && (
          <TextField
            label={t('map.find.category')}
            type="search"
            name="category"
            defaultValue={query.category}
            maxLength={200}
          />
        )}
        <Button type="submit" icon="search">
          {t('map.find.submit')}
        </Button>
      </form>
    </search>
  )
}
