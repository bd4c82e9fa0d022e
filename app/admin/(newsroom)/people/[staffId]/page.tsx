import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { boardHref } from '@/components/newsroom/board/board-address.ts'
import { ActionForm } from '@/components/newsroom/forms/action-form.client.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { MakeLink } from '@/components/newsroom/people/make-link.client.tsx'
import { BylineField, DesksField, RoleField } from '@/components/newsroom/people/person-fields.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { directoryChoices } from '@/lib/newsroom/people/directory-choices.ts'
import { readPerson } from '@/lib/newsroom/people/list-people.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import {
  changePersonAction,
  makeLinkAction,
  reinstateAction,
  removePersonAction,
  resetSecondFactorAction,
  suspendAction,
} from '../actions.ts'

type Props = { params: Promise<{ staffId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.People.people' })
  return { title: t('person') }
}

export default async function PersonPage({ params }: Props) {
  const { staffId } = await params
  const { db, actor, locale } = await requirePageUser(`/admin/people/${staffId}`)
  if (!may(actor, 'people.change')) notFound()
  const person = await readPerson(db, actor, { staffId })
  if (!person) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.People.people' })
  const { desks, authors } = await directoryChoices(db, locale)
  const { name } = person
  const canEnter = !person.isSuspended && person.role !== 'contributor'
  return (
    <div className="screen-narrow person-page">
      <ButtonLink kind="quiet" size="small" icon="back" href="/admin/people" className="go-back">
        {t('back')}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>
            <bdi>{name}</bdi> {person.isSuspended && <Badge tone="red">{t('states.suspended')}</Badge>}
          </h1>
          <p>
            <bdi>{person.email}</bdi>
          </p>
        </div>
        {person.authorId && (
          <a className="entry-reader" href={`/admin/directory/author/${person.authorId}`}>
            {t('bylinePage')}
          </a>
        )}
        <a className="entry-reader" href={boardHref({ ownerId: staffId })}>
          {t('inHand')}
        </a>
      </header>
      <ActionForm action={changePersonAction.bind(null, staffId)} done={t('saved')} label={t('person')}>
        <RoleField value={person.role} locale={locale} />
        <DesksField desks={desks} value={person.deskIds} locale={locale} />
        <BylineField authors={authors} staffId={staffId} value={person.authorId} locale={locale} />
        <div className="button-row">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
      {canEnter && (
        <section aria-labelledby="link">
          <h2 id="link">{t('linkTitle')}</h2>
          <p className="section-lead">{person.hasJoined ? t('linkReset') : t('linkJoin', { name })}</p>
          <MakeLink action={makeLinkAction.bind(null, staffId)} />
        </section>
      )}
      {person.hasSecondFactor && (
        <section aria-labelledby="factor">
          <h2 id="factor">{t('factorTitle')}</h2>
          <p className="section-lead">{t('factorReset')}</p>
          <div className="button-row">
            <ConfirmedAction
              action={resetSecondFactorAction.bind(null, staffId)}
              title={t('factorSubmit')}
              description={t('factorReset')}
              confirm={t('factorSubmit')}
              done={t('factorDone')}
            />
          </div>
        </section>
      )}
      <section aria-labelledby="access">
        <h2 id="access">{person.isSuspended ? t('reinstateTitle') : t('suspendTitle')}</h2>
        <p className="section-lead">
          {person.isSuspended ? t('reinstateBody', { name }) : t('suspendBody', { name })}
        </p>
        <div className="button-row">
          {person.isSuspended ? (
            <ActionButton action={reinstateAction.bind(null, staffId)} done={t('reinstated', { name })}>
              {t('reinstateSubmit', { name })}
            </ActionButton>
          ) : (
            <ConfirmedAction
              action={suspendAction.bind(null, staffId)}
              title={t('suspendTitle')}
              description={t('suspendBody', { name })}
              confirm={t('suspendSubmit', { name })}
              done={t('suspended', { name })}
            />
          )}
        </div>
      </section>
      <section aria-labelledby="remove">
        <h2 id="remove">{t('removeTitle')}</h2>
        <p className="section-lead">{t('removeBody', { name })}</p>
        <div className="button-row">
          <ConfirmedAction
            action={removePersonAction.bind(null, staffId)}
            title={t('removeTitle')}
            description={t('removeBody', { name })}
            confirm={t('removeSubmit', { name })}
          />
        </div>
      </section>
    </div>
  )
}
