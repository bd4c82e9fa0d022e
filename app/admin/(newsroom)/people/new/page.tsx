import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { InviteForm } from '@/components/newsroom/people/invite-form.client.tsx'
import {
  BylineField,
  DesksField,
  LanguageField,
  RoleField,
} from '@/components/newsroom/people/person-fields.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { TextField } from '@/components/newsroom/ui/field.tsx'
import { directoryChoices } from '@/lib/newsroom/people/directory-choices.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { inviteAction } from '../actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People.people' })
  return { title: t('inviteTitle') }
}

export default async function InvitePage() {
  const { db, actor, locale } = await requirePageUser('/admin/people/new')
  if (!may(actor, 'people.invite')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.People' })
  const { desks, authors } = await directoryChoices(db, locale)
  return (
    <div className="screen-narrow form">
      <ButtonLink kind="quiet" size="small" icon="back" href="/admin/people" className="go-back">
        {t('people.back')}
      </ButtonLink>
      <h1>{t('people.inviteTitle')}</h1>
      <InviteForm action={inviteAction} hasMail={readSettings().mail !== undefined}>
        <div className="form-row">
          <TextField label={t('name')} name="name" dir="auto" required maxLength={100} autoComplete="off" />
          <TextField
            label={t('email')}
            name="email"
            type="email"
            dir="ltr"
            required
            autoComplete="off"
            spellCheck={false}
          />
        </div>
        <RoleField value="author" locale={locale} />
        <DesksField desks={desks} value={[]} locale={locale} />
        <BylineField authors={authors} staffId={null} value={null} locale={locale} />
        <LanguageField value={locale} locale={locale} />
      </InviteForm>
    </div>
  )
}
