import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/newsroom/forms/action-form.client.tsx'
import { PeopleList } from '@/components/newsroom/people/people-list.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { Checkbox } from '@/components/newsroom/ui/field.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { directoryChoices } from '@/lib/newsroom/people/directory-choices.ts'
import { listPeople, listRoleRules } from '@/lib/newsroom/people/list-people.ts'
import { may, rolesWithAccess } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { changeRulesAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People.people' })
  return { title: t('title') }
}

export default async function PeoplePage() {
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/people')
  // Whoever may not read them is told nothing of them, as of any address that is not there.
  if (!may(actor, 'people.read')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.people' })
  const people = await listPeople(db, actor)
  const { desks } = await directoryChoices(db, locale)
  const ruled = await listRoleRules(db, actor)
  return (
    <div className="people-page">
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>
            {t('intro')} {t('count', { count: people.length })}.
          </p>
        </div>
        {may(actor, 'people.invite') && (
          <ButtonLink kind="primary" icon="plus" href="/admin/people/new">
            {t('invite')}
          </ButtonLink>
        )}
      </header>
      <PeopleList
        people={people}
        desks={desks}
        me={actor.staffId}
        mayChange={may(actor, 'people.change')}
        locale={locale}
        timeZone={timeZone}
      />
      {may(actor, 'settings.edit') && (
        <section className="role-rules" aria-labelledby="role-rules">
          <h2 id="role-rules">{t('rulesTitle')}</h2>
          <p className="section-lead">{t('rulesBody')}</p>
          <ActionForm action={changeRulesAction} done={t('rulesSaved')}>
            <div className="desk-choices">
              {rolesWithAccess.map((role) => (
                <Checkbox
                  key={role}
                  name={role}
                  label={t(`roles.${role}`)}
                  defaultChecked={ruled.includes(role)}
                />
              ))}
            </div>
            <div className="button-row">
              <SubmitButton kind="plain">{t('save')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      )}
    </div>
  )
}
