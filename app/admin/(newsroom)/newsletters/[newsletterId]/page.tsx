import '@/components/newsroom/newsletters/newsletters.css'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import { ActionForm, FormHidden } from '@/components/newsroom/forms/action-form.client.tsx'
import { dayNames, NewsletterFields } from '@/components/newsroom/newsletters/newsletter-fields.tsx'
import { ActionButton } from '@/components/newsroom/people/action-button.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { listsToChoose, readNewsletter } from '@/lib/newsroom/newsletters/change-newsletter.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../../require-actor.ts'
import { changeNewsletterAction, closeNewsletterAction, newIssueAction } from '../actions.ts'

type Props = { params: Promise<{ newsletterId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Newsletters' })
  return { title: t('title') }
}

/** One newsletter: its issues, and what it is. */
export default async function NewsletterPage({ params }: Props) {
  const { newsletterId } = await params
  const { db, actor, locale, timeZone } = await requirePageUser(`/admin/newsletters/${newsletterId}`)
  if (!may(actor, 'newsletters.write')) notFound()
  const { newsletter, issues } = await readNewsletter(db, actor, { id: newsletterId }).catch(
    (error: unknown) => {
      if (error instanceof NewsroomError) notFound()
      throw error
    },
  )
  const lists = await listsToChoose(db, locale)
  const t = await getTranslations({ locale, namespace: 'Newsroom.Newsletters' })
  const { id, kind } = newsletter
  const moment = (at: Date) => momentText(at.toISOString(), locale, timeZone)
  return (
    <>
      <ButtonLink kind="quiet" size="small" icon="back" href="/admin/newsletters" className="go-back">
        {t('title')}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>
            <InLanguage locale={newsletter.locale}>{newsletter.name}</InLanguage>
          </h1>
          <p>
            {localeTable[newsletter.locale].name} · {t(`kind.${kind}`)} ·{' '}
            {t(`when.${kind}`, {
              hour: `${String(newsletter.hour).padStart(2, '0')}:00`,
              day: dayNames(locale)[newsletter.weekday] ?? '',
              place: `\u2068${newsletter.timeZone}\u2069`,
            })}{' '}
            · {t('subscribers', { count: newsletter.subscribers })}{' '}
            {newsletter.isClosed && <Badge>{t('closed')}</Badge>}
          </p>
        </div>
      </header>
      <div className="tool-screen">
        <section className="tool-list newsletter-screen" aria-labelledby="issues">
          <h2 id="issues">{t('issues.title')}</h2>
          {!newsletter.isClosed && (
            <div className="button-row">
              <ActionButton action={newIssueAction.bind(null, id)} icon="plus">
                {t('issues.new')}
              </ActionButton>
            </div>
          )}
          {issues.length === 0 ? (
            <p className="section-lead">
              {t('issues.none')} {kind !== 'written' && t('issues.noneOwn')}
            </p>
          ) : (
            <ul className="newsletter-rows">
              {issues.map((each) => (
                <li key={each.id}>
                  <h3>
                    <a href={`/admin/newsletters/${id}/${each.id}`}>
                      {each.subject ? (
                        <InLanguage locale={newsletter.locale}>{each.subject}</InLanguage>
                      ) : each.isOwn ? (
                        t('issues.ofItself')
                      ) : (
                        t('issues.untitled')
                      )}
                    </a>
                  </h3>
                  <p className="board-facts">
                    <Badge>{t(`issues.state.${each.state}`)}</Badge>{' '}
                    {moment(each.startedAt ?? each.dueAt ?? each.createdAt)}
                    {each.recipients > 0 && (
                      <> · {t('issues.progress', { sent: each.sent, recipients: each.recipients })}</>
                    )}
                    {each.failed > 0 && <> · {t('issues.failed', { count: each.failed })}</>}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </section>
        <div className="tool-side">
          <section aria-labelledby="newsletter-settings">
            <h2 id="newsletter-settings">{t('settings.title')}</h2>
            <ActionForm action={changeNewsletterAction.bind(null, id)} done={t('settings.done')}>
              <FormHidden name="base" value={String(newsletter.version)} />
              <NewsletterFields facts={newsletter} lists={lists} locale={locale} kind={kind} />
              <div className="button-row">
                <SubmitButton kind="plain">{t('settings.submit')}</SubmitButton>
              </div>
            </ActionForm>
          </section>
          {newsletter.isClosed ? (
            <section>
              <h2>{t('open.title')}</h2>
              <p className="section-lead">{t('open.text')}</p>
              <ActionButton action={closeNewsletterAction.bind(null, id, false)} done={t('open.done')}>
                {t('open.submit')}
              </ActionButton>
            </section>
          ) : (
            <section>
              <h2>{t('close.title')}</h2>
              <p className="section-lead">{t('close.text')}</p>
              <ConfirmedAction
                action={closeNewsletterAction.bind(null, id, true)}
                title={t('close.title')}
                description={t('close.text')}
                confirm={t('close.submit')}
                done={t('close.done')}
              />
            </section>
          )}
        </div>
      </div>
    </>
  )
}
