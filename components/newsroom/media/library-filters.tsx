import Form from 'next/form'
import { getTranslations } from 'next-intl/server'
import { locales, localeTable } from '@/lib/locale/table.ts'
import { licenceKindNames } from '@/lib/picture/licences.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Checkbox, Select } from '../ui/field.tsx'
import { SearchField } from '../ui/search-field.tsx'
import { isNarrowed, type LibraryQuestion, libraryHref } from './library-address.ts'

/** Narrows the library: a form of the browser's own. */
export async function LibraryFilters({
  question,
  bringers,
  staffId,
  locale,
}: {
  question: LibraryQuestion
  /** Everybody who has brought a picture. */
  bringers: readonly { staffId: string; name: string }[]
  /** Of who asks; they come first. */
  staffId: string | null
  locale: NewsroomLocale
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Media' })
  const { query, by, undescribedIn, use, licence, expiring } = question
  return (
    <search aria-label={t('search.label')}>
      <Form action="/admin/media" prefetch={false} className="filters" key={libraryHref(question)}>
        <SearchField
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          query={query ?? ''}
          maxLength={100}
        />
        <Select
          label={t('filter.by')}
          labelHidden
          name="by"
          defaultValue={by ?? ''}
          options={[
            { value: '', label: t('filter.anybody') },
            ...(staffId ? [{ value: staffId, label: t('filter.me') }] : []),
            ...bringers
              .filter((each) => each.staffId !== staffId)
              .map((each) => ({ value: each.staffId, label: each.name })),
          ]}
        />
        <Select
          label={t('filter.use')}
          labelHidden
          name="use"
          defaultValue={use ?? ''}
          options={[
            { value: '', label: t('filter.anyUse') },
            { value: 'used', label: t('filter.used') },
            { value: 'unused', label: t('filter.unused') },
          ]}
        />
        <Select
          label={t('filter.undescribed')}
          labelHidden
          name="undescribed"
          defaultValue={undescribedIn ?? ''}
          options={[
            { value: '', label: t('filter.anyWords') },
            ...locales.map((each) => ({
              value: each,
              label: t('filter.undescribedIn', { language: localeTable[each].name }),
            })),
          ]}
        />
        <Select
          label={t('filter.licence')}
          labelHidden
          name="licence"
          defaultValue={licence ?? ''}
          options={[
            { value: '', label: t('filter.anyLicence') },
            ...licenceKindNames.map((kind) => ({ value: kind, label: t(`licence.kinds.${kind}`) })),
            { value: 'none', label: t('filter.noLicence') },
          ]}
        />
        <Checkbox label={t('filter.expiring')} name="expiring" value="1" defaultChecked={expiring} />
        <Button type="submit">{t('search.apply')}</Button>
        {isNarrowed(question) && (
          <ButtonLink kind="quiet" href={libraryHref()}>
            {t('search.clear')}
          </ButtonLink>
        )}
      </Form>
    </search>
  )
}
