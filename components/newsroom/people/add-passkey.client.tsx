'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FormDraftNotice, useFormDraft } from '../forms/use-form-draft.client.tsx'
import { useOwnActions } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useProof } from './ask-proof.client.tsx'
import { addPasskey } from './passkeys.ts'

/** Makes a passkey on this device, under a name that its owner knows it by. */
export function AddPasskey() {
  const t = useTranslations('Newsroom.People')
  const { seePasskeys } = useOwnActions()
  const { withProof, dialog } = useProof()
  const draft = useFormDraft('passkey')
  const [told, setTold] = useState<{ kind: 'done' | 'failure'; title: string } | null>(null)
  const [isBusy, setBusy] = useState(false)

  const add = async (form: HTMLFormElement) => {
    setBusy(true)
    setTold(null)
    const name = String(new FormData(form).get('name')).trim()
    let outcome = await addPasskey(name)
    if (outcome === 'proof-needed') {
      // Refused once, so that it is asked for; then the ceremony begins anew.
      let isAsked = false
      const answer = await withProof(async () => {
        if (isAsked) return { ok: true, value: null }
        isAsked = true
        return { ok: false, refusal: 'proof-needed', subject: '', message: '' }
      })
      if (answer.ok) outcome = await addPasskey(name)
    }
    setBusy(false)
    if (outcome === 'done') {
      draft.settle(draft.kept())
      form.reset()
      setTold({ kind: 'done', title: t('account.passkeyDone') })
      await seePasskeys()
    } else if (outcome !== 'proof-needed') setTold({ kind: 'failure', title: wordsFor(outcome) })
  }

  const wordsFor = (outcome: 'failed' | 'unsupported' | 'known'): string => {
    if (outcome === 'known') return t('passkey.known')
    return outcome === 'unsupported' ? t('passkey.unsupported') : t('passkey.addFailed')
  }

  return (
    <>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          void add(event.currentTarget)
        }}
      >
        <FormDraftNotice draft={draft} />
        {told && <Notice kind={told.kind} live title={told.title} />}
        <div className="add-row">
          <TextField
            label={t('account.passkeyName')}
            hint={t('account.passkeyNameHint')}
            name="name"
            dir="auto"
            maxLength={60}
          />
          <Button type="submit" icon="key" busy={isBusy}>
            {t('account.passkeyAdd')}
          </Button>
        </div>
      </form>
      {dialog}
    </>
  )
}
