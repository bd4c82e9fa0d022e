'use client'

import { unstable_rethrow } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { type ReactNode, useRef, useState } from 'react'
import type { Result } from '@/lib/newsroom/result.ts'
import { useAwayWords } from '../forms/use-form-draft.client.tsx'
import { useOwnActions } from '../shell/providers.client.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.client.tsx'
import { TextField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { proveByPasskey } from './passkeys.ts'
import { PasswordField } from './password-field.client.tsx'

/**
 * For what asks who is asking: does the work, and when it is refused for want of a fresh proof, asks for one and does
 * it again. Without a connection there is an answer, too. `dialog` must stand somewhere in the page, outside of any form.
 */
export function useProof(): {
  withProof: <T>(work: () => Promise<Result<T>>) => Promise<Result<T>>
  dialog: ReactNode
} {
  const [isOpen, setOpen] = useState(false)
  const settle = useRef<((proved: boolean) => void) | null>(null)
  const away = useAwayWords()

  const close = (proved: boolean) => {
    setOpen(false)
    settle.current?.(proved)
    settle.current = null
  }

  async function withProof<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    const answer = await reaching(work)
    if (answer.ok || answer.refusal !== 'proof-needed') return answer
    const proved = await new Promise<boolean>((resolve) => {
      settle.current = resolve
      setOpen(true)
    })
    return proved ? reaching(work) : answer
  }

  async function reaching<T>(work: () => Promise<Result<T>>): Promise<Result<T>> {
    try {
      return await work()
    } catch (error) {
      // What leads to another page is Next's.
      unstable_rethrow(error)
      return { ok: false, refusal: 'failed', subject: '', message: away(error) }
    }
  }

  return {
    withProof,
    dialog: <ProofDialog open={isOpen} onProved={() => close(true)} onGivenUp={() => close(false)} />,
  }
}

function ProofDialog({
  open,
  onProved,
  onGivenUp,
}: {
  open: boolean
  onProved: () => void
  onGivenUp: () => void
}) {
  const t = useTranslations('Newsroom.People')
  const { prove } = useOwnActions()
  const [isBusy, setBusy] = useState(false)
  const [fault, setFault] = useState('')

  const attempt = async (work: () => Promise<string | null>) => {
    setBusy(true)
    setFault('')
    const wrong = await work()
    setBusy(false)
    if (wrong === null) onProved()
    else setFault(wrong)
  }

  return (
    <Dialog
      title={t('proof.title')}
      description={t('proof.body')}
      open={open}
      onOpenChange={(next) => {
        if (next) return
        setFault('')
        onGivenUp()
      }}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          const form = new FormData(event.currentTarget)
          void attempt(async () => {
            const answer = await prove(form)
            if (answer.ok) return null
            return answer.refusal === 'proof-needed' ? t('proof.wrong') : answer.message
          })
        }}
      >
        {fault && <Notice kind="failure" live title={fault} />}
        <PasswordField name="password" label={t('password.label')} autoComplete="current-password" />
        <TextField
          name="code"
          label={t('proof.code')}
          inputMode="numeric"
          autoComplete="one-time-code"
          dir="ltr"
          className="code-field"
        />
        <div className="button-row">
          <Button type="submit" kind="primary" busy={isBusy}>
            {t('proof.submit')}
          </Button>
          <Button
            icon="key"
            busy={isBusy}
            onClick={() =>
              attempt(async () => {
                const outcome = await proveByPasskey()
                if (outcome === 'done') return null
                return outcome === 'unsupported' ? t('passkey.unsupported') : t('passkey.failed')
              })
            }
          >
            {t('proof.passkey')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
