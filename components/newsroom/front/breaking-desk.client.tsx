'use client'

import { useTranslations } from 'next-intl'
import { useActionState, useState } from 'react'
import { localeTable } from '@/lib/locale/table.ts'
import type { EditableFront, EditableNotice } from '@/lib/newsroom/front/open-front.ts'
import { wallTime } from '@/lib/newsroom/writing/wall-time.ts'
import { type FormAction, type FormState, faultOf, refusedIn, unsent } from '../forms/form-state.ts'
import { FormDraftNotice } from '../forms/use-form-draft.client.tsx'
import { useFormState } from '../forms/use-form-state.client.ts'
import { MomentField } from '../moment/moment-field.client.tsx'
import { useNewsroom } from '../shell/providers.client.tsx'
import { useMoments } from '../story/moments.client.tsx'
import { Select, TextArea } from '../ui/field.tsx'
import { InLanguage } from '../ui/in-language.tsx'
import { Notice } from '../ui/notice.tsx'
import { SubmitButton } from '../ui/submit-button.client.tsx'

/** Minutes. */
const durations = [30, 60, 120, 240, 480, 720] as const
const usual = 120

type Form = FormAction<void>

/** What is breaking in a language: what stands over its pages, and how something is put there. */
export function BreakingDesk({
  front,
  asked,
  most,
  announce,
  withdraw,
}: {
  front: EditableFront
  /** A story that the person came here to announce. */
  asked: string | null
  /** UTF-16 units that a line may have. */
  most: number
  announce: Form
  withdraw: Form
}) {
  const t = useTranslations('Newsroom.Front.breaking')
  const { notice } = front
  return (
    <section
      className="breaking-desk"
      data-standing={notice ? '' : undefined}
      aria-labelledby="breaking-title"
    >
      <h2 id="breaking-title">{t('title')}</h2>
      <p className="field-hint">{t('intro')}</p>
      {notice && <Standing front={front} notice={notice} withdraw={withdraw} />}
      <details
        // Closed once what was announced stands.
        key={notice?.id ?? 'none'}
        className="breaking-new"
        open={asked !== null && front.stories[asked] ? true : undefined}
      >
        <summary className="button button-plain">
          <span>{t(notice ? 'replace' : 'announce')}</span>
        </summary>
        <AnnounceForm front={front} asked={asked} most={most} announce={announce} />
      </details>
      {front.pastNotices.length > 0 && <Past front={front} />}
    </section>
  )
}

function Standing({
  front,
  notice,
  withdraw,
}: {
  front: EditableFront
  notice: EditableNotice
  withdraw: Form
}) {
  const t = useTranslations('Newsroom.Front.breaking')
  const { print } = useMoments()
  const [state, send] = useActionState(withdraw, unsent as FormState<void>)
  const fault = faultOf(state)
  const story = notice.articleId ? front.stories[notice.articleId] : undefined
  return (
    <div className="breaking-standing">
      <p className="breaking-standing-label">{t('stands')}</p>
      <p className="breaking-line">
        <InLanguage locale={front.locale}>{notice.text}</InLanguage>
      </p>
      <p className="field-hint">
        {t('until', { moment: print(notice.expiresAt) })} ·{' '}
        {t.rich('startedBy', {
          name: notice.startedBy,
          moment: print(notice.startedAt),
          who: (name) => <bdi>{name}</bdi>,
        })}
        {story && <> · {t('leadsTo', { headline: story.headline })}</>}
      </p>
      <form action={send}>
        <input type="hidden" name="notice" value={notice.id} />
        <SubmitButton kind="danger">{t('end')}</SubmitButton>
        {fault && (
          <p className="field-error" role="alert">
            {fault}
          </p>
        )}
      </form>
    </div>
  )
}

function AnnounceForm({
  front,
  asked,
  most,
  announce,
}: {
  front: EditableFront
  asked: string | null
  most: number
  announce: Form
}) {
  const t = useTranslations('Newsroom.Front.breaking')
  const { timeZone } = useNewsroom()
  const { state, send, draft } = useFormState(announce, { name: `breaking ${front.locale}` })
  const fault = faultOf(state)
  const chosen = asked ? front.stories[asked] : undefined
  const given = refusedIn(state)
  const { dir } = localeTable[front.locale]
  const [atFirst] = useState(() => wallTime(new Date(Date.parse(front.now) + usual * 60_000), timeZone))
  const ids = [...new Set([...(chosen ? [chosen.articleId] : []), ...front.newest])]
  return (
    <form
      className="form"
      action={send}
      // React empties a form once its action has run, whatever came of it; one that was taken is made anew.
      onReset={(event) => event.preventDefault()}
    >
      <FormDraftNotice draft={draft} answer={state} />
      {fault && <Notice kind="failure" live title={fault} />}
      <input type="hidden" name="language" value={front.locale} />
      {front.notice && <input type="hidden" name="replaces" value={front.notice.id} />}
      <TextArea
        label={t('text')}
        hint={t('textHint')}
        name="text"
        rows={2}
        lang={front.locale}
        dir={dir}
        maxLength={most}
        required
        defaultValue={given?.text?.[0] ?? chosen?.headline ?? ''}
      />
      <Select
        label={t('story')}
        name="story"
        defaultValue={given?.story?.[0] ?? chosen?.articleId ?? ''}
        options={[
          { value: '', label: t('noStory') },
          ...ids.flatMap((id) =>
            front.stories[id] ? [{ value: id, label: front.stories[id].headline }] : [],
          ),
        ]}
      />
      <div className="form-row">
        <Select
          label={t('lasts')}
          name="lasts"
          className="breaking-lasts"
          defaultValue={given?.lasts?.[0] ?? String(usual)}
          options={[
            ...durations.map((minutes) => ({
              value: String(minutes),
              label: minutes < 60 ? t('minutes', { count: minutes }) : t('hours', { count: minutes / 60 }),
            })),
            { value: 'at', label: t('moment') },
          ]}
        />
        <MomentField
          ahead
          withSeconds
          label={t('at')}
          className="breaking-at"
          name="at"
          defaultValue={given?.at?.[0] ?? atFirst}
        />
      </div>
      <div className="button-row">
        <SubmitButton>{t(front.notice ? 'doReplace' : 'do')}</SubmitButton>
      </div>
    </form>
  )
}

function Past({ front }: { front: EditableFront }) {
  const t = useTranslations('Newsroom.Front.breaking')
  const { print } = useMoments()
  return (
    <details className="breaking-past">
      <summary>{t('past')}</summary>
      <ul>
        {front.pastNotices.map((each) => (
          <li key={each.id}>
            <InLanguage locale={front.locale}>{each.text}</InLanguage>
            <span className="field-hint">
              {t.rich('startedBy', {
                name: each.startedBy,
                moment: print(each.startedAt),
                who: (name) => <bdi>{name}</bdi>,
              })}{' '}
              · {t('over', { moment: print(each.endedAt ?? each.expiresAt) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
