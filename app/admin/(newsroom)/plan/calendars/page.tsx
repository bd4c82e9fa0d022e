import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ActionForm, FormSelect } from '@/components/newsroom/forms/action-form.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { CopyButton } from '@/components/newsroom/people/copy-button.client.tsx'
import { CalendarFile } from '@/components/newsroom/plan/calendar-file.client.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { newsroomSecret } from '@/lib/newsroom/people/secret.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { planPath } from '@/lib/newsroom/plan/plan-address.ts'
import { feedAddress, listFeeds } from '@/lib/newsroom/plan/plan-feeds.ts'
import { sectionsAndDesks } from '@/lib/newsroom/writing/story-directory.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { makeFeedAction, revokeFeedAction } from '../actions.ts'
import '@/components/newsroom/plan/plan.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Plan.feeds' })
  return { title: t('title') }
}

/** The plan in other calendars, and events from them. */
export default async function CalendarsPage() {
  const { db, actor, locale } = await requirePageUser(`${planPath}/calendars`)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Plan' })
  const feeds = await listFeeds(db, actor)
  const { desks } = await sectionsAndDesks(
    db,
    locale,
    feeds.map(({ deskId }) => deskId),
  )
  const secret = newsroomSecret(readSettings())
  const nameOf = (deskId: string | null) =>
    deskId ? t('feeds.ofDesk', { desk: desks.find(({ id }) => id === deskId)?.name ?? '' }) : t('feeds.mine')
  return (
    <div className="screen-narrow">
      <header className="screen-head">
        <div>
          <h1>{t('feeds.title')}</h1>
          <p>{t('feeds.intro')}</p>
        </div>
        <ButtonLink icon="back" href={planPath}>
          {t('title')}
        </ButtonLink>
      </header>
      <section aria-labelledby="plan-out" className="plan-part">
        <h2 id="plan-out">{t('feeds.out')}</h2>
        <p className="section-lead">{t('feeds.outText')}</p>
        {feeds.length === 0 ? (
          <p className="field-hint">{t('feeds.none')}</p>
        ) : (
          <ul className="plan-feeds">
            {feeds.map(({ id, deskId }) => {
              const address = feedAddress(secret, id)
              return (
                <li key={id}>
                  <h3>{nameOf(deskId)}</h3>
                  <p className="plan-address">
                    <code dir="ltr">{address}</code>
                  </p>
                  <div className="button-row">
                    <CopyButton text={address} label={t('feeds.copy')} done={t('feeds.copied')} />
                    <ConfirmedAction
                      action={revokeFeedAction.bind(null, id)}
                      title={t('feeds.revoke')}
                      description={t('feeds.revokeText')}
                      confirm={t('feeds.revoke')}
                      done={t('feeds.revoked')}
                    />
                  </div>
                </li>
              )
            })}
          </ul>
        )}
        <ActionForm action={makeFeedAction} done={t('feeds.made')} label={t('feeds.make')}>
          <FormSelect
            label={t('feeds.which')}
            name="deskId"
            value=""
            options={[
              { value: '', label: t('feeds.mine') },
              ...desks.map(({ id, name }) => ({ value: id, label: t('feeds.ofDesk', { desk: name }) })),
            ]}
          />
          <div className="button-row">
            <SubmitButton>{t('feeds.make')}</SubmitButton>
          </div>
        </ActionForm>
      </section>
      {may(actor, 'plan.edit') && (
        <section aria-labelledby="plan-in" className="plan-part">
          <h2 id="plan-in">{t('feeds.in')}</h2>
          <p className="section-lead">{t('feeds.inText')}</p>
          <CalendarFile path={`${planPath}/calendars/file`} desks={desks} />
        </section>
      )}
    </div>
  )
}
