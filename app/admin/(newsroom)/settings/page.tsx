import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { BackupStandingSection } from '@/components/newsroom/settings/backup-standing.tsx'
import { SettingsForm } from '@/components/newsroom/settings/settings-form.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { readBackups } from '@/lib/backup/read-backups.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readPicture } from '@/lib/newsroom/pictures/list-pictures.ts'
import { countDevices } from '@/lib/newsroom/push/staff-device.ts'
import { readPublication } from '@/lib/newsroom/settings/change-settings.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { saveSettingsAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Settings' })
  return { title: t('title') }
}

export default async function SettingsPage() {
  const { db, actor, locale } = await requirePageUser('/admin/settings')
  // Whoever may not change them is told nothing of them, as of any address that is not there.
  if (!may(actor, 'settings.edit')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Settings' })
  const settings = await readPublication(db, actor)
  const logo = settings.logoId
    ? await readPicture(db, actor, { mediaId: settings.logoId }).catch(() => null)
    : null
  return (
    <div className="screen-narrow">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <div className="button-row">
          <ButtonLink href="/admin/settings/menus/ar">{t('menus.title')}</ButtonLink>
          <ButtonLink href="/admin/settings/machines">{t('machines.title')}</ButtonLink>
        </div>
      </header>
      <SettingsForm
        settings={settings}
        logo={logo}
        devices={await countDevices(db, actor)}
        locale={locale}
        action={saveSettingsAction}
      />
      <BackupStandingSection
        standing={await readBackups(db, actor)}
        locale={locale}
        timeZone={settings.timeZone}
      />
    </div>
  )
}
