import '@/components/newsroom/newsletters/newsletters.css'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { momentText } from '@/components/newsroom/board/moment.tsx'
import {
  ActionForm,
  FormHidden,
  FormSelect,
  FormTextArea,
  FormTextField,
} from '@/components/newsroom/forms/action-form.client.tsx'
import { MomentField } from '@/components/newsroom/moment/moment-field.client.tsx'
import { ConfirmedAction } from '@/components/newsroom/people/confirmed-action.client.tsx'
import { Badge } from '@/components/newsroom/ui/badge.tsx'
import { ButtonLink } from '@/components/newsroom/ui/button.tsx'
import { InLanguage } from '@/components/newsroom/ui/in-language.tsx'
import { SubmitButton } from '@/components/newsroom/ui/submit-button.client.tsx'
import { localeTable } from '@/lib/locale/table.ts'
import { readNewsletter } from '@/lib/newsroom/newsletters/change-newsletter.ts'
import { previewIssue, readIssue } from '@/lib/newsroom/newsletters/write-issue.ts'
import { NewsroomError } from '@/lib/newsroom/newsroom-error.ts'
import { may } from '@/lib/newsroom/permissions.ts'
import { newsroomLocale, requirePageUser } from '../../../../require-actor.ts'
import {
  discardIssueAction,
  scheduleIssueAction,
  sendIssueAction,
  stopIssueAction,
  testIssueAction,
  writeIssueAction,
} from '../../actions.ts'

