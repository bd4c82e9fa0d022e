import { getTranslations } from 'next-intl/server'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { Settings } from '@/lib/newsroom/settings/change-settings.ts'
import { mostMenuItems } from '@/lib/newsroom/settings/parse-settings.ts'
import type { NewsroomLocale } from '@/lib/vocabulary.ts'
import { menuPages, menuPlaces } from '@/lib/vocabulary.ts'
import { ActionForm, FormHidden, FormSelect, FormTextField } from '../forms/action-form.client.tsx'
import type { FormAction } from '../forms/form-state.ts'
import { SubmitButton } from '../ui/submit-button.client.tsx'
import { menuField, targetOf } from './read-settings-form.ts'

type Named = { id: string; name: string }

/** Empty places after those that are taken: more come when these have been saved. */
const empty = 4

/** The menus of one language: for each place the sections in their order, or links of one's own. */
export async function MenusForm({
  settings,
  menusLocale,
  sections,
  topics,
  locale,
  action,
}: {
  settings: Settings
  menusLocale: Locale
  sections: readonly Named[]
  topics: readonly Named[]
  locale: NewsroomLocale
  action: FormAction<void>
}) {
  const t = await getTranslations({ locale, namespace: 'Newsroom.Settings.menus' })
  const menus = settings.menus[menusLocale]
  const targets = [
    { value: '', label: t('nothing') },
    ...menuPages.map((page) => ({ value: `page:${page}`, label: t(`pages.${page}`) })),
    ...sections.map(({ id, name }) => ({ value: `section:${id}`, label: t('section', { name }) })),
    ...topics.map(({ id, name }) => ({ value: `topic:${id}`, label: t('topic', { name }) })),
    { value: 'address', label: t('address') },
  ]
  const { dir } = localeTable[menusLocale]
  return (
    <ActionForm action={action} done={t('saved')} label={t('title')} className="form settings-form">
      <FormHidden name="version" value={String(settings.version)} />
      {menuPlaces.map((place) => {
        const items = menus?.[place] ?? []
        const rows = Math.min(items.length + empty, mostMenuItems)
        return (
          <section key={place} aria-labelledby={place}>
            <h2 id={place}>{t(place)}</h2>
            <FormSelect
              label={t('what')}
              name={menuField(place, 'own')}
              value={menus?.[place] ? 'own' : 'sections'}
              options={[
                { value: 'sections', label: t('bySections') },
                { value: 'own', label: t('own') },
              ]}
              className="menu-own"
            />
            <ol className="menu-rows">
              {Array.from({ length: rows }, (_, at) => {
                const item = items[at]
                const isAddress = item?.kind === 'address'
                return (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a place is what it is by its number
                  <li key={at}>
                    <FormTextField
                      label={t('order', { place: at + 1 })}
                      labelHidden
                      name={menuField(place, 'order', at)}
                      value={String(at + 1)}
                      type="number"
                      min={1}
                      max={99}
                      className="menu-order"
                    />
                    <FormSelect
                      label={t('target', { place: at + 1 })}
                      labelHidden
                      name={menuField(place, 'target', at)}
                      value={item ? targetOf(item) : ''}
                      options={targets}
                      className="menu-target"
                    />
                    <div className="menu-address">
                      <FormTextField
                        label={t('label')}
                        name={menuField(place, 'label', at)}
                        value={isAddress ? item.label : ''}
                        maxLength={60}
                        lang={menusLocale}
                        dir={dir}
                        autoComplete="off"
                      />
                      <FormTextField
                        label={t('href')}
                        name={menuField(place, 'href', at)}
                        value={isAddress ? item.href : ''}
                        maxLength={500}
                        dir="ltr"
                        autoComplete="off"
                        spellCheck={false}
                      />
                    </div>
                  </li>
                )
              })}
            </ol>
          </section>
        )
      })}
      <div className="button-row settings-save">
        <SubmitButton>{t('save')}</SubmitButton>
      </div>
    </ActionForm>
  )
}
