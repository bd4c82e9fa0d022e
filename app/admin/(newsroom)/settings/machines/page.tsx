import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { MachineTermsForm } from '@/components/newsroom/settings/machine-terms-form.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { may } from '@/lib/newsroom/permissions.ts'
import { readPublication } from '@/lib/newsroom/settings/change-settings.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { saveMachineTermsAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Settings.machines' })
  return { title: t('title') }
}

export default async function MachineTermsPage() {
  const { db, actor, locale } = await requirePageUser('/admin/settings/machines')
  if (!may(actor, 'settings.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Settings' })
  return (
    <div className="screen-narrow">
      <ButtonLink kind="quiet" size="small" icon="back" href="/admin/settings" className="go-back">
        {t('title')}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>{t('machines.title')}</h1>
          <p>{t('machines.intro')}</p>
        </div>
      </header>
      <p className="section-lead">{t('machines.note')}</p>
      <MachineTermsForm
        settings={await readPublication(db, actor)}
        locale={locale}
        action={saveMachineTermsAction}
      />
    </div>
  )
}