type Props = { params: Promise<{ newsletterId: string; issueId: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations({ locale: await newsroomLocale(), namespace: 'Newsroom.Newsletters' })
  return { title: t('issues.title') }
}

/** Places that a story of an issue can have. */
const places = Array.from({ length: 20 }, (_, n) => String(n + 1))

/** One issue: written while it is a draft, looked at, tried, sent, and watched. */
export default async function IssuePage({ params }: Props) {
  const { newsletterId, issueId } = await params
  const { db, actor, locale, timeZone } = await requirePageUser(
    `/admin/newsletters/${newsletterId}/${issueId}`,
  )
  if (!may(actor, 'newsletters.write')) notFound()
  const { issue, newsletter, stories, choice } = await readIssue(db, actor, { id: issueId }).catch(
    (error: unknown) => {
      if (error instanceof NewsroomError) notFound()
      throw error
    },
  )
  if (newsletter.id !== newsletterId) notFound()
  const { newsletter: row, issues } = await readNewsletter(db, actor, { id: newsletterId })
  const counted = issues.find((each) => each.id === issueId)
  const parts = await previewIssue(db, actor, { id: issueId })
  const t = await getTranslations({ locale, namespace: 'Newsroom.Newsletters' })
  const moment = (at: Date) => momentText(at.toISOString(), locale, timeZone)
  const isDraft = issue.state === 'draft'
  const isUnderWay = issue.state === 'scheduled' || issue.state === 'filling' || issue.state === 'sending'
  return (
    <>
      <ButtonLink
        kind="quiet"
        size="small"
        icon="back"
        href={`/admin/newsletters/${newsletterId}`}
        className="go-back"
      >
        {t('issue.back')}
      </ButtonLink>
      <header className="screen-head">
        <div>
          <h1>
            <InLanguage locale={newsletter.locale}>{parts?.subject || newsletter.name}</InLanguage>
          </h1>
          <p>
            <Badge>{t(`issues.state.${issue.state}`)}</Badge>{' '}
            {issue.state === 'scheduled' && issue.dueAt && t('issue.waits', { moment: moment(issue.dueAt) })}
            {counted && counted.recipients > 0 && (
              <>
                {t('issues.progress', { sent: counted.sent, recipients: counted.recipients })}
                {counted.failed > 0 && <> · {t('issues.failed', { count: counted.failed })}</>}
              </>
            )}
          </p>
        </div>
      </header>
      <div className="tool-screen">
        <div className="tool-list newsletter-screen">
          {isDraft && (
            <ActionForm
              action={writeIssueAction.bind(null, { newsletterId, id: issueId })}
              done={t('issue.saved')}
              label={t('issues.title')}
            >
              <FormHidden name="base" value={String(issue.version)} />
              <FormTextField
                label={t('issue.subject')}
                hint={t('issue.subjectHint')}
                name="subject"
                value={issue.subject}
                lang={newsletter.locale}
                dir={localeTable[newsletter.locale].dir}
                maxLength={200}
              />
              <FormTextArea
                className="letter-introduction"
                label={t('issue.introduction')}
                hint={t('issue.introductionHint')}
                name="introduction"
                value={issue.introduction}
                lang={newsletter.locale}
                dir={localeTable[newsletter.locale].dir}
                rows={6}
                maxLength={20_000}
              />
              <fieldset className="issue-stories">
                <legend>{t('issue.stories')}</legend>
                <p className="field-hint">
                  {stories.length + choice.length === 0 ? t('issue.noStories') : t('issue.storiesHint')}
                </p>
                {[...stories, ...choice].map((each, n) => (
                  <div className="issue-story" key={each.articleId}>
                    <FormSelect
                      label={`${t('issue.place')}: ${each.headline}`}
                      labelHidden
                      name={`place-${each.articleId}`}
                      value={n < stories.length ? String(n + 1) : ''}
                      options={[
                        { value: '', label: '—' },
                        ...places.map((value) => ({ value, label: value })),
                      ]}
                    />
                    <p>
                      <InLanguage locale={newsletter.locale}>{each.headline}</InLanguage>
                      <span className="board-facts">
                        <InLanguage locale={newsletter.locale}>{each.section.name}</InLanguage> ·{' '}
                        {moment(each.publishedAt)}
                      </span>
                    </p>
                  </div>
                ))}
              </fieldset>
              <div className="button-row">
                <SubmitButton>{t('issue.save')}</SubmitButton>
              </div>
            </ActionForm>
          )}
          <section aria-labelledby="issue-preview">
            <h2 id="issue-preview">{t('issue.preview')}</h2>
            {parts ? (
              <>
                <h3>{t('issue.previewPhone')}</h3>
                <iframe
                  key={issue.version}
                  className="letter-frame"
                  title={t('issue.previewPhone')}
                  src={`/admin/preview/newsletter/${issueId}?v=${issue.version}`}
                  sandbox="allow-same-origin"
                />
                <details>
                  <summary>{t('issue.previewText')}</summary>
                  <pre
                    className="letter-text"
                    lang={newsletter.locale}
                    dir={localeTable[newsletter.locale].dir}
                  >
                    {parts.text}
                  </pre>
                </details>
              </>
            ) : (
              <p className="section-lead">{t('issue.empty')}</p>
            )}
          </section>
        </div>
        <div className="tool-side">
          {parts && (
            <section aria-labelledby="issue-test">
              <h2 id="issue-test">{t('issue.test.title')}</h2>
              <ActionForm action={testIssueAction.bind(null, issueId)} done={t('issue.test.done')}>
                <FormTextField label={t('issue.test.to')} name="to" type="email" dir="ltr" required />
                <div className="button-row">
                  <SubmitButton kind="plain">{t('issue.test.submit')}</SubmitButton>
                </div>
              </ActionForm>
            </section>
          )}
          {isDraft && parts && !row.isClosed && (
            <section aria-labelledby="issue-send">
              <h2 id="issue-send">{t('issue.send.title')}</h2>
              <ConfirmedAction
                action={sendIssueAction.bind(null, issueId, issue.version)}
                title={t('issue.send.nowTitle')}
                description={t('issue.send.nowText', { count: row.subscribers })}
                confirm={t('issue.send.now')}
                done={t('issue.send.nowDone')}
              />
              <ActionForm
                action={scheduleIssueAction.bind(null, { id: issueId, baseVersion: issue.version })}
                done={t('issue.send.scheduled')}
                label={t('issue.send.schedule')}
              >
                <MomentField label={t('issue.send.at')} name="at" ahead usualTime="07:00" />
                <div className="button-row">
                  <SubmitButton kind="plain">{t('issue.send.schedule')}</SubmitButton>
                </div>
              </ActionForm>
            </section>
          )}
          {isUnderWay && (
            <section>
              <h2>{t('issue.stop.title')}</h2>
              <p className="section-lead">{t('issue.stop.text')}</p>
              <div className="button-row">
                <ConfirmedAction
                  action={stopIssueAction.bind(null, issueId)}
                  title={t('issue.stop.title')}
                  description={t('issue.stop.text')}
                  confirm={t('issue.stop.submit')}
                  done={t('issue.stop.done')}
                />
                <ButtonLink href={`/admin/newsletters/${newsletterId}/${issueId}`}>
                  {t('issue.reload')}
                </ButtonLink>
              </div>
            </section>
          )}
          {isDraft && (
            <section>
              <h2>{t('issue.discard.title')}</h2>
              <ConfirmedAction
                action={discardIssueAction.bind(null, { newsletterId, id: issueId })}
                title={t('issue.discard.title')}
                description={t('issue.discard.text')}
                confirm={t('issue.discard.submit')}
                done={t('issue.discard.done')}
              />
            </section>
          )}
        </div>
      </div>
    </>
  )
}
