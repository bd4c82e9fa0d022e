'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Locale, localeTable } from '@/lib/locale/table.ts'
import type { CorrectionLine } from '@/lib/newsroom/corrections/list-corrections.ts'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { askNewsroom, storyAddress } from '../story/ask-newsroom.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'

/** Takes the reason for which a note is withdrawn, which readers read in its place. */
export function WithdrawDialog({
  articleId,
  note,
  locale,
  onClose,
  onDone,
}: {
  articleId: string
  note: CorrectionLine
  locale: Locale
  onClose: () => void
  onDone: () => void
}) {
  const t = useTranslations('Newsroom.Corrections')
  const stories = useTranslations('Newsroom.Stories')
  const { name: language, dir } = localeTable[locale]
  const typed = useFormDraft(`withdraw ${note.id}`)
  const [reason, setReason] = useState('')
  const [failure, setFailure] = useState('')
  const [isBusy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    setFailure('')
    const answer = await askNewsroom(storyAddress(articleId, `/corrections/${note.id}`), {
      method: 'DELETE',
      body: { reason },
    })
    setBusy(false)
    if (answer.ok) {
      typed.settle(typed.kept())
      onDone()
    } else setFailure(answer.refusal === 'away' ? stories('away') : answer.message)
  }
  return (
    <Dialog
      title={t('withdrawTitle')}
      description={t('withdrawBody')}
      open
      onOpenChange={(open) => {
        if (!open && !isBusy) onClose()
      }}
      footer={
        <>
          <Button kind="danger" busy={isBusy} disabled={!reason.trim()} onClick={send}>
            {t('withdraw')}
          </Button>
          <Button onClick={onClose} disabled={isBusy}>
            {t('cancel')}
          </Button>
        </>
      }
    >
      <FormDraftNotice draft={typed} />
      <blockquote className="event-note" lang={locale} dir={dir}>
        {note.note}
      </blockquote>
      <TextArea
        label={t('withdrawReason', { language })}
        value={reason}
        lang={locale}
        dir={dir}
        required
        onChange={(event) => setReason(event.target.value)}
      />
      {failure && (
        <Notice kind="failure" live>
          {failure}
        </Notice>
      )}
    </Dialog>
  )
}
