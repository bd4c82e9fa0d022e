import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MenusForm } from '@/components/newsroom/settings/menus-form.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { PendingLink } from '@/components/newsroom/ui/pending-link.client.tsx'
import { isLocale, locales, localeTable } from '@/lib/locale/table.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readPublication } from '@/lib/newsroom/settings/change-settings.ts'
import { storyDirectory } from '@/lib/newsroom/writing/story-directory.ts'
import { newsroomLocale, requirePageUser } from '../../../../require-actor.ts'
import { saveMenusAction } from '../../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Settings.menus' })
  return { title: t('title') }
}

export default async function MenusPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale: menusLocale } = await params
  if (!isLocale(menusLocale)) notFound()
  const { db, actor, locale } = await requirePageUser(`/admin/settings/menus/${menusLocale}`)
  if (!may(actor, 'settings.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Settings' })
  const { sections, topics } = await storyDirectory(db, locale)
  return (
    <div className="screen-narrow">
      <ButtonLink kind="quiet" size="small" icon="back" href="/admin/settings" className="go-back">
        {t('title')}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>{t('menus.title')}</h1>
          <p>{t('menus.intro')}</p>
        </div>
      </header>
      <nav className="kind-tabs" aria-label={t('menus.languages')}>
        <ul>
          {locales.map((each) => (
            <li key={each}>
              <PendingLink
                href={`/admin/settings/menus/${each}`}
                aria-current={each === menusLocale ? 'page' : undefined}
                lang={each}
              >
                {localeTable[each].name}
              </PendingLink>
            </li>
          ))}
        </ul>
      </nav>
      <MenusForm
        // Another language is another form, with nothing left of what was typed into the one before.
        key={menusLocale}
        settings={await readPublication(db, actor)}
        menusLocale={menusLocale}
        sections={sections}
        topics={topics}
        locale={locale}
        action={saveMenusAction.bind(null, menusLocale)}
      />
    </div>
  )
}
