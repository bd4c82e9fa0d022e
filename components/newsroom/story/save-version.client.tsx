'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { Button } from '../ui/button.tsx'
import { useToasts } from '../ui/toast.client.tsx'
import { askNewsroom, storyAddress } from './ask-newsroom.ts'
import type { Flush } from './use-draft.client.ts'

/** Keeps the words as they are, with a reason that somebody will understand in a year. */
export function SaveVersion({
  articleId,
  flush,
  onSaved,
}: {
  articleId: string
  flush: Flush
  onSaved: () => void
}) {
  const t = useTranslations('Newsroom.Stories')
  const { tell } = useToasts()
  const [reason, setReason] = useState('')
  const typed = useFormDraft(`version ${articleId}`)
  const [failure, setFailure] = useState('')
  const [isBusy, setBusy] = useState(false)
  const keep = async () => {
    setBusy(true)
    setFailure('')
    const arrived = await flush()
    const answer =
      arrived !== null
        ? await askNewsroom<{ number: number }>(storyAddress(articleId, '/revisions'), {
            method: 'POST',
            body: { reason },
          })
        : null
    setBusy(false)
    if (!answer) return setFailure(t('publish.unsaved'))
    if (!answer.ok) return setFailure(answer.refusal === 'away' ? t('away') : answer.message)
    typed.settle(typed.kept())
    setReason('')
    tell({ kind: 'done', title: t('history.kept', { number: answer.value.number }) })
    onSaved()
  }
  return (
    <form
      className="keep-version"
      onSubmit={(event) => {
        event.preventDefault()
        void keep()
      }}
    >
      <FormDraftNotice draft={typed} />
      <label className="visually-hidden" htmlFor="keep-reason">
        {t('history.keepTitle')}: {t('history.keepReason')}
      </label>
      <input
        id="keep-reason"
        className="input"
        dir="auto"
        value={reason}
        placeholder={t('history.keepHint')}
        aria-describedby={failure ? 'keep-failure' : undefined}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button type="submit" busy={isBusy} disabled={!reason.trim()}>
        {t('history.keepTitle')}
      </Button>
      {failure && (
        <p id="keep-failure" className="field-error" role="alert">
          {failure}
        </p>
      )}
    </form>
  )
}
