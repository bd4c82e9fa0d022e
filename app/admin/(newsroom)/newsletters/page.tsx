import '@/components/newsroom/newsletters/newsletters.css'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { ActionForm, FormTextField } from '@/components/newsroom/forms/action-form.client.tsx'
import { dayNames, NewsletterFields } from '@/components/newsroom/newsletters/newsletter-fields.tsx'
import { SubscriberImport } from '@/components/newsroom/newsletters/subscriber-import.client.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { EmptyState } from '@/components/newsroom/ui/empty-state.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { Notice } from '@/components/newsroom/ui/notice.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { listNewsletters, listsToChoose } from '@/lib/newsroom/newsletters/change-newsletter.ts'
import { countPeople } from '@/lib/newsroom/newsletters/subscribers.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { readSettings } from '@/lib/settings/settings.ts'
import { newsroomLocale, requirePageUser } from '../../require-actor.ts'
import { eraseSubscriberAction, makeNewsletterAction } from './actions.ts'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Newsletters' })
  return { title: t('title') }
}

/** Letters to readers, and who gets them. */
export default async function NewslettersPage() {
  const { db, actor, locale, timeZone } = await requirePageUser('/admin/newsletters')
  if (!may(actor, 'newsletters.write')) notFound()
  const t = await getTranslations({ locale, namespace: 'Newsroom.Newsletters' })
  const newsletters = await listNewsletters(db, actor)
  const lists = await listsToChoose(db, locale)
  const people = may(actor, 'newsletters.people') ? await countPeople(db) : null
  const days = dayNames(locale)
  return (
    <>
      <header className="screen-head">
        <div>
          <h1>{t('title')}</h1>
          <p>{t('intro')}</p>
        </div>
        <ButtonLink icon="plus" href="#newsletter-add" className="tool-jump">
          {t('make.title')}
        </ButtonLink>
      </header>
      {!readSettings().mail && <Notice kind="warning" title={t('noMail')} />}
      <div className="tool-screen">
        <div className="tool-list newsletter-screen">
          {newsletters.length === 0 ? (
            <EmptyState title={t('none')}>{t('noneBody')}</EmptyState>
          ) : (
            <ul className="newsletter-rows" aria-label={t('list')}>
              {newsletters.map((each) => (
                <li key={each.id}>
                  <h2>
                    <a href={`/admin/newsletters/${each.id}`}>
                      <InLanguage locale={each.locale}>{each.name}</InLanguage>
                    </a>
                  </h2>
                  <p className="board-facts">
                    {localeTable[each.locale].name} · {t(`kind.${each.kind}`)}
                    {each.isClosed && (
                      <>
                        {' '}
                        <Badge>{t('closed')}</Badge>
                      </>
                    )}
                  </p>
                  <p>
                    {t(`when.${each.kind}`, {
                      hour: `${String(each.hour).padStart(2, '0')}:00`,
                      day: days[each.weekday] ?? '',
                      place: `\u2068${each.timeZone}\u2069`,
                    })}
                  </p>
                  <p>{t('subscribers', { count: each.subscribers })}</p>
                  {each.latest && (
                    <p className="board-facts">
                      {t('lastSent', { moment: momentText(each.latest.at.toISOString(), locale, timeZone) })}{' '}
                      · {t(`issues.state.${each.latest.state}`)}
                    </p>
                  )}
                </li>
              ))}
            </ul>
          )}
          {people && (
            <section aria-labelledby="subscribers">
              <h2 id="subscribers">{t('people.title')}</h2>
              <p>{t('people.intro', { count: people.subscribers })}</p>
              <p className="section-lead">{t('people.suppressed', { count: people.suppressed })}</p>
              {people.subscribers > 0 && (
                <p>
                  <a href="/admin/newsletters/subscribers" download>
                    {t('people.export')}
                  </a>
                </p>
              )}
              {newsletters.length > 0 && (
                <>
                  <h3>{t('people.import.title')}</h3>
                  <p className="section-lead">{t('people.import.text')}</p>
                  <SubscriberImport newsletters={newsletters.map(({ id, name }) => ({ id, name }))} />
                </>
              )}
              <h3>{t('people.erase.title')}</h3>
              <p className="section-lead">{t('people.erase.text')}</p>
              <ActionForm
                action={eraseSubscriberAction}
                done={t('people.erase.done')}
                clears
                label={t('people.erase.title')}
              >
                <FormTextField
                  label={t('people.erase.email')}
                  name="email"
                  type="email"
                  dir="ltr"
                  autoComplete="off"
                  required
                />
                <div className="button-row">
                  <SubmitButton kind="danger">{t('people.erase.submit')}</SubmitButton>
                </div>
              </ActionForm>
            </section>
          )}
        </div>
        <div className="tool-side">
          <section aria-labelledby="newsletter-add">
            <h2 id="newsletter-add">{t('make.title')}</h2>
            <ActionForm action={makeNewsletterAction}>
              <NewsletterFields
                facts={{ name: '', description: '', list: 'latest', hour: 7, weekday: 6, timeZone }}
                lists={lists}
                locale={locale}
                begins={locale}
              />
              <div className="button-row">
                <SubmitButton>{t('make.submit')}</SubmitButton>
              </div>
            </ActionForm>
          </section>
        </div>
      </div>
    </>
  )
}
